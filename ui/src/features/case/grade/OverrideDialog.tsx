import { Input, Radio } from 'antd';
import { useId, useState } from 'react';
import type { Grade } from '@/api/bindings/Grade';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { Field, FormDialog, GradeTag } from '@/shared/ui';

const GRADES: readonly Grade[] = ['general', 'serious', 'major'];

/** Sets the grade by hand; the reason stands beside it as long as it holds. */
export function OverrideDialog({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const t = useT();
  const id = useId();
  const { send, pending, error } = useSend(caseId);
  const [grade, setGrade] = useState<Grade>();
  const [reason, setReason] = useState('');
  const save = async () => {
    if (grade !== undefined && (await send({ case: { do: 'override_grade', grade, reason } }))) onClose();
  };
  return (
    <FormDialog
      open
      title={t('case:grade.override')}
      ok={t('case:save')}
      incomplete={grade === undefined || reason.trim() === ''}
      pending={pending}
      error={error}
      onOk={() => void save()}
      onClose={onClose}
      testId="override-dialog"
    >
      <p>{t('case:grade.override_hint')}</p>
      <Field label={t('case:grade.grade')} htmlFor={`${id}-grade`}>
        <Radio.Group
          id={`${id}-grade`}
          value={grade}
          onChange={(event) => setGrade(event.target.value as Grade)}
          options={GRADES.map((value) => ({ value, label: <GradeTag grade={value} /> }))}
          data-testid="override-grade"
        />
      </Field>
      <Field label={t('case:reason')} htmlFor={`${id}-reason`}>
        <Input.TextArea id={`${id}-reason`} value={reason} onChange={(event) => setReason(event.target.value)} autoSize={{ minRows: 2, maxRows: 6 }} data-testid="override-reason" />
      </Field>
    </FormDialog>
  );
}
