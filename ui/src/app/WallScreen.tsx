import { useEffect } from 'react';
import { useParams } from 'wouter';
import { useStatus } from '@/api/session';
import { WallPage } from '@/features/wall/WallPage';
import { useT } from '@/shared/i18n';
import { Door } from '@/shared/ui';

/** The window of the wall display. It shows its page while somebody is signed in, also when the working window is locked. */
export function WallScreen() {
  const t = useT();
  const { id = '' } = useParams<{ id: string }>();
  const { data: status } = useStatus();
  useEffect(() => {
    document.title = t('wall:pages');
  }, [t]);
  if (status === undefined) return null;
  if (status.session === null) return <Door title={t('wall:waiting')} testId="wall-waiting">{null}</Door>;
  return <WallPage key={status.session.user.id} id={id} />;
}
