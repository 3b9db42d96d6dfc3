import { Segmented } from 'antd';
import { useState } from 'react';
import type { ContentKind } from '@/api/bindings/ContentKind';
import type { Scenario } from '@/api/bindings/Scenario';
import { useContents } from '@/api/contents';
import { useT } from '@/shared/i18n';
import { SCENARIOS } from '@/shared/scenarios';
import { ErrorNotice, Page, Panel, PickList } from '@/shared/ui';
import { ContentView } from './ContentView';
import styles from './playbooks.module.css';

/** What the company works by: playbook, grading rules, statement templates and front-line answers of every scenario, and its own time limits. */
export function PlaybooksPage() {
  const t = useT();
  const { data, error, refetch } = useContents();
  const [scenario, setScenario] = useState<Scenario>('food_poisoning');
  const [kind, setKind] = useState<ContentKind>('playbook');
  const item = data?.find((each) => each.kind === kind && (each.scenario === scenario || kind === 'duties'));
  return (
    <Page
      title={t('playbooks:title')}
      actions={<Segmented value={kind} onChange={setKind} options={(['playbook', 'rules', 'templates', 'answers', 'duties'] as const).map((value) => ({ value, label: <span data-testid={`kind-${value}`}>{t(`terms:content_kind.${value}`)}</span> }))} />}
    >
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      <div className={kind === 'duties' ? styles.stack : styles.split}>
        {kind !== 'duties' && (
          <Panel flush title={t('playbooks:scenarios')}>
            <PickList>
              {SCENARIOS.map((key) => (
                <button key={key} type="button" aria-current={key === scenario} onClick={() => setScenario(key)} data-testid={`scenario-${key}`}>
                  {t(`terms:scenario.${key}`)}
                </button>
              ))}
            </PickList>
          </Panel>
        )}
        {item && <ContentView key={`${kind}.${scenario}`} item={item} />}
      </div>
    </Page>
  );
}
