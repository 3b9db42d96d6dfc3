import { useState } from 'react';
import type { Place } from '@/api/bindings/Place';
import { useT } from '@/shared/i18n';
import { ReasonDialog } from '@/shared/ui';

interface PlacedDialogProps {
  title: string;
  label: string;
  /** The words that are marked in the text, if any are. */
  place: Place | undefined;
  pending: boolean;
  error: unknown;
  onSend: (words: string, place: Place | null) => void;
  onClose: () => void;
  testId: string;
}

/** Asks for a note about the words that were marked when it was opened, or about the whole text. */
export function PlacedDialog({ title, label, place, pending, error, onSend, onClose, testId }: PlacedDialogProps) {
  const t = useT();
  const [marked] = useState(place);
  const hint = marked === undefined ? t('statement:place.whole') : t('statement:place.marked', { words: marked.quote });
  return <ReasonDialog title={title} label={label} hint={hint} ok={title} pending={pending} error={error} onSend={(words) => onSend(words, marked ?? null)} onClose={onClose} testId={testId} />;
}
