import { Button } from 'antd';
import { useState } from 'react';
import type { StatementView } from '@/api/bindings/StatementView';
import { askFile } from '@/api/files';
import { attachFile } from '@/api/room';
import { useT } from '@/shared/i18n';
import { ErrorNotice, Icon, Panel } from '@/shared/ui';
import type { AttachedFile } from './work';
import styles from './statement.module.css';

/** Reads a file into the case, and names the entry that holds it; undefined when the person gave up. */
export async function pickFile(caseId: string): Promise<AttachedFile | undefined> {
  const path = await askFile();
  if (path === undefined) return undefined;
  const { entries } = await attachFile(caseId, path, null);
  const entry = entries.at(-1);
  return entry === undefined ? undefined : { entry, name: path.split(/[\\/]/).at(-1) ?? path };
}

/** The files that go out with the text. They belong to what is approved: another file is another version. */
export function Attachments({ caseId, item, files, readOnly, onChange }: { caseId: string; item: StatementView; files: readonly AttachedFile[]; readOnly: boolean; onChange: (files: AttachedFile[]) => void }) {
  const t = useT();
  const [problem, setProblem] = useState<unknown>(null);
  const add = async () => {
    try {
      const picked = await pickFile(caseId);
      if (picked !== undefined) onChange([...files, picked]);
      setProblem(null);
    } catch (error) {
      setProblem(error);
    }
  };
  if (readOnly && files.length === 0) return null;
  const known = new Map(item.files.map((file) => [file.entry, file.name]));
  return (
    <Panel title={t('statement:files.title')}>
      <ul className={styles.files} data-testid="statement-files">
        {files.map(({ entry, name }) => (
          <li key={entry} data-testid="statement-file">
            <Icon name="file" size={14} /> {known.get(entry) ?? name ?? t('statement:files.erased')}
            {!readOnly && (
              <Button size="small" type="text" aria-label={t('statement:files.remove')} onClick={() => onChange(files.filter((other) => other.entry !== entry))} data-testid="statement-file-remove">
                ✕
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ErrorNotice error={problem} />
      {!readOnly && (
        <Button size="small" icon={<Icon name="attach" size={14} />} onClick={() => void add()} data-testid="statement-file-add">
          {t('statement:files.add')}
        </Button>
      )}
    </Panel>
  );
}
