import { Input, Select } from 'antd';
import { useId, useState } from 'react';
import type { Card } from '@/api/bindings/Card';
import type { CaseView } from '@/api/bindings/CaseView';
import { useSend } from '@/api/execute';
import { useSearch, useSimilarCases } from '@/api/find';
import { useT } from '@/shared/i18n';
import { Field, FormDialog } from '@/shared/ui';

/** Names another case: to link it with this one, or to close this one as the same matter. Cases that look alike are offered before anything is typed. */
export function LinkDialog({ view, merge, onClose }: { view: CaseView; merge: boolean; onClose: () => void }) {
  const t = useT();
  const id = useId();
  const { send, pending, error } = useSend(view.card.id);
  const [other, setOther] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const words = merge ? 'merge' : 'link';
  const save = async () => {
    if (other === null) return;
    if (await send({ case: merge ? { do: 'merge', into: other, reason } : { do: 'link', other } })) onClose();
  };
  return (
    <FormDialog
      open
      title={t(`case:links.${words}_title`, { number: view.card.number })}
      ok={t(`case:links.${words}_ok`)}
      incomplete={other === null || (merge && reason.trim() === '')}
      pending={pending}
      error={error}
      onOk={() => void save()}
      onClose={onClose}
      testId={`${words}-dialog`}
    >
      <p>{t(`case:links.${words}_hint`)}</p>
      <Field label={t(`case:links.${words}_other`)} htmlFor={`${id}-other`}>
        <OtherCase id={`${id}-other`} view={view} value={other} onChange={setOther} />
      </Field>
      {merge && (
        <Field label={t('case:reason')} htmlFor={`${id}-reason`}>
          <Input.TextArea id={`${id}-reason`} value={reason} onChange={(event) => setReason(event.target.value)} autoSize={{ minRows: 2, maxRows: 6 }} data-testid="merge-reason" />
        </Field>
      )}
    </FormDialog>
  );
}

function OtherCase({ id, view, value, onChange }: { id: string; view: CaseView; value: string | null; onChange: (id: string | null) => void }) {
  const t = useT();
  const [text, setText] = useState('');
  const found = useSearch(text);
  const { card } = view;
  const similar = useSimilarCases({ scenario: card.scenario, site: card.site, text: card.title ?? '', people: [] });
  const cards: Card[] = (text.trim() === '' ? similar : found).map((one) => one.card).filter((one) => one.id !== card.id);
  return (
    <Select<string | null>
      id={id}
      showSearch={{ filterOption: false, onSearch: setText }}
      allowClear
      placeholder={t('case:links.find')}
      notFoundContent={text.trim() === '' ? t('case:links.type') : t('case:links.none')}
      value={value}
      onChange={(next) => onChange(next ?? null)}
      options={cards.map(({ id: key, number, title }) => ({ value: key, label: `${number} · ${title ?? t('case:erased_title')}` }))}
      data-testid="other-case"
    />
  );
}
