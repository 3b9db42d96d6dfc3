import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import { may } from '@/api/case';
import { useNames } from '@/api/directory';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { Chip, DetailRow, Field, FormDialog, Panel, Time } from '@/shared/ui';
import styles from './head.module.css';

/** What was reported: by whom, over which channel, to whom; and what happened, as told. What is withheld says so. */
export function AboutPanel({ view }: { view: CaseView }) {
  const t = useT();
  const names = useNames();
  const [editing, setEditing] = useState(false);
  return (
    <Panel
      title={t('case:about.title')}
      aside={
        may(view, 'edit_case') && (
          <Button size="small" onClick={() => setEditing(true)} data-testid="about-edit">
            {t('case:about.edit')}
          </Button>
        )
      }
    >
      {view.account !== null && view.account !== '' && <p className={styles.account}>{view.account}</p>}
      <dl className={styles.about}>
        <DetailRow label={t('case:about.scenario')}>{t(`terms:scenario.${view.card.scenario}`)}</DetailRow>
        <DetailRow label={t('case:about.occurred')}>{view.occurred_at === null ? t('shared:fact.unknown') : <Time at={view.occurred_at} zone={view.zone} />}</DetailRow>
        <DetailRow label={t('case:about.reported')}>
          <Time at={view.card.reported_at} zone={view.zone} /> · {t(`terms:channel.${view.channel}`)}
        </DetailRow>
        <DetailRow label={t('case:about.reported_by')}>
          {view.reported_by} <ReporterName view={view} />
        </DetailRow>
        <DetailRow label={t('case:about.first_contact')}>{names.user(view.first_contact)}</DetailRow>
        <DetailRow label={t('case:about.first_responsible')}>{view.first_responsible ?? t('shared:fact.unknown')}</DetailRow>
      </dl>
      {editing && <DescribeDialog view={view} onClose={() => setEditing(false)} />}
    </Panel>
  );
}

function ReporterName({ view }: { view: CaseView }) {
  const t = useT();
  if (view.personal_withheld) return <Chip>{t('case:about.withheld')}</Chip>;
  if (view.reporter === null) return null;
  return <>{[view.reporter.name, view.reporter.contact].filter(Boolean).join(' · ')}</>;
}

/** Corrects title, account and first responsible person. */
function DescribeDialog({ view, onClose }: { view: CaseView; onClose: () => void }) {
  const t = useT();
  const id = useId();
  const { send, pending, error } = useSend(view.card.id);
  const [form, setForm] = useState({ title: view.card.title ?? '', account: view.account ?? '', first: view.first_responsible ?? '' });
  const save = async () => {
    if (await send({ case: { do: 'describe', title: form.title, account: form.account, first_responsible: form.first } })) onClose();
  };
  return (
    <FormDialog open title={t('case:about.edit_title')} ok={t('case:save')} incomplete={form.title.trim() === ''} pending={pending} error={error} onOk={() => void save()} onClose={onClose} testId="describe-dialog">
      <Field label={t('case:about.case_title')} htmlFor={`${id}-title`}>
        <Input id={`${id}-title`} value={form.title} onChange={(event) => setForm({ ...form, title: event.target.value })} data-testid="describe-title" />
      </Field>
      <Field label={t('case:about.account')} optional htmlFor={`${id}-account`}>
        <Input.TextArea id={`${id}-account`} value={form.account} onChange={(event) => setForm({ ...form, account: event.target.value })} autoSize={{ minRows: 3, maxRows: 12 }} data-testid="describe-account" />
      </Field>
      <Field label={t('case:about.first_responsible')} optional htmlFor={`${id}-first`}>
        <Input id={`${id}-first`} value={form.first} onChange={(event) => setForm({ ...form, first: event.target.value })} data-testid="describe-first" />
      </Field>
    </FormDialog>
  );
}
