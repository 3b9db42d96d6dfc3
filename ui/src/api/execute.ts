import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Command } from './bindings/Command';
import type { Envelope } from './bindings/Envelope';
import { request } from './client';

/** What proves that a command is on the disk: the part that the window uses. */
export interface Receipt {
  /** The case it was about or opened. */
  case: string | null;
  /** The entries that were written, in order. */
  entries: string[];
}

/** Unsent input that is sent now: the core forgets it in the same transaction, and its command id is as old as the draft. */
export interface KeptDraft {
  key: string;
  id: string;
}

/** What a person asks the core to do. */
export interface Sender {
  /** Sends a command; resolves to true when it is on the disk, to false when it was refused (then `error` says why). */
  send: (command: Command) => Promise<boolean>;
  /** The same, with what the core answers; nothing when it was refused. */
  sendFor: (command: Command, kept?: KeptDraft) => Promise<Receipt | undefined>;
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
    mutationFn: ({ command, kept }: { command: Command; kept?: KeptDraft }) => {
      const what = JSON.stringify([caseId, command]);
      if (tried.current?.what !== what) tried.current = { what, id: crypto.randomUUID() };
      const envelope: Envelope = { id: kept?.id ?? tried.current.id, case: caseId ?? null, command, draft: kept?.key ?? null };
      return request<Receipt>('execute', { envelope });
    },
    onSuccess: () => {
      tried.current = undefined;
    },
  });
  const sendFor = (command: Command, kept?: KeptDraft) => mutateAsync({ command, kept }).catch(() => undefined);
  const send = async (command: Command) => (await sendFor(command)) !== undefined;
  return { send, sendFor, pending: isPending, error, reset };
}

/** Sends a command once, outside of a form: there is no second try that would have to keep its id. Throws what was refused. */
export function sendOnce(caseId: string, command: Command): Promise<Receipt> {
  const envelope: Envelope = { id: crypto.randomUUID(), case: caseId, command };
  return request<Receipt>('execute', { envelope });
}
