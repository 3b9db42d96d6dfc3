import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Command } from './bindings/Command';
import type { Envelope } from './bindings/Envelope';
import { request } from './client';

/** What a person asks the core to do. */
export interface Sender {
  /** Sends a command; resolves to true when it is on the disk, to false when it was refused (then `error` says why). */
  send: (command: Command) => Promise<boolean>;
  pending: boolean;
  error: unknown;
  /** Forgets the last error. */
  reset: () => void;
}

/**
 * Sends commands about one case (about the organisation without one). The same command sent again after an error keeps its id, so that a retry
 * after an uncertain outcome is never recorded twice.
 */
export function useSend(caseId?: string): Sender {
  const tried = useRef<{ what: string; id: string } | undefined>(undefined);
  const { mutateAsync, isPending, error, reset } = useMutation({
    mutationFn: (command: Command) => {
      const what = JSON.stringify([caseId, command]);
      if (tried.current?.what !== what) tried.current = { what, id: crypto.randomUUID() };
      const envelope: Envelope = { id: tried.current.id, case: caseId ?? null, command };
      return request('execute', { envelope });
    },
    onSuccess: () => {
      tried.current = undefined;
    },
  });
  const send = (command: Command) =>
    mutateAsync(command).then(
      () => true,
      () => false,
    );
  return { send, pending: isPending, error, reset };
}
