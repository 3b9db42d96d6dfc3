import { useId, useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { Field, FormDialog } from '@/shared/ui';
import { PersonSelect } from './PersonSelect';

/** Says who leads the case. */
export function OwnerDialog({ view, onClose }: { view: CaseView; onClose: () => void }) {
  const t = useT();
  const id = useId();
  const { send, pending, error } = useSend(view.card.id);
  const [owner, setOwner] = useState(view.card.owner);
  const save = async () => {
    if (await send({ case: { do: 'assign_owner', owner } })) onClose();
  };
  return (
    <FormDialog open title={t('case:owner.action')} ok={t('case:save')} pending={pending} error={error} onOk={() => void save()} onClose={onClose} testId="owner-dialog">
      <Field label={t('case:owner.label')} htmlFor={id}>
        <PersonSelect id={id} value={owner} onChange={setOwner} testId="owner" />
      </Field>
    </FormDialog>
  );
}
