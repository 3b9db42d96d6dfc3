import { Button } from 'antd';
import { useState } from 'react';
import type { MustReport } from '@/api/bindings/MustReport';
import { useSend } from '@/api/execute';
import { useMay } from '@/api/session';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { BilingualInput, bothWays, FormDialog, Panel } from '@/shared/ui';
import styles from './directory.module.css';

/** What is reported up at once, whatever the grade. */
export function AlwaysPanel({ items }: { items: readonly MustReport[] }) {
  const t = useT();
  const say = useBilingual();
  const may = useMay();
  const [editing, setEditing] = useState(false);
  return (
    <Panel
      title={t('directory:always.title')}
      aside={
        may('manage_sites') && (
          <Button size="small" onClick={() => setEditing(true)} data-testid="always-change">
            {t('directory:change')}
          </Button>
        )
      }
    >
      <p className={styles.muted}>{t('directory:always.what')}</p>
      <ol className={styles.points} data-testid="always-list">
        {items.map((item) => (
          <li key={item.id}>{say(item.text)}</li>
        ))}
      </ol>
      {editing && <AlwaysDialog items={items} onClose={() => setEditing(false)} />}
    </Panel>
  );
}

function AlwaysDialog({ items, onClose }: { items: readonly MustReport[]; onClose: () => void }) {
  const t = useT();
  const { send, pending, error } = useSend();
  const [list, setList] = useState(items);
  const put = (id: string, text: MustReport['text']) => setList((now) => now.map((item) => (item.id === id ? { ...item, text } : item)));
  const save = async () => {
    const said = list.map(({ id, text }) => ({ id, text: bothWays(text) })).filter(({ text }) => text.zh !== '');
    if (await send({ organisation: { do: 'set_always_report', items: said } })) onClose();
  };
  return (
    <FormDialog open width={720} title={t('directory:always.title')} ok={t('directory:save')} pending={pending} error={error} onOk={() => void save()} onClose={onClose} testId="always-dialog">
      {list.map(({ id, text }) => (
        <div key={id} className={styles.pairLine}>
          <BilingualInput id={id} label={t('directory:always.item')} value={text} onChange={(next) => put(id, next)} />
          <Button onClick={() => setList((now) => now.filter((item) => item.id !== id))}>{t('directory:remove')}</Button>
        </div>
      ))}
      <div>
        <Button size="small" onClick={() => setList((now) => [...now, { id: crypto.randomUUID(), text: { zh: '', en: '' } }])} data-testid="always-add">
          {t('directory:add')}
        </Button>
      </div>
    </FormDialog>
  );
}
