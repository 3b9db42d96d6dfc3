import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useEffect, useState } from 'react';
import { request } from '@/api/client';
import { draftsKept } from '@/api/drafts';

type Way = 'lock_session' | 'sign_out';

/**
 * Locks or ends the session. While `leaving` is set the window must show nothing of a case: its pages go first, so that they hand over their drafts;
 * when those are kept, the core is told and everything fetched is forgotten.
 */
export function useLeaving() {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [leaving, leave] = useState<Way>();
  useEffect(() => {
    if (leaving === undefined) return;
    const go = async () => {
      message.destroy();
      await draftsKept();
      await request(leaving).catch(() => undefined);
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
      await client.invalidateQueries({ queryKey: ['session'] });
      // A lock that the core did not hear of stays on screen: only the password ends it.
      if (leaving === 'sign_out') leave(undefined);
    };
    void go();
  }, [leaving, client, message]);
  return { leaving, lock: () => leave('lock_session'), signOut: () => leave('sign_out'), back: () => leave(undefined) };
}
