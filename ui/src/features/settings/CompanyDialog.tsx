import { useId, useState } from 'react';
import type { Bilingual } from '@/api/bindings/Bilingual';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { BilingualInput, bothWays, Field, FormDialog } from '@/shared/ui';

/** Names the company. */
export function CompanyDialog({ company, onClose }: { company: Bilingual; onClose: () => void }) {
  const t = useT();
  const id = useId();
  const [name, setName] = useState(company);
  const { send, pending, error } = useSend();
  const save = async () => {
    if (await send({ organisation: { do: 'name_company', name: bothWays(name) } })) onClose();
  };
  return (
    <FormDialog open title={t('settings:company.title')} ok={t('settings:save')} incomplete={bothWays(name).zh === ''} pending={pending} error={error} onOk={() => void save()} onClose={onClose} testId="company-dialog">
      <Field label={t('settings:company.name')} hint={t('settings:one_is_enough')} htmlFor={id}>
        <BilingualInput id={id} label={t('settings:company.name')} value={name} onChange={setName} testId="company-name" />
      </Field>
    </FormDialog>
  );
}
