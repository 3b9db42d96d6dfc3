import { Button } from 'antd';
import { useState } from 'react';
import type { CallView } from '@/api/bindings/CallView';
import type { CaseView } from '@/api/bindings/CaseView';
import { may } from '@/api/case';
import { useNames } from '@/api/directory';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { useActions } from '@/shared/keys';
import { Chip, DueTime, Icon, Panel, ReasonDialog, Time } from '@/shared/ui';
import { CallDialog } from './CallDialog';
import room from '../room.module.css';

/** Calls (通话) with authorities, media and customers: who asked what, who answers by when. */
export function CallsPanel({ view, calls }: { view: CaseView; calls: readonly CallView[] }) {
  const t = useT();
  const [open, setOpen] = useState<'new' | CallView>();
  const writes = may(view, 'write_log');
  useActions(writes ? [{ id: 'room.call', title: t('room:call.action'), icon: 'phone', keys: 'c', run: () => setOpen('new') }] : []);
  const waiting = calls.filter((call) => call.waiting).length;
  return (
    <Panel scrolls className={room.fifth}
      title={t('room:call.title')}
      aside={
        <>
          {waiting > 0 && <Chip tone="warn">{t('room:call.waiting', { count: waiting })}</Chip>}
          {writes && (
            <Button size="small" icon={<Icon name="phone" size={14} />} onClick={() => setOpen('new')} data-testid="call-add">
              {t('room:call.add')}
            </Button>
          )}
        </>
      }
    >
      {calls.length === 0 && <p className={room.none}>{t('room:call.none')}</p>}
      <ul className={room.list}>
        {calls.map((found) => (
          <CallRow key={found.call.id} view={view} found={found} onAnswer={writes ? () => setOpen(found) : undefined} />
        ))}
      </ul>
      {open === 'new' && <CallDialog view={view} onClose={() => setOpen(undefined)} />}
      {open !== undefined && open !== 'new' && <AnswerDialog view={view} found={open} onClose={() => setOpen(undefined)} />}
    </Panel>
  );
}

function CallRow({ view, found, onAnswer }: { view: CaseView; found: CallView; onAnswer?: () => void }) {
  const t = useT();
  const names = useNames();
  const { call, waiting } = found;
  const who = [t(`terms:party.${call.party}`), call.body, call.caller?.name, call.caller?.contact].filter(Boolean).join(' · ');
  return (
    <li className={room.item} data-testid="call" data-number={call.number} data-waiting={waiting}>
      <div className={room.line}>
        <span>{call.asked}</span>
        {waiting && onAnswer !== undefined && (
          <Button size="small" onClick={onAnswer} data-testid="call-answer">
            {t('room:call.answer')}
          </Button>
        )}
      </div>
      <small>
        {t(`room:call.${call.direction}`)} {call.number} · {who} · <Time at={call.happened_at} zone={view.zone} show="time" />
      </small>
      {waiting && (
        <small>
          {call.answerer === null ? t('room:call.nobody') : t('room:call.answers', { name: names.user(call.answerer) })} {call.answer_by !== null && <DueTime due={call.answer_by} />}
        </small>
      )}
      {call.answer !== null && <small>{t('room:call.answered', { answer: call.answer })}</small>}
      {call.account_given && (
        <small>
          <Chip tone="warn">{t('room:call.account_given')}</Chip>
        </small>
      )}
    </li>
  );
}

function AnswerDialog({ view, found, onClose }: { view: CaseView; found: CallView; onClose: () => void }) {
  const t = useT();
  const { send, pending, error } = useSend(view.card.id);
  const save = async (answer: string) => {
    if (await send({ room: { do: 'answer_call', call: found.call.id, answer } })) onClose();
  };
  return <ReasonDialog title={t('room:call.answer_title', { number: found.call.number })} label={t('room:call.said')} hint={found.call.asked} ok={t('room:call.answer_ok')} pending={pending} error={error} onSend={(answer) => void save(answer)} onClose={onClose} testId="answer" />;
}
