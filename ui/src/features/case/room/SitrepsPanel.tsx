import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { SitrepView } from '@/api/bindings/SitrepView';
import { may } from '@/api/case';
import { useNames } from '@/api/directory';
import { useFormat } from '@/shared/format';
import { useT } from '@/shared/i18n';
import { useActions } from '@/shared/keys';
import { CopyButton, DueTime, Icon, Panel, Time } from '@/shared/ui';
import { Changed } from './DecisionsPanel';
import { SitrepDialog } from './SitrepDialog';
import room from '../room.module.css';
import styles from './room.module.css';

/** Situation reports (情况通报): those that were issued, whether they still hold, and the next. */
export function SitrepsPanel({ view, sitreps }: { view: CaseView; sitreps: readonly SitrepView[] }) {
  const t = useT();
  const names = useNames();
  const [open, setOpen] = useState<'new' | number>();
  const issues = may(view, 'run_room');
  useActions(issues ? [{ id: 'room.sitrep', title: t('room:sitrep.action'), icon: 'statement', keys: 'r', run: () => setOpen('new') }] : []);
  const next = view.clocks.find(({ clock }) => clock.stop === null && clock.due.id.includes('sitrep'))?.clock.due.due_at;
  const found = sitreps.find(({ sitrep }) => sitrep.number === open);
  return (
    <Panel
      title={t('room:sitrep.title')}
      aside={
        <>
          {next != null && <DueTime due={next} />}
          {issues && (
            <Button size="small" icon={<Icon name="add" size={14} />} onClick={() => setOpen('new')} data-testid="sitrep-new">
              {t('room:sitrep.add')}
            </Button>
          )}
        </>
      }
    >
      {sitreps.length === 0 && <p className={room.none}>{t('room:sitrep.none')}</p>}
      <ul className={room.list}>
        {sitreps.map(({ sitrep, changed }) => (
          <li key={sitrep.number} className={room.item} data-testid="sitrep" data-number={sitrep.number}>
            <button type="button" className={styles.plain} onClick={() => setOpen(sitrep.number)} data-testid="sitrep-open">
              {t('room:sitrep.named', { number: sitrep.number })}
            </button>
            <small>
              {names.user(sitrep.by)} · <Time at={sitrep.at} zone={view.zone} />
            </small>
            {changed.length > 0 && <Changed numbers={changed} />}
          </li>
        ))}
      </ul>
      {open === 'new' && <SitrepDialog view={view} onClose={() => setOpen(undefined)} />}
      {found !== undefined && <Issued view={view} found={found} onClose={() => setOpen(undefined)} />}
    </Panel>
  );
}

/** A report as it went out, with the text for the messaging app. */
function Issued({ view, found, onClose }: { view: CaseView; found: SitrepView; onClose: () => void }) {
  const t = useT();
  const text = useSitrepText(view, found.sitrep);
  return (
    <Modal open title={t('room:sitrep.named', { number: found.sitrep.number })} footer={<CopyButton text={text} testId="sitrep-copy" />} width={640} onCancel={onClose} destroyOnHidden>
      {found.changed.length > 0 && <Changed numbers={found.changed} />}
      <pre className={styles.sitrep} data-testid="sitrep-text">
        {text}
      </pre>
    </Modal>
  );
}

/** A report as plain text: case, number and time above, the parts below, the next report at the end. */
export function useSitrepText(view: CaseView, report: { number: number; sections: readonly { key: string; text: string }[]; at: string; next_at: string | null }): string {
  const t = useT();
  const format = useFormat();
  const head = t('room:sitrep.head', { number: report.number, case: view.card.number, title: view.card.title ?? '', at: format.dateTime(report.at, view.zone) });
  const parts = report.sections.map(({ key, text }) => `【${t(`terms:sitrep_section.${key}`)}】\n${text}`);
  const next = report.next_at === null ? [] : [t('room:sitrep.next', { at: format.dateTime(report.next_at, view.zone) })];
  return [head, ...parts, ...next].join('\n\n');
}
