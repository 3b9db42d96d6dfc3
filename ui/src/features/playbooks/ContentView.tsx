import { Button } from 'antd';
import { useState } from 'react';
import type { ContentItem } from '@/api/bindings/ContentItem';
import { useContentText } from '@/api/contents';
import { useMay } from '@/api/session';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { Chip, ErrorNotice, Panel } from '@/shared/ui';
import { Editions } from './Editions';
import { Editor } from './Editor';
import styles from './playbooks.module.css';
import { actionsOf, type Doc } from './schema';
import { Sections } from './Sections';

/** One playbook or rule pack: its editions, and its text to be read or edited. */
export function ContentView({ item }: { item: ContentItem }) {
  const t = useT();
  const say = useBilingual();
  const may = useMay();
  const inForce = item.editions.find((edition) => edition.in_force);
  const [number, setNumber] = useState<number>();
  const [editing, setEditing] = useState<Doc>();
  const { kind, scenario } = item;
  const { data, error } = useContentText({ kind, scenario, number: number ?? null, against: null });
  if (editing !== undefined) return <Editor item={item} start={editing} onClose={() => setEditing(undefined)} />;
  const shown = data?.number ?? null;
  return (
    <div className={styles.stack}>
      <Panel
        title={say(item.title) || t('playbooks:wording', { kind: t(`terms:content_kind.${kind}`), scenario: t(`terms:scenario.${scenario}`) })}
        aside={
          <>
            {item.next_review !== null && <Chip tone={item.stale ? 'warn' : undefined}>{t(item.stale ? 'playbooks:stale' : 'playbooks:next_review', { day: item.next_review })}</Chip>}
            {may(actionsOf(kind).write) && data && (
              <Button size="small" type="primary" onClick={() => setEditing(data.value)} data-testid="content-edit">
                {t('playbooks:edit')}
              </Button>
            )}
          </>
        }
      >
        <p className={styles.row}>
          <Chip tone="accent">{inForce ? t('playbooks:in_force', { number: inForce.number }) : t('playbooks:shipped_in_force')}</Chip>
          <span className={styles.muted}>{shown === null ? t('playbooks:reading_shipped') : t('playbooks:reading', { number: shown })}</span>
        </p>
        <Editions item={item} shown={shown ?? 0} onShow={setNumber} />
      </Panel>
      <ErrorNotice error={error} />
      {data && <Sections kind={kind} doc={data.value} />}
    </div>
  );
}
