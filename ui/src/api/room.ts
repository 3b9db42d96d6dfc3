import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { askOpenPaths } from '@/host';
import { useLanguage } from '@/shared/i18n';
import { hearNow } from '@/shared/ui/now';
import type { AttachmentContent } from './bindings/AttachmentContent';
import type { CommandReceipt } from './bindings/CommandReceipt';
import type { RoomView } from './bindings/RoomView';
import type { SitrepDraft } from './bindings/SitrepDraft';
import type { WallView } from './bindings/WallView';
import { request } from './client';

/** The crisis room of a case, now or as it stood at `at`. */
export function useRoom(id: string, at?: string) {
  return useQuery({ queryKey: ['case', id, 'room', at ?? null], queryFn: () => request<RoomView>('room_view', { case: id, at: at ?? null }), placeholderData: keepPreviousData });
}

/** The next situation report, compiled from what happened since the last one, in the language on screen. */
export function useSitrepDraft(id: string) {
  const [lang] = useLanguage();
  return useQuery({ queryKey: ['case', id, 'sitrep', lang], queryFn: () => request<SitrepDraft>('sitrep_draft', { case: id, lang }) });
}

/** What the big screen shows. */
export function useWall(id: string) {
  return useQuery({
    queryKey: ['case', id, 'wall'],
    queryFn: async () => {
      const view = await request<WallView>('wall_view', { case: id });
      hearNow(view.now);
      return view;
    },
  });
}

/** Opens the big screen in a window of its own. */
export function useOpenWall(id: string) {
  return useMutation({ mutationFn: () => request<null>('open_wall', { case: id }) });
}

/** A file of the case, to look at. Asked for only while somebody looks. */
export function useAttachment(id: string, entry: string) {
  return useQuery({ queryKey: ['attachment', id, entry], queryFn: () => request<AttachmentContent>('attachment', { case: id, entry, path: null }), gcTime: 0 });
}

/** Writes a file of the case out. */
export function saveAttachment(id: string, entry: string, path: string): Promise<AttachmentContent> {
  return request<AttachmentContent>('attachment', { case: id, entry, path });
}

/** Reads a file into the case, as a part of one of its entries or on its own. */
export function attachFile(id: string, path: string, to: string | null): Promise<CommandReceipt> {
  return request<CommandReceipt>('attach_file', { request: { case: id, path, to } });
}

/** Asks which files to attach; none when the person gave up. */
export function askFiles(): Promise<string[]> {
  return askOpenPaths();
}
