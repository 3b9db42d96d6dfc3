import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Statement } from '@/api/bindings/Statement';
import { useDraft } from '@/api/drafts';
import { useSend } from '@/api/execute';
import { cites } from './citations';
import { currentText, differs, entriesOf, resume, textsOf, type Work } from './work';

/** The text under work: kept by the core until it is saved, and held beside a newer version that someone else wrote. */
export function useWork(caseId: string, statement: Statement) {
  const client = useQueryClient();
  const current = currentText(statement);
  const draft = useDraft<Work | null>(`statement.work.${statement.id}`, null);
  const { send, error, reset } = useSend(caseId);
  const [saving, setSaving] = useState(false);
  const { work, conflict } = resume(draft.value, current);

  const save = async () => {
    setSaving(true);
    const sent = await send({ statement: { do: 'edit', statement: statement.id, base_version: work.base, title: work.title, texts: textsOf(work), citations: cites(work.citations, textsOf(work)), attachments: entriesOf(work) } });
    // The new version is shown before the draft goes, so that the text on screen never jumps back; after a refusal the page shows what stands now.
    await client.refetchQueries({ queryKey: ['case', caseId, 'view'] });
    if (sent) draft.clear();
    setSaving(false);
  };
  return {
    work,
    conflict,
    dirty: differs(work, current),
    ready: draft.ready,
    saving,
    error,
    change: (part: Partial<Work>) => {
      if (error !== null) reset();
      draft.set({ ...work, ...part });
    },
    save,
    /** Goes on with the own text as the successor of the version that stands now. */
    keepMine: () => {
      reset();
      draft.set({ ...work, base: current.number });
    },
    /** Gives the own text up for the version that stands now. */
    takeTheirs: () => {
      reset();
      draft.clear();
    },
  };
}

export type WorkState = ReturnType<typeof useWork>;
