import { Button } from 'antd';
import { useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import { may } from '@/api/case';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { ReasonDialog } from '@/shared/ui';
import styles from './head.module.css';

/** Says that newer editions of playbook or rules are in force than the case goes by, and lets it take them up. */
export function PlanNotice({ view }: { view: CaseView }) {
  const t = useT();
  const { send, pending, error } = useSend(view.card.id);
  const [asking, setAsking] = useState(false);
  if (view.newer_plan === null) return null;
  const edition = (number: number | null) => (number === null ? t('case:plan.shipped') : t('case:plan.edition', { number }));
  const adopt = async (reason: string) => {
    if (await send({ case: { do: 'adopt_plan', reason } })) setAsking(false);
  };
  return (
    <div className={styles.plan} role="note" data-testid="newer-plan">
      <span>{t('case:plan.newer', { playbook: edition(view.newer_plan.playbook), rules: edition(view.newer_plan.rules), old: edition(view.plan.playbook) })}</span>
      {may(view, 'edit_case') && (
        <Button size="small" onClick={() => setAsking(true)} data-testid="adopt-plan">
          {t('case:plan.adopt')}
        </Button>
      )}
      {asking && <ReasonDialog title={t('case:plan.adopt')} label={t('case:plan.reason')} hint={t('case:plan.hint')} ok={t('case:plan.adopt')} pending={pending} error={error} onSend={(reason) => void adopt(reason)} onClose={() => setAsking(false)} testId="adopt" />}
    </div>
  );
}
