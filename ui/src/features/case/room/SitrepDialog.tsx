import { Button, Input } from 'antd';
import { useId } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { Section } from '@/api/bindings/Section';
import type { SitrepDraft } from '@/api/bindings/SitrepDraft';
import { useDraft } from '@/api/drafts';
import { useSend } from '@/api/execute';
import { useSitrepDraft } from '@/api/room';
import { useLanguage, useT } from '@/shared/i18n';
import { ErrorNotice, Field, FormDialog, MomentInput, presentMoment } from '@/shared/ui';
import { CopyButton } from '@/shared/ui';
import { useSitrepText } from './SitrepsPanel';
import styles from './room.module.css';

/** Writes the next situation report: it begins as the ledger says, is edited, and is issued with its number and the time of the next. */
export function SitrepDialog({ view, onClose }: { view: CaseView; onClose: () => void }) {
  const { data, error, refetch } = useSitrepDraft(view.card.id);
  if (data === undefined) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return <Writing key={data.number} view={view} compiled={data} onClose={onClose} />;
}

interface Report {
  sections: Section[];
  nextAt: string | null;
}

function Writing({ view, compiled, onClose }: { view: CaseView; compiled: SitrepDraft; onClose: () => void }) {
  const t = useT();
  const id = useId();
  const [lang] = useLanguage();
  const { send, pending, error } = useSend(view.card.id);
  const { value, set, clear, restored } = useDraft<Report | null>(`case.${view.card.id}.sitrep.${compiled.number}.${lang}`, null);
  const fresh: Report = { sections: compiled.sections, nextAt: compiled.next_at };
  const report = value ?? fresh;
  const text = useSitrepText(view, { number: compiled.number, sections: report.sections, at: presentMoment().toISOString(), next_at: report.nextAt });
  const write = (key: Section['key'], words: string) => set({ ...report, sections: report.sections.map((section) => (section.key === key ? { ...section, text: words } : section)) });
  const issue = async () => {
    if (!(await send({ room: { do: 'issue_sitrep', lang, sections: report.sections, next_at: report.nextAt } }))) return;
    clear();
    onClose();
  };
  return (
    <FormDialog open title={t('room:sitrep.named', { number: compiled.number })} ok={t('room:sitrep.issue')} incomplete={report.sections.every(({ text: words }) => words.trim() === '')} pending={pending} error={error} width={760} onOk={() => void issue()} onClose={onClose} testId="sitrep-dialog">
      <p className={styles.hint}>
        {t('room:sitrep.hint')}{' '}
        {(restored || value !== null) && (
          <Button type="link" size="small" onClick={clear} data-testid="sitrep-again">
            {t('room:sitrep.again')}
          </Button>
        )}
      </p>
      {report.sections.map(({ key, text: words }) => (
        <Field key={key} label={t(`terms:sitrep_section.${key}`)} htmlFor={`${id}-${key}`}>
          <Input.TextArea id={`${id}-${key}`} value={words} onChange={(event) => write(key, event.target.value)} autoSize={{ minRows: 1, maxRows: 10 }} data-testid={`sitrep-${key}`} />
        </Field>
      ))}
      <Field label={t('room:sitrep.next_at')} htmlFor={`${id}-next`}>
        <MomentInput id={`${id}-next`} value={report.nextAt} onChange={(nextAt) => set({ ...report, nextAt })} zone={view.zone} testId="sitrep-next" />
      </Field>
      <div>
        <CopyButton text={text} testId="sitrep-copy" />
      </div>
    </FormDialog>
  );
}
