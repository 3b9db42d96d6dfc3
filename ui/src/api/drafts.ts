import { useCallback, useEffect, useRef, useState } from 'react';
import { request } from './client';

const QUIET_MS = 250;
const writing = new Set<Promise<unknown>>();

/** Done when every draft that was handed over is kept: wait for it before the session locks or ends. */
export async function draftsKept(): Promise<void> {
  await Promise.all(writing);
}

function keep(key: string, value: string): void {
  const written = request('draft_put', { key, value })
    .catch(() => undefined)
    .finally(() => writing.delete(written));
  writing.add(written);
}

/** Input that is not sent yet, kept by the core for this person: it survives a crash, a lock and a sign-out. */
export interface Draft<T> {
  value: T;
  set: (next: T) => void;
  /** Forgets it, here and in the core: call when it was sent. */
  clear: () => void;
  /** Done when the last change is kept: nothing is written behind what is sent next. */
  keep: () => Promise<void>;
  /** Whether what was kept has been read; before, `value` is the initial one. */
  ready: boolean;
  /** Whether `value` began with what was kept from an earlier time. */
  restored: boolean;
}

/** A draft under `key`. Nothing typed is lost: the last change is kept after a short pause, and at once when the component goes. */
export function useDraft<T>(key: string, initial: T): Draft<T> {
  const [state, setState] = useState({ key, value: initial, ready: false, restored: false });
  const waiting = useRef<{ timer: number; write: () => void } | undefined>(undefined);
  const [first] = useState(initial);
  const current = state.key === key ? state : { key, value: first, ready: false, restored: false };

  useEffect(() => {
    let gone = false;
    const adopt = (kept: T | undefined) => {
      if (gone) return;
      // What was typed before the answer came is newer than what was kept.
      setState((now) => (now.key === key && now.value !== first ? { ...now, ready: true } : { key, value: kept ?? first, ready: true, restored: kept !== undefined }));
    };
    request<string | null>('draft_get', { key }).then(
      (text) => adopt(parse<T>(text)),
      () => adopt(undefined),
    );
    return () => {
      gone = true;
      waiting.current?.write();
    };
  }, [key, first]);

  const set = useCallback(
    (value: T) => {
      setState((now) => ({ key, value, ready: now.key === key && now.ready, restored: now.key === key && now.restored }));
      window.clearTimeout(waiting.current?.timer);
      const write = () => {
        window.clearTimeout(waiting.current?.timer);
        waiting.current = undefined;
        keep(key, JSON.stringify(value));
      };
      waiting.current = { write, timer: window.setTimeout(write, QUIET_MS) };
    },
    [key],
  );

  const clear = useCallback(() => {
    window.clearTimeout(waiting.current?.timer);
    waiting.current = undefined;
    setState({ key, value: first, ready: true, restored: false });
    void request('draft_delete', { key }).catch(() => undefined);
  }, [key, first]);

  const keepNow = useCallback(() => {
    waiting.current?.write();
    return draftsKept();
  }, []);

  return { value: current.value, set, clear, keep: keepNow, ready: current.ready, restored: current.restored };
}

function parse<T>(text: string | null): T | undefined {
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as T;
  } catch {
    return undefined;
  }
}
