import type { Fact } from '@/api/bindings/Fact';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { ReasonDialog } from '@/shared/ui';
import type { FactIntent } from './intent';

interface JudgeDialogProps {
  caseId: string;
  fact: Fact;
  state: Extract<FactIntent, { is: 'judge' }>['state'];
  onClose: () => void;
}

/** Confirms, disputes or retracts a claim; the reason goes on the record with it. */
export function JudgeDialog({ caseId, fact, state, onClose }: JudgeDialogProps) {
  const t = useT();
  const { send, pending, error } = useSend(caseId);
  const judge = async (reason: string) => {
    if (await send({ fact: { do: 'judge', fact: fact.id, state, reason } })) onClose();
  };
  return (
    <ReasonDialog
      title={t('case:fact.judge_title', { number: fact.number, act: t(`case:fact.judge.${state}`) })}
      label={t(`case:fact.judge_reason.${state}`)}
      ok={t(`case:fact.judge.${state}`)}
      danger={state === 'retracted'}
      pending={pending}
      error={error}
      onSend={(reason) => void judge(reason)}
      onClose={onClose}
      testId="judge"
    />
  );
}
