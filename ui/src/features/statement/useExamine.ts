import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Examined } from '@/api/bindings/Examined';
import type { Statement } from '@/api/bindings/Statement';
import { request } from '@/api/client';
import { useLanguage } from '@/shared/i18n';
import { textsOf, type Work } from './work';

const QUIET_MS = 200;
const NOTHING: Examined = { findings: [], promises: [] };

/** What the checks say of the text under work; it follows the typing after a short pause. */
export function useExamine(caseId: string, statement: Statement, work: Work): { examined: Examined; text: Work } {
  const [lang] = useLanguage();
  const [text, setText] = useState(work);
  useEffect(() => {
    const timer = window.setTimeout(() => setText(work), QUIET_MS);
    return () => window.clearTimeout(timer);
  }, [work]);
  const texts = textsOf(text);
  const { data } = useQuery({
    queryKey: ['case', caseId, 'examine', statement.id, lang, texts.zh, texts.en],
    queryFn: () => request<Examined>('examine_statement', { request: { case: caseId, statement: statement.id, audience: statement.audience, stage: statement.stage, texts, channel: null, lang } }),
    placeholderData: (before) => before,
    gcTime: 10_000,
  });
  return { examined: data ?? NOTHING, text };
}
