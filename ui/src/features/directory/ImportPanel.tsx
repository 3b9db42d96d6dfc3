import { useMutation } from '@tanstack/react-query';
import { Button, Radio, Table } from 'antd';
import { useId, useState } from 'react';
import type { Directory } from '@/api/bindings/Directory';
import type { ImportKind } from '@/api/bindings/ImportKind';
import type { ImportPreview } from '@/api/bindings/ImportPreview';
import type { ImportRequest } from '@/api/bindings/ImportRequest';
import type { ImportRow } from '@/api/bindings/ImportRow';
import { request } from '@/api/client';
import { useSend } from '@/api/execute';
import { useMay } from '@/api/session';
import { errorWords } from '@/shared/errors/words';
import { useT } from '@/shared/i18n';
import { pathWords } from '@/shared/paths';
import { Chip, ErrorNotice, Field, Panel } from '@/shared/ui';
import styles from './directory.module.css';

const TONES = { new: 'accent', changed: 'warn', unchanged: undefined, wrong: 'bad' } as const;

/** Brings the directory in from a file: what every row would do comes first, and the latest import can be undone. */
export function ImportPanel({ directory }: { directory: Directory }) {
  const t = useT();
  const id = useId();
  const may = useMay();
  const kinds = (['sites', 'users', 'contacts'] as const).filter((kind) => may(kind === 'users' ? 'manage_users' : 'manage_sites'));
  const [kind, setKind] = useState<ImportKind>(kinds[0] ?? 'sites');
  const preview = useMutation({
    mutationFn: async (file: File) => request<ImportPreview>('import_preview', { request: { kind, bytes: await base64(file) } satisfies ImportRequest }),
  });
  const { send, pending, error } = useSend();
  const apply = async () => {
    if (preview.data?.command && (await send({ organisation: preview.data.command }))) preview.reset();
  };
  return (
    <div className={styles.stack}>
      <Panel title={t('directory:import.title')}>
        <Field label={t('directory:import.kind')}>
          <Radio.Group value={kind} options={kinds.map((value) => ({ value, label: <span data-testid={`import-${value}`}>{t(`directory:import.kinds.${value}`)}</span> }))} onChange={(event) => { setKind(event.target.value as ImportKind); preview.reset(); }} />
        </Field>
        <Field label={t('directory:import.file')} hint={t(`directory:import.columns.${kind}`)} htmlFor={id}>
          <input
            id={id}
            key={`${kind}-${preview.isIdle}`}
            type="file"
            accept=".csv,.tsv,.txt,.xlsx"
            onChange={(event) => { const file = event.target.files?.[0]; if (file) preview.mutate(file); }}
            data-testid="import-file"
          />
        </Field>
        <ErrorNotice error={preview.error ?? error} />
      </Panel>
      {preview.data && <Preview preview={preview.data} pending={pending} onApply={() => void apply()} />}
      {directory.last_import && <LastImport standing={directory.last_import} />}
    </div>
  );
}

function Preview({ preview, pending, onApply }: { preview: ImportPreview; pending: boolean; onApply: () => void }) {
  const t = useT();
  const count = (effect: ImportRow['effect']) => preview.rows.filter((row) => row.effect === effect).length;
  const columns = [
    { title: t('directory:import.line'), key: 'line', width: 72, render: (row: ImportRow) => row.line },
    { title: t('directory:import.effect'), key: 'effect', width: 100, render: (row: ImportRow) => <Chip tone={TONES[row.effect]}>{t(`directory:import.effects.${row.effect}`)}</Chip> },
    { title: t('directory:import.name'), key: 'name', width: 200, render: (row: ImportRow) => <bdi>{row.name}</bdi> },
    {
      title: t('directory:import.changes'),
      key: 'changes',
      render: (row: ImportRow) =>
        row.error ? (
          <span data-testid="import-wrong">{errorWords(t, row.error).title}</span>
        ) : (
          <ul className={styles.changes}>
            {row.changes.map((change) => (
              <li key={change.path}>
                <span title={change.path}>{pathWords(t, 'directory', change.path)}</span> {change.before !== null && <del>{change.before}</del>} <bdi>{change.after ?? ''}</bdi>
              </li>
            ))}
          </ul>
        ),
    },
  ];
  return (
    <Panel
      flush
      className={styles.table}
      title={
        <span className={styles.row} data-testid="import-counts">
          {(['new', 'changed', 'unchanged', 'wrong'] as const).map((effect) => (
            <Chip key={effect} tone={TONES[effect]}>
              {t(`directory:import.effects.${effect}`)} {count(effect)}
            </Chip>
          ))}
        </span>
      }
      aside={
        <Button size="small" type="primary" disabled={preview.command === null} loading={pending} onClick={onApply} data-testid="import-apply">
          {t(count('wrong') > 0 ? 'directory:import.apply_rest' : 'directory:import.apply')}
        </Button>
      }
    >
      {preview.unknown_columns.length > 0 && <p className={styles.search}>{t('directory:import.unknown', { columns: preview.unknown_columns.join('、') })}</p>}
      <Table size="small" rowKey="line" pagination={{ pageSize: 100, hideOnSinglePage: true }} columns={columns} dataSource={preview.rows} />
    </Panel>
  );
}

/** The latest import, to be undone while nothing it wrote has changed since. */
function LastImport({ standing }: { standing: NonNullable<Directory['last_import']> }) {
  const t = useT();
  const { send, pending, error } = useSend();
  return (
    <Panel title={t('directory:import.last')}>
      <p>{t(standing.can_be_undone ? 'directory:import.can_undo' : 'directory:import.changed_since', { count: standing.subjects })}</p>
      <Button disabled={!standing.can_be_undone} loading={pending} onClick={() => void send({ organisation: { do: 'revert_import', import: standing.id } })} data-testid="import-undo">
        {t('directory:import.undo')}
      </Button>
      <ErrorNotice error={error} />
    </Panel>
  );
}

async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x8000) parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  return btoa(parts.join(''));
}
