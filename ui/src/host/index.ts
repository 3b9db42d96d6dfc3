/**
 * The only file that imports the platform. Everything else asks for what it needs by these names, and tests replace this module.
 */
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { open, save } from '@tauri-apps/plugin-dialog';

/** Calls a command of the core. Rejects with what the core answered, unchanged. */
export function call<T>(command: string, args: Record<string, unknown> = {}): Promise<T> {
  return invoke<T>(command, args);
}

/** Listens to an event of the core; the answer stops listening. */
export function on<T>(event: string, handle: (payload: T) => void): () => void {
  const stop = listen<T>(event, ({ payload }) => handle(payload));
  return () => void stop.then((unlisten) => unlisten());
}

/** Asks where to save a file; undefined when the person gave up. `kind` names the file type, `extension` is without the dot. */
export async function askSavePath(suggested: string, kind: string, extension: string): Promise<string | undefined> {
  return (await save({ defaultPath: suggested, filters: [{ name: kind, extensions: [extension] }] })) ?? undefined;
}

/** Asks which files to read; none when the person gave up. */
export async function askOpenPaths(): Promise<string[]> {
  return (await open({ multiple: true, directory: false })) ?? [];
}

/** Asks which file to read; undefined when the person gave up. */
export async function askOpenPath(): Promise<string | undefined> {
  return (await open({ multiple: false, directory: false })) ?? undefined;
}
