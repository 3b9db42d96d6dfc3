import { useId } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { RoomRole as Post } from '@/api/bindings/RoomRole';
import { useDraft } from '@/api/drafts';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { Field, FormDialog } from '@/shared/ui';
import { PersonSelect } from '../PersonSelect';
import { POSTS } from './terms';
import styles from './room.module.css';

type Posts = { [post in Post]?: string };

/** Opens the room: who holds which post, as far as that is known by now. */
export function ConveneDialog({ view, onClose }: { view: CaseView; onClose: () => void }) {
  const t = useT();
  const id = useId();
  const { send, pending, error } = useSend(view.card.id);
  const { value: posts, set, clear } = useDraft<Posts>(`case.${view.card.id}.convene`, view.card.owner === null ? {} : { commander: view.card.owner });
  const convene = async () => {
    if (!(await send({ room: { do: 'convene', posts } }))) return;
    clear();
    onClose();
  };
  const give = (post: Post, user: string | null) => {
    const others = Object.fromEntries(Object.entries(posts).filter(([other]) => other !== post)) as Posts;
    set(user === null ? others : { ...others, [post]: user });
  };
  return (
    <FormDialog open title={t('room:convene.title')} ok={t('room:convene.ok')} pending={pending} error={error} width={640} onOk={() => void convene()} onClose={onClose} testId="convene-dialog">
      <p className={styles.hint}>{t('room:convene.hint')}</p>
      <div className={styles.two}>
        {POSTS.map((post) => (
          <Field key={post} label={t(`terms:room_role.${post}`)} htmlFor={`${id}-${post}`}>
            <PersonSelect id={`${id}-${post}`} value={posts[post] ?? null} onChange={(user) => give(post, user)} testId={`convene-${post}`} />
          </Field>
        ))}
      </div>
    </FormDialog>
  );
}
