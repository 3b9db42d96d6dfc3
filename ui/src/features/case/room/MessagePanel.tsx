import { Button } from 'antd';
import { useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { RoomView } from '@/api/bindings/RoomView';
import type { SingleMessage } from '@/api/bindings/SingleMessage';
import { may } from '@/api/case';
import { useNames } from '@/api/directory';
import { useSend } from '@/api/execute';
import { useMe } from '@/api/session';
import { useLanguage, useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { CopyButton, ErrorNotice, Panel, Time } from '@/shared/ui';
import { MessageDialog } from './MessageDialog';
import room from '../room.module.css';
import styles from './room.module.css';

/** The single message (统一口径): the one wording that everybody uses, with questions and answers, and who has read it. */
export function MessagePanel({ view, team }: { view: CaseView; team: RoomView }) {
  const t = useT();
  const [editing, setEditing] = useState(false);
  const { message } = team;
  const read = message === null ? 0 : team.readers.filter((user) => message.read[user] !== undefined).length;
  return (
    <Panel scrolls className={room.third}
      title={t('room:message.title')}
      aside={
        <>
          {message !== null && <Readers message={message} readers={team.readers} read={read} />}
          {may(view, 'set_message') && (
            <Button size="small" onClick={() => setEditing(true)} data-testid="message-edit">
              {message === null ? t('room:message.set') : t('room:message.change')}
            </Button>
          )}
        </>
      }
    >
      {message === null ? <p className={room.none}>{t('room:message.none')}</p> : <Wording view={view} message={message} mayRead={team.readers} />}
      {editing && <MessageDialog view={view} team={team} onClose={() => setEditing(false)} />}
    </Panel>
  );
}

/** 已读 9/12; the names of those who have not yet, on hover and for screen readers. */
function Readers({ message, readers, read }: { message: SingleMessage; readers: readonly string[]; read: number }) {
  const t = useT();
  const names = useNames();
  const missing = readers.filter((user) => message.read[user] === undefined).map(names.user);
  return (
    <span title={missing.length === 0 ? undefined : t('room:message.missing', { names: missing.join(t('shared:list_comma')) })} data-testid="message-read-count">
      {t('room:message.read', { read, all: readers.length })}
    </span>
  );
}

function Wording({ view, message, mayRead }: { view: CaseView; message: SingleMessage; mayRead: readonly string[] }) {
  const t = useT();
  const me = useMe();
  const names = useNames();
  const say = useBilingual();
  const [lang] = useLanguage();
  const { send, pending, error } = useSend(view.card.id);
  const text = message.texts[lang] ?? Object.values(message.texts)[0] ?? '';
  const unread = me !== undefined && mayRead.includes(me.id) && message.read[me.id] === undefined;
  return (
    <div className={styles.message} data-testid="message" data-version={message.version}>
      <p className={styles.wording}>{text}</p>
      <small>
        {t('room:message.by', { version: message.version, name: names.user(message.by) })} <Time at={message.at} zone={view.zone} />
      </small>
      {message.questions.length > 0 && (
        <details className={room.more}>
          <summary>{t('room:message.questions', { count: message.questions.length })}</summary>
          <dl className={styles.detail}>
            {message.questions.map(({ question, answer }) => (
              <div key={question.zh + question.en}>
                <dt>{say(question)}</dt>
                <dd>{say(answer)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      <ErrorNotice error={error} />
      <div className={styles.bar}>
        <CopyButton text={text} size="small" />
        {unread && (
          <Button type="primary" size="small" loading={pending} onClick={() => void send({ room: { do: 'read_message', version: message.version } })} data-testid="message-mark-read">
            {t('room:message.mark')}
          </Button>
        )}
      </div>
    </div>
  );
}
