import { Input } from 'antd';
import { useId, useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { RoomRole as Post } from '@/api/bindings/RoomRole';
import type { RoomView } from '@/api/bindings/RoomView';
import { may } from '@/api/case';
import { useNames } from '@/api/directory';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { Field, FormDialog, Time } from '@/shared/ui';
import { PersonSelect } from '../PersonSelect';
import styles from './room.module.css';

/** A post with its action card, and handing it over on the record. */
export function PostDialog({ view, team, post, onClose }: { view: CaseView; team: RoomView; post: Post; onClose: () => void }) {
  const t = useT();
  const say = useBilingual();
  const names = useNames();
  const id = useId();
  const { send, pending, error } = useSend(view.card.id);
  const holder = team.posts[post];
  const [user, setUser] = useState<string | null>(holder?.user ?? null);
  const [note, setNote] = useState('');
  const card = team.cards.find((found) => found.post === post);
  const runs = may(view, 'run_room');
  const same = user === (holder?.user ?? null);
  const save = async () => {
    if (same || (await send({ room: { do: 'assign_post', post, user, note } }))) onClose();
  };
  return (
    <FormDialog open title={t(`terms:room_role.${post}`)} ok={holder === undefined ? t('room:post.assign') : t('room:post.hand_over')} incomplete={!runs || same} pending={pending} error={error} onOk={() => void save()} onClose={onClose} testId="post-dialog">
      <section className={styles.card} data-testid="action-card">
        <h3>{t('room:post.card')}</h3>
        <ul>
          {card?.responsibilities.map((text) => <li key={text.zh}>{say(text)}</li>)}
        </ul>
        {card !== undefined && card.tasks.length > 0 && (
          <>
            <h3>{t('room:post.first')}</h3>
            <ol>
              {card.tasks.map((title) => (
                <li key={title.zh}>{say(title)}</li>
              ))}
            </ol>
          </>
        )}
      </section>
      {holder !== undefined && (
        <p className={styles.hint}>
          {t('room:post.holds', { name: names.user(holder.user) })} <Time at={holder.since} zone={view.zone} />
        </p>
      )}
      {runs && (
        <>
          <Field label={holder === undefined ? t('room:post.who') : t('room:post.next')} htmlFor={id}>
            <PersonSelect id={id} value={user} onChange={setUser} testId="post-user" />
          </Field>
          {holder !== undefined && (
            <Field label={t('room:post.note')} optional htmlFor={`${id}-note`}>
              <Input.TextArea id={`${id}-note`} value={note} onChange={(event) => setNote(event.target.value)} autoSize={{ minRows: 2, maxRows: 6 }} data-testid="post-note" />
            </Field>
          )}
        </>
      )}
    </FormDialog>
  );
}
