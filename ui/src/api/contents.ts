import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ContentCheck } from './bindings/ContentCheck';
import type { ContentDraft } from './bindings/ContentDraft';
import type { ContentItem } from './bindings/ContentItem';
import type { ContentQuery } from './bindings/ContentQuery';
import type { ContentText } from './bindings/ContentText';
import { request } from './client';

/** Every playbook and rule pack with the company's own editions. */
export function useContents() {
  return useQuery({ queryKey: ['organisation', 'contents'], queryFn: () => request<ContentItem[]>('contents') });
}

/** One playbook or rule pack as data, compared with another edition where that is asked. */
export function useContentText(query: ContentQuery) {
  return useQuery({ queryKey: ['organisation', 'content', query], queryFn: () => request<ContentText>('content_text', { query }) });
}

/** Whether a text can be used, and what it would do to a case; asked anew as it is written. */
export function useContentCheck(draft: ContentDraft | undefined) {
  return useQuery({
    queryKey: ['organisation', 'content-check', draft],
    queryFn: () => request<ContentCheck>('content_check', { draft }),
    enabled: draft !== undefined,
    placeholderData: keepPreviousData,
  });
}
