import { useId, useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import { useT } from '@/shared/i18n';
import { Field, FormDialog, MomentInput } from '@/shared/ui';

/** Asks for the moment from which the log is to be shown, backwards. */
export function JumpDialog({ view, onJump, onClose }: { view: CaseView; onJump: (until: string) => void; onClose: () => void }) {
  const t = useT();
  const id = useId();
  const [until, setUntil] = useState<string | null>(null);
  const jump = () => {
    if (until === null) return;
    onJump(until);
    onClose();
  };
  return (
    <FormDialog open title={t('case:log.jump_title')} ok={t('case:log.jump_ok')} incomplete={until === null} onOk={jump} onClose={onClose} testId="jump-dialog">
      <Field label={t('case:log.jump_at')} htmlFor={id}>
        <MomentInput id={id} value={until} onChange={setUntil} zone={view.zone} past testId="jump-at" />
      </Field>
    </FormDialog>
  );
}
