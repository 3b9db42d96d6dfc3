/**
 * Stands in for src/host while the window is looked at in a plain browser (`npx vite --mode fake`) and in tests. Nothing of it is in the shipped bundle.
 * A handler a command; what a command changes in the fixtures is told as the core would tell it.
 */
import type { Changed } from '../src/api/bindings/Changed';
import { answers } from './answers';

const listeners = new Set<(payload: Changed) => void>();

export async function call<T>(command: string, args: Record<string, unknown> = {}): Promise<T> {
  await Promise.resolve();
  const answer = answers[command];
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- the core rejects with plain data
  if (answer === undefined) throw { code: 'bad_input', params: { detail: `no fake for ${command}` } };
  const { result, changed } = answer(args);
  if (changed !== undefined) queueMicrotask(() => listeners.forEach((tell) => tell({ topics: changed })));
  return structuredClone(result) as T;
}

export function on<T>(event: string, handle: (payload: T) => void): () => void {
  const listener = handle as (payload: Changed) => void;
  if (event === 'changed') listeners.add(listener);
  return () => listeners.delete(listener);
}

export function askSavePath(suggested: string): Promise<string | undefined> {
  return Promise.resolve(`/home/zhou/Documents/${suggested}`);
}

export function askOpenPaths(): Promise<string[]> {
  return Promise.resolve(['/home/zhou/Pictures/cold-dish.jpg']);
}
