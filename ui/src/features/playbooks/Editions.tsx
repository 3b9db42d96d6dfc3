import { Button, Input, Table } from 'antd';
import { useId, useState } from 'react';
import type { ContentItem } from '@/api/bindings/ContentItem';
import type { EditionId } from '@/api/bindings/EditionId';
import type { EditionView } from '@/api/bindings/EditionView';
import { useContentText } from '@/api/contents';
import { useNames } from '@/api/directory';
import { useSend } from '@/api/execute';
import { useMay, useMe } from '@/api/session';
import { wallOf } from '@/shared/format/zoned';
import { useT } from '@/shared/i18n';
import { Chip, ErrorNotice, Field, FormDialog, presentMoment, ReasonDialog, Time } from '@/shared/ui';
import { pathWords } from '@/shared/paths';
import styles from './playbooks.module.css';
import { actionsOf } from './schema';

type Asking = { what: 'publish' | 'retire' | 'compare'; edition: EditionView };

/** The company's own editions: drafted, approved, in force, retired; each can be read, compared and moved on. */
export function Editions({ item, shown, onShow }: { item: ContentItem; shown: number; onShow: (number: number) => void }) {
  const t = useT();
  const may = useMay();
  const me = useMe();
  const names = useNames();
  const { send, error } = useSend();
  const [asking, setAsking] = useState<Asking>();
  if (item.editions.length === 0) return <p className={styles.muted}>{t('playbooks:edition.none')}</p>;
  const rights = actionsOf(item.kind);
  const idOf = ({ number }: EditionView): EditionId => ({ kind: item.kind, scenario: item.scenario, number });
  const columns = [
    { title: t('playbooks:edition.number'), key: 'number', render: (edition: EditionView) => edition.number },
    {
      title: t('playbooks:edition.state'),
      key: 'state',
      render: (edition: EditionView) => <Chip tone={edition.in_force ? 'ok' : undefined}>{edition.in_force ? t('playbooks:edition.in_force') : t(`terms:edition_state.${edition.state}`)}</Chip>,
    },
    { title: t('playbooks:edition.note'), key: 'note', render: (edition: EditionView) => edition.reason ?? edition.note },
    { title: t('playbooks:edition.by'), key: 'by', render: (edition: EditionView) => names.user(edition.published_by ?? edition.approved_by ?? edition.drafted_by) },
    { title: t('playbooks:edition.at'), key: 'at', render: (edition: EditionView) => edition.effective ?? <Time at={edition.drafted_at} show="date" /> },
    {
      title: t('playbooks:edition.actions'),
      key: 'actions',
      render: (edition: EditionView) => (
        <span className={styles.row}>
          <Button size="small" disabled={edition.number === shown} onClick={() => onShow(edition.number)} data-testid="edition-read">
            {t('playbooks:edition.read')}
          </Button>
          <Button size="small" onClick={() => setAsking({ what: 'compare', edition })} data-testid="edition-compare">
            {t('playbooks:edition.compare')}
          </Button>
          {may(rights.approve) && edition.state === 'draft' && !(rights.fourEyes && edition.drafted_by === me?.id) && (
            <Button size="small" onClick={() => void send({ organisation: { do: 'approve_content', edition: idOf(edition) } })} data-testid="edition-approve">
              {t('playbooks:edition.approve')}
            </Button>
          )}
          {may(rights.publish) && edition.state === 'approved' && (
            <Button size="small" type="primary" onClick={() => setAsking({ what: 'publish', edition })} data-testid="edition-publish">
              {t('playbooks:edition.publish')}
            </Button>
          )}
          {may(rights.publish) && edition.state !== 'retired' && (
            <Button size="small" onClick={() => setAsking({ what: 'retire', edition })} data-testid="edition-retire">
              {t('playbooks:edition.retire')}
            </Button>
          )}
        </span>
      ),
    },
  ];
  return (
    <>
      <Table size="small" rowKey="number" pagination={false} columns={columns} dataSource={item.editions} />
      <Button size="small" type="link" disabled={shown === 0} onClick={() => onShow(0)} data-testid="read-shipped">
        {t('playbooks:edition.read_shipped')}
      </Button>
      <ErrorNotice error={error} />
      {asking?.what === 'publish' && <PublishDialog edition={idOf(asking.edition)} onClose={() => setAsking(undefined)} />}
      {asking?.what === 'retire' && <RetireDialog edition={idOf(asking.edition)} onClose={() => setAsking(undefined)} />}
      {asking?.what === 'compare' && <CompareDialog item={item} edition={asking.edition} onClose={() => setAsking(undefined)} />}
    </>
  );
}

function PublishDialog({ edition, onClose }: { edition: EditionId; onClose: () => void }) {
  const t = useT();
  const id = useId();
  const { send, pending, error } = useSend();
  const [form, setForm] = useState(() => ({ effective: dayIn(0), next_review: dayIn(1), reason: '' }));
  const save = async () => {
    if (await send({ organisation: { do: 'publish_content', edition, ...form } })) onClose();
  };
  const complete = [form.effective, form.next_review].every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day)) && form.reason.trim() !== '';
  return (
    <FormDialog open title={t('playbooks:edition.publish')} ok={t('playbooks:edition.publish')} incomplete={!complete} pending={pending} error={error} onOk={() => void save()} onClose={onClose} testId="publish-dialog">
      <Field label={t('playbooks:edition.effective')} htmlFor={`${id}-from`}>
        <Input id={`${id}-from`} type="date" value={form.effective} onChange={(event) => setForm({ ...form, effective: event.target.value })} data-testid="publish-effective" />
      </Field>
      <Field label={t('playbooks:edition.next_review')} htmlFor={`${id}-review`}>
        <Input id={`${id}-review`} type="date" value={form.next_review} onChange={(event) => setForm({ ...form, next_review: event.target.value })} />
      </Field>
      <Field label={t('playbooks:edition.reason')} htmlFor={`${id}-reason`}>
        <Input.TextArea id={`${id}-reason`} value={form.reason} maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} onChange={(event) => setForm({ ...form, reason: event.target.value })} data-testid="publish-reason" />
      </Field>
    </FormDialog>
  );
}

function RetireDialog({ edition, onClose }: { edition: EditionId; onClose: () => void }) {
  const t = useT();
  const { send, pending, error } = useSend();
  const retire = async (reason: string) => {
    if (await send({ organisation: { do: 'retire_content', edition, reason } })) onClose();
  };
  return <ReasonDialog title={t('playbooks:edition.retire')} label={t('playbooks:edition.reason')} ok={t('playbooks:edition.retire')} danger pending={pending} error={error} onSend={(reason) => void retire(reason)} onClose={onClose} testId="retire" />;
}

/** What an edition changes against the one before it, or against what ships. */
function CompareDialog({ item, edition, onClose }: { item: ContentItem; edition: EditionView; onClose: () => void }) {
  const t = useT();
  const before = item.editions.find(({ number }) => number < edition.number)?.number ?? 0;
  const { data, error } = useContentText({ kind: item.kind, scenario: item.scenario, number: edition.number, against: before });
  return (
    <FormDialog open width={860} title={before === 0 ? t('playbooks:edition.against_shipped', { number: edition.number }) : t('playbooks:edition.against', { number: edition.number, before })} ok={t('playbooks:edition.close')} onOk={onClose} onClose={onClose} error={error} testId="compare-dialog">
      <ul className={styles.changes} data-testid="compare-changes">
        {data?.changes.map((change) => (
          <li key={change.path}>
            <span title={change.path}>{pathWords(t, 'playbooks', change.path)}</span> {change.before !== null && <del>{change.before}</del>} {change.after}
          </li>
        ))}
        {data?.changes.length === 0 && <li>{t('playbooks:edition.same')}</li>}
      </ul>
    </FormDialog>
  );
}

/** Today by the program's clock, so many years on. */
function dayIn(years: number): string {
  const day = presentMoment();
  day.setFullYear(day.getFullYear() + years);
  return wallOf(day.toISOString(), 'Asia/Shanghai').slice(0, 10);
}
