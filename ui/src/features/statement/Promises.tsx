import { Button, Input, Radio, Select } from 'antd';
import { useId, useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { Commitment } from '@/api/bindings/Commitment';
import type { Lang } from '@/api/bindings/Lang';
import type { PromiseView } from '@/api/bindings/PromiseView';
import type { Statement } from '@/api/bindings/Statement';
import { may } from '@/api/case';
import { useNames, usePersonOptions } from '@/api/directory';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { Chip, Field, FormDialog, MomentInput, Panel, Time } from '@/shared/ui';
import styles from './statement.module.css';

interface PromisesProps {
  view: CaseView;
  statement: Statement;
  promises: readonly PromiseView[];
  /** The text on screen is the saved one: only its words can be entered. */
  saved: boolean;
  onGo: (lang: Lang, start: number, end: number) => void;
}

/** The promise ledger of a text: what its words commit the company to, who sees to it, and until when. */
export function Promises({ view, statement, promises, saved, onGo }: PromisesProps) {
  const t = useT();
  const [entering, setEntering] = useState<PromiseView>();
  const open = promises.filter(({ entry }) => entry === null).length;
  const mayEnter = may(view, 'write_statement') && saved && statement.state !== 'released' && statement.state !== 'withdrawn';
  return (
    <Panel title={t('statement:promises.title')} aside={open > 0 ? <Chip tone="warn">{t('statement:promises.open', { count: open })}</Chip> : undefined}>
      {promises.length === 0 && <p className={styles.none}>{t('statement:promises.none')}</p>}
      <ul className={styles.findings} data-testid="promises">
        {promises.map((promise) => (
          <li key={`${promise.lang} ${promise.place.start}`} data-testid="promise" data-lang={promise.lang} data-answered={promise.entry !== null}>
            <button type="button" className={styles.findingHead} onClick={() => onGo(promise.lang, promise.place.start, promise.place.end)}>
              <b>{promise.place.words}</b>
            </button>
            <Standing view={view} statement={statement} commitment={promise.entry?.commitment} />
            {mayEnter && (
              <Button size="small" onClick={() => setEntering(promise)} data-testid="promise-enter">
                {promise.entry === null ? t('statement:promises.enter') : t('statement:promises.change')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {entering !== undefined && <PromiseDialog view={view} statement={statement} promise={entering} onClose={() => setEntering(undefined)} />}
    </Panel>
  );
}

function Standing({ view, statement, commitment }: { view: CaseView; statement: Statement; commitment: Commitment | undefined }) {
  const t = useT();
  const names = useNames();
  if (commitment === undefined) return <Chip tone="warn">{t('statement:promises.unowned')}</Chip>;
  switch (commitment.is) {
    case 'promise':
      return (
        <small>
          {names.user(commitment.owner)} · <Time at={commitment.due_at} zone={view.zone} />
        </small>
      );
    case 'same_as':
      return <small>{t('statement:promises.same_as', { words: statement.promises.find(({ entry }) => entry === commitment.entry)?.words ?? '' })}</small>;
    case 'no_promise':
      return <small>{t('statement:promises.no_promise', { reason: commitment.reason })}</small>;
  }
}

function PromiseDialog({ view, statement, promise, onClose }: { view: CaseView; statement: Statement; promise: PromiseView; onClose: () => void }) {
  const t = useT();
  const id = useId();
  const people = usePersonOptions();
  const { send, pending, error } = useSend(view.card.id);
  const known = statement.promises.filter(({ commitment, words, lang }) => commitment.is === 'promise' && (words !== promise.place.words || lang !== promise.lang));
  const [is, setIs] = useState<Commitment['is']>('promise');
  const [owner, setOwner] = useState<string>();
  const [dueAt, setDueAt] = useState<string | null>(null);
  const [entry, setEntry] = useState<string | undefined>(known[0]?.entry);
  const [reason, setReason] = useState('');
  const commitment = (): Commitment | undefined => {
    if (is === 'same_as') return entry === undefined ? undefined : { is, entry };
    if (is === 'no_promise') return reason.trim() === '' ? undefined : { is, reason };
    return owner === undefined || dueAt === null ? undefined : { is, owner, due_at: dueAt };
  };
  const enter = async () => {
    const given = commitment();
    if (given !== undefined && (await send({ statement: { do: 'promise', statement: statement.id, lang: promise.lang, words: promise.place.words, commitment: given } }))) onClose();
  };
  return (
    <FormDialog open title={t('statement:promises.enter')} ok={t('statement:promises.enter')} incomplete={commitment() === undefined} pending={pending} error={error} onOk={() => void enter()} onClose={onClose} testId="promise-dialog">
      <p className={styles.excerpt}>{t('shared:quoted', { words: promise.place.words })}</p>
      <Radio.Group value={is} onChange={(event) => setIs(event.target.value as Commitment['is'])} className={styles.templates} aria-label={t('statement:promises.title')}>
        <Radio value="promise" data-testid="promise-is-promise">
          {t('statement:promises.is_promise')}
        </Radio>
        {known.length > 0 && (
          <Radio value="same_as" data-testid="promise-is-same">
            {t('statement:promises.is_same')}
          </Radio>
        )}
        <Radio value="no_promise" data-testid="promise-is-none">
          {t('statement:promises.is_none')}
        </Radio>
      </Radio.Group>
      {is === 'promise' && (
        <>
          <Field label={t('statement:promises.owner')} htmlFor={`${id}-owner`}>
            <Select id={`${id}-owner`} showSearch={{ optionFilterProp: 'search' }} value={owner} onChange={setOwner} options={people} data-testid="promise-owner" />
          </Field>
          <Field label={t('statement:promises.due')} htmlFor={`${id}-due`}>
            <MomentInput id={`${id}-due`} value={dueAt} onChange={setDueAt} zone={view.zone} testId="promise-due" />
          </Field>
        </>
      )}
      {is === 'same_as' && (
        <Field label={t('statement:promises.is_same')} htmlFor={`${id}-same`}>
          <Select id={`${id}-same`} value={entry} onChange={setEntry} options={known.map((other) => ({ value: other.entry, label: other.words }))} data-testid="promise-same" />
        </Field>
      )}
      {is === 'no_promise' && (
        <Field label={t('statement:promises.why_none')} htmlFor={`${id}-reason`}>
          <Input.TextArea id={`${id}-reason`} value={reason} onChange={(event) => setReason(event.target.value)} autoSize={{ minRows: 2 }} data-testid="promise-reason" />
        </Field>
      )}
    </FormDialog>
  );
}
