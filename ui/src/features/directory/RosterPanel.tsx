import { Button, Input, Select, Table } from 'antd';
import { useId, useState } from 'react';
import type { Directory } from '@/api/bindings/Directory';
import type { ShiftView } from '@/api/bindings/ShiftView';
import { useNames, usePersonOptions } from '@/api/directory';
import { useSend } from '@/api/execute';
import { useMay, useMe } from '@/api/session';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { Chip, EmptyState, Field, FormDialog, MomentInput, Panel, Time } from '@/shared/ui';
import styles from './directory.module.css';

/** Where rosters are planned and read: the company's own clock. */
const ZONE = 'Asia/Shanghai';

/** Who is on duty now, and the shifts to come. */
export function RosterPanel({ directory }: { directory: Directory }) {
  const t = useT();
  const say = useBilingual();
  const may = useMay();
  const me = useMe();
  const names = useNames();
  const { send } = useSend();
  const [asking, setAsking] = useState<'new' | ShiftView>();
  const position = (key: string) => {
    const found = directory.positions.find((each) => each.key === key);
    return found ? say(found.title) : key;
  };
  const columns = [
    { title: t('directory:shift.position'), key: 'position', render: ({ shift }: ShiftView) => position(shift.position) },
    {
      title: t('directory:shift.holder'),
      key: 'holder',
      render: ({ holder, running, hand_overs }: ShiftView) => (
        <span className={styles.row}>
          {names.user(holder)} {running && <Chip tone="ok">{t('directory:shift.running')}</Chip>}
          {hand_overs.length > 0 && <Chip>{t('directory:shift.handed_over', { name: names.user(hand_overs.at(-1)?.from) })}</Chip>}
        </span>
      ),
    },
    { title: t('directory:shift.backup'), key: 'backup', render: ({ shift }: ShiftView) => names.user(shift.backup) },
    { title: t('directory:shift.sites'), key: 'sites', render: ({ shift }: ShiftView) => (shift.sites.length === 0 ? t('directory:all_sites') : shift.sites.map(names.site).join('、')) },
    { title: t('directory:shift.from'), key: 'from', render: ({ shift }: ShiftView) => <Time at={shift.from} zone={ZONE} /> },
    { title: t('directory:shift.until'), key: 'until', render: ({ shift }: ShiftView) => <Time at={shift.until} zone={ZONE} /> },
    {
      title: t('directory:actions'),
      key: 'actions',
      render: (view: ShiftView) =>
        view.running
          ? (may('manage_roster') || view.holder === me?.id) && (
              <Button size="small" onClick={() => setAsking(view)} data-testid="shift-hand-over">
                {t('directory:shift.hand_over')}
              </Button>
            )
          : may('manage_roster') &&
            new Date(view.shift.from) > new Date() && (
              <Button size="small" onClick={() => void send({ organisation: { do: 'cancel_shift', shift: view.id } })}>
                {t('directory:shift.cancel')}
              </Button>
            ),
    },
  ];
  return (
    <div className={styles.stack}>
      <Panel title={t('directory:shift.now')}>
        <dl className={styles.facts} data-testid="on-duty">
          {directory.positions.map(({ key, title, on_duty }) => (
            <OnDuty key={key} title={say(title)} name={on_duty === null ? t('directory:shift.nobody') : names.user(on_duty)} />
          ))}
        </dl>
      </Panel>
      <Panel
        flush
        className={styles.table}
        title={t('directory:shift.title')}
        aside={
          may('manage_roster') && (
            <Button size="small" type="primary" onClick={() => setAsking('new')} data-testid="shift-add">
              {t('directory:shift.add')}
            </Button>
          )
        }
      >
        {directory.roster.length === 0 ? (
          <EmptyState icon="clock" title={t('directory:shift.none')}>
            {t('directory:shift.none_next')}
          </EmptyState>
        ) : (
          <Table size="small" rowKey="id" pagination={false} columns={columns} dataSource={directory.roster} />
        )}
      </Panel>
      {asking === 'new' && <ShiftDialog directory={directory} onClose={() => setAsking(undefined)} />}
      {typeof asking === 'object' && <HandOverDialog view={asking} title={position(asking.shift.position)} onClose={() => setAsking(undefined)} />}
    </div>
  );
}

function OnDuty({ title, name }: { title: string; name: string }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>{name}</dd>
    </>
  );
}

function ShiftDialog({ directory, onClose }: { directory: Directory; onClose: () => void }) {
  const t = useT();
  const say = useBilingual();
  const id = useId();
  const people = usePersonOptions();
  const { send, pending, error } = useSend();
  const [fresh] = useState(() => crypto.randomUUID());
  const [form, setForm] = useState({ position: 'duty_officer', user: null as string | null, backup: null as string | null, sites: [] as string[], from: null as string | null, until: null as string | null });
  const change = (some: Partial<typeof form>) => setForm((now) => ({ ...now, ...some }));
  const { user, from, until } = form;
  const save = async () => {
    if (user === null || from === null || until === null) return;
    if (await send({ organisation: { do: 'plan_shift', id: fresh, shift: { ...form, user, from, until } } })) onClose();
  };
  const search = { optionFilterProp: 'search' } as const;
  return (
    <FormDialog open title={t('directory:shift.add')} ok={t('directory:save')} incomplete={user === null || from === null || until === null} pending={pending} error={error} onOk={() => void save()} onClose={onClose} testId="shift-dialog">
      <Field label={t('directory:shift.position')} htmlFor={`${id}-position`}>
        <Select id={`${id}-position`} value={form.position} options={directory.positions.map(({ key, title }) => ({ value: key, label: say(title) }))} onChange={(position: string) => change({ position })} data-testid="shift-position" />
      </Field>
      <div className={styles.two}>
        <Field label={t('directory:shift.holder')} htmlFor={`${id}-user`}>
          <Select showSearch={search} id={`${id}-user`} value={user} options={people} onChange={(next: string) => change({ user: next })} data-testid="shift-user" />
        </Field>
        <Field label={t('directory:shift.backup')} optional htmlFor={`${id}-backup`}>
          <Select allowClear showSearch={search} id={`${id}-backup`} value={form.backup} options={people.filter(({ value }) => value !== user)} onChange={(next: string | undefined) => change({ backup: next ?? null })} />
        </Field>
      </div>
      <Field label={t('directory:shift.sites')} hint={t('directory:sites_hint')} optional htmlFor={`${id}-sites`}>
        <Select mode="multiple" id={`${id}-sites`} value={form.sites} options={directory.sites.map((site) => ({ value: site.id, label: say(site.details.name) }))} onChange={(sites: string[]) => change({ sites })} />
      </Field>
      <Field label={t('directory:shift.from')} htmlFor={`${id}-from`}>
        <MomentInput id={`${id}-from`} zone={ZONE} value={from} onChange={(next) => change({ from: next })} testId="shift-from" />
      </Field>
      <Field label={t('directory:shift.until')} htmlFor={`${id}-until`}>
        <MomentInput id={`${id}-until`} zone={ZONE} value={until} onChange={(next) => change({ until: next })} testId="shift-until" />
      </Field>
    </FormDialog>
  );
}

/** Hands a running shift to someone else, with what the next person needs to know. */
function HandOverDialog({ view, title, onClose }: { view: ShiftView; title: string; onClose: () => void }) {
  const t = useT();
  const id = useId();
  const people = usePersonOptions();
  const { send, pending, error } = useSend();
  const [to, setTo] = useState<string>();
  const [note, setNote] = useState('');
  const save = async () => {
    if (to !== undefined && (await send({ organisation: { do: 'hand_over', shift: view.id, to, note } }))) onClose();
  };
  return (
    <FormDialog open title={t('directory:shift.hand_over_of', { position: title })} ok={t('directory:shift.hand_over')} incomplete={to === undefined || note.trim() === ''} pending={pending} error={error} onOk={() => void save()} onClose={onClose} testId="hand-over-dialog">
      <Field label={t('directory:shift.to')} htmlFor={`${id}-to`}>
        <Select showSearch={{ optionFilterProp: 'search' }} id={`${id}-to`} value={to} options={people.filter(({ value }) => value !== view.holder)} onChange={setTo} data-testid="hand-over-to" />
      </Field>
      <Field label={t('directory:shift.note')} hint={t('directory:shift.note_hint')} htmlFor={`${id}-note`}>
        <Input.TextArea id={`${id}-note`} value={note} maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} onChange={(event) => setNote(event.target.value)} data-testid="hand-over-note" />
      </Field>
    </FormDialog>
  );
}
