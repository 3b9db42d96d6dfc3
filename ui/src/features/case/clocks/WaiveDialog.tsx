import type { CaseView } from '@/api/bindings/CaseView';
import type { Clock } from '@/api/bindings/Clock';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { ReasonDialog } from '@/shared/ui';

/** Declares that a duty does not apply, for a reason that stays on the record. */
export function WaiveDialog({ view, clock, onClose }: { view: CaseView; clock: Clock; onClose: () => void }) {
  const t = useT();
  const say = useBilingual();
  const { send, pending, error } = useSend(view.card.id);
  const waive = async (reason: string) => {
    if (await send({ clock: { do: 'waive', clock: clock.id, reason } })) onClose();
  };
  return (
    <ReasonDialog
      title={t('case:clock.waive_title', { name: say(clock.due.name) })}
      label={t('case:reason')}
      hint={clock.due.kind === 'legal' ? t('case:clock.waive_legal') : undefined}
      ok={t('case:clock.waive')}
      danger
      pending={pending}
      error={error}
      onSend={(reason) => void waive(reason)}
      onClose={onClose}
      testId="waive"
    />
  );
}
