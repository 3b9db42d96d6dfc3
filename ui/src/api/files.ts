import { askOpenPath, askSavePath } from '@/host';

/** Asks where to save a file; undefined when the person gave up. `kind` names the file type, `extension` is without the dot. */
export function askPath(suggested: string, kind: string, extension: string): Promise<string | undefined> {
  return askSavePath(suggested, kind, extension);
}

/** Asks which file to read; undefined when the person gave up. */
export function askFile(): Promise<string | undefined> {
  return askOpenPath();
}
