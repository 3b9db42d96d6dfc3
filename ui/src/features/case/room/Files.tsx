import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { Attachment } from '@/api/bindings/Attachment';
import { askPath } from '@/api/files';
import { saveAttachment, useAttachment } from '@/api/room';
import { useFormat } from '@/shared/format';
import { useT } from '@/shared/i18n';
import { Chip, ErrorNotice, Icon } from '@/shared/ui';
import styles from './room.module.css';

/** The files of an entry, each a press away from being looked at. */
export function Files({ caseId, files }: { caseId: string; files: readonly Attachment[] }) {
  const t = useT();
  const format = useFormat();
  const [open, setOpen] = useState<Attachment>();
  return (
    <div className={styles.files}>
      {files.map((file) => (
        <button key={file.entry} type="button" className={styles.file} onClick={() => setOpen(file)} data-testid="file" data-digest={file.digest}>
          <Icon name="file" size={14} /> {file.name} <small>{format.bytes(file.size)}</small>
        </button>
      ))}
      {open !== undefined && (
        <Modal open title={open.name} footer={null} width={880} onCancel={() => setOpen(undefined)} destroyOnHidden>
          <Look caseId={caseId} file={open} />
          <p className={styles.digest}>
            <Chip>{t('room:file.digest')}</Chip> {open.digest}
          </p>
        </Modal>
      )}
    </div>
  );
}

function Look({ caseId, file }: { caseId: string; file: Attachment }) {
  const t = useT();
  const { data, error, refetch } = useAttachment(caseId, file.entry);
  const [failed, setFailed] = useState<unknown>(null);
  const save = async () => {
    const dot = file.name.lastIndexOf('.');
    const path = await askPath(file.name, file.media_type, dot < 0 ? 'bin' : file.name.slice(dot + 1));
    if (path !== undefined) await saveAttachment(caseId, file.entry, path).then(() => setFailed(null), setFailed);
  };
  return (
    <div className={styles.look} data-testid="file-look">
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data?.picture != null && <img src={data.picture} alt={file.name} />}
      {data?.text != null && <pre>{data.text}</pre>}
      {data !== undefined && data.picture === null && data.text === null && <p>{t('room:file.no_preview')}</p>}
      <ErrorNotice error={failed} />
      <Button icon={<Icon name="download" size={16} />} onClick={() => void save()} data-testid="file-save">
        {t('room:file.save')}
      </Button>
    </div>
  );
}
