import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { RoomRole as Post } from '@/api/bindings/RoomRole';
import type { Presence } from '@/api/bindings/Presence';
import type { RoomView } from '@/api/bindings/RoomView';
import { may } from '@/api/case';
import { useNames } from '@/api/directory';
import { useSend } from '@/api/execute';
import { useMe } from '@/api/session';
import { useT } from '@/shared/i18n';
import { useActions } from '@/shared/keys';
import { Chip, ErrorNotice, Panel } from '@/shared/ui';
import { ConveneDialog } from './ConveneDialog';
import { MeetingDialog } from './MeetingDialog';
import { PostDialog } from './PostDialog';
import { POSTS, PRESENCES, PRESENCE_TONES } from './terms';
import room from '../room.module.css';
import styles from './room.module.css';

/** Who is on duty (在岗): posts with their holders, who is here, and the meeting. Before that, the way to convene the room. */
export function TeamPanel({ view, team }: { view: CaseView; team: RoomView }) {
  const t = useT();
  const [open, setOpen] = useState<'convene' | 'meeting' | Post>();
  const convened = team.convened_at !== null;
  const runs = may(view, 'run_room');
  const meeting = team.meetings.find((found) => found.ended_at === null);
  const { send, error } = useSend(view.card.id);
  const meet = async () => {
    if (meeting !== undefined || (await send({ room: { do: 'start_meeting' } }))) setOpen('meeting');
  };
  useActions([
    ...(runs && !convened ? [{ id: 'room.convene', title: t('room:convene.action'), icon: 'user' as const, keys: 'g', run: () => setOpen('convene') }] : []),
    ...(runs && convened ? [{ id: 'room.meeting', title: t('room:meeting.action'), icon: 'clock' as const, keys: 'y', run: () => void meet() }] : []),
  ]);
  const here = Object.values(team.attendance).filter((attending) => attending?.presence === 'here' || attending?.presence === 'remote').length;
  return (
    <Panel scrolls className={room.fifth} title={t('room:team.title')} aside={convened ? t('room:team.here', { count: here, all: Object.keys(team.attendance).length }) : undefined}>
      <ErrorNotice error={error} />
      {!convened && <p className={room.none}>{t('room:team.not_convened')}</p>}
      {runs && (
        <div className={styles.bar}>
          {!convened && (
            <Button type="primary" size="small" onClick={() => setOpen('convene')} data-testid="room-convene">
              {t('room:convene.action')}
            </Button>
          )}
          {convened && (
            <Button size="small" type={meeting === undefined ? 'default' : 'primary'} onClick={() => void meet()} data-testid="meeting-open">
              {meeting === undefined ? t('room:meeting.start') : t('room:meeting.continue', { number: meeting.number })}
            </Button>
          )}
        </div>
      )}
      {convened && (
        <ul className={room.list}>
          {POSTS.filter((post) => team.posts[post] !== undefined || runs).map((post) => (
            <PostRow key={post} view={view} team={team} post={post} onOpen={() => setOpen(post)} />
          ))}
        </ul>
      )}
      {open === 'convene' && <ConveneDialog view={view} onClose={() => setOpen(undefined)} />}
      {open === 'meeting' && meeting !== undefined && <MeetingDialog view={view} meeting={meeting} onClose={() => setOpen(undefined)} />}
      {open !== undefined && open !== 'convene' && open !== 'meeting' && <PostDialog view={view} team={team} post={open} onClose={() => setOpen(undefined)} />}
    </Panel>
  );
}

function PostRow({ view, team, post, onOpen }: { view: CaseView; team: RoomView; post: Post; onOpen: () => void }) {
  const t = useT();
  const names = useNames();
  const holder = team.posts[post];
  return (
    <li className={styles.post} data-testid="post" data-post={post}>
      <button type="button" className={styles.plain} onClick={onOpen} title={t('room:post.open')} data-testid="post-open">
        {t(`terms:room_role.${post}`)}
      </button>
      <span>{holder === undefined ? <small>{t('room:post.vacant')}</small> : names.user(holder.user)}</span>
      {holder !== undefined && <Attendance view={view} user={holder.user} presence={team.attendance[holder.user]?.presence} />}
    </li>
  );
}

function Attendance({ view, user, presence }: { view: CaseView; user: string; presence?: Presence }) {
  const t = useT();
  const me = useMe();
  const names = useNames();
  const { send } = useSend(view.card.id);
  const shown = presence === undefined ? null : <Chip tone={PRESENCE_TONES[presence]}>{t(`terms:presence.${presence}`)}</Chip>;
  const mayMark = may(view, 'run_room') || (user === me?.id && may(view, 'write_log'));
  if (!mayMark) return shown;
  const items = PRESENCES.filter((other) => other !== presence).map((key) => ({ key, label: t(`terms:presence.${key}`), onClick: () => void send({ room: { do: 'mark_attendance', user, presence: key } }) }));
  return (
    <Dropdown trigger={['click']} menu={{ items }} placement="bottomRight">
      <button type="button" className={styles.plain} aria-label={t('room:team.mark', { name: names.user(user) })} data-testid="attendance" data-presence={presence}>
        {shown}
      </button>
    </Dropdown>
  );
}
