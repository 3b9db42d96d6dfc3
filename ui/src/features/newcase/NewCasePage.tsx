import { Button } from 'antd';
import { useParams } from 'wouter';
import type { CaseView } from '@/api/bindings/CaseView';
import { useCase } from '@/api/case';
import { useT } from '@/shared/i18n';
import { useActions } from '@/shared/keys';
import { ErrorNotice, Icon, Kbd, Page, Panel } from '@/shared/ui';
import { GradePreview } from './GradePreview';
import styles from './newcase.module.css';
import { Account, Affected, Circumstances, Kind, Reporting, Responsible, Title } from './Sections';
import { SeenBefore } from './SeenBefore';
import { useOpening } from './useOpening';

/** Opens a case, by keyboard alone in under a minute. What is typed is kept while it is typed. */
export function NewCasePage() {
  const { from } = useParams<{ from?: string }>();
  return from === undefined ? <Opening /> : <SplitOff key={from} from={from} />;
}

/** A case that takes one person's matter out of another: it begins with what is the same. */
function SplitOff({ from }: { from: string }) {
  const { data: origin, error } = useCase(from);
  if (origin === undefined) return <ErrorNotice error={error} />;
  return <Opening origin={origin} />;
}

function Opening({ origin }: { origin?: CaseView }) {
  const t = useT();
  const { form, change, errors, defaults, declared, zone, open, pending, restored, ready, startOver, error } = useOpening(origin);
  const part = { form, change, errors, defaults };
  useActions([{ id: 'newcase.open', title: t('newcase:open'), icon: 'check', keys: 'mod+enter', run: () => void open() }]);
  if (!ready) return null;
  return (
    <Page
      title={origin === undefined ? t('newcase:title') : t('newcase:split_title', { number: origin.card.number })}
      actions={
        <Button type="primary" loading={pending} onClick={() => void open()} data-testid="open-case">
          {t('newcase:open')} <Kbd combo="mod+enter" />
        </Button>
      }
    >
      <div className={styles.page}>
        <form className={styles.form} onSubmit={(event) => event.preventDefault()} autoComplete="off">
          {restored && (
            <div className={styles.restored} role="status" data-testid="draft-restored">
              <Icon name="history" size={16} />
              <p>{t('newcase:restored')}</p>
              <Button size="small" onClick={startOver} data-testid="draft-discard">
                {t('newcase:start_over')}
              </Button>
            </div>
          )}
          <ErrorNotice error={error} onRetry={() => void open()} />
          <Panel title={t('newcase:what')}>
            <div className={styles.fields}>
              <Title {...part} />
              <Account {...part} />
              <Kind {...part} />
            </div>
          </Panel>
          <Panel title={t('newcase:where')} aside={<span>{t('newcase:zone', { zone })}</span>}>
            <div className={styles.thirds}>
              <Circumstances {...part} zone={zone} />
            </div>
          </Panel>
          <Panel title={t('newcase:affected')}>
            <div className={styles.thirds}>
              <Affected {...part} declared={declared} />
            </div>
          </Panel>
          <Panel title={t('newcase:report')}>
            <div className={styles.fields}>
              <Reporting {...part} />
            </div>
          </Panel>
          <Panel title={t('newcase:responsible')}>
            <div className={styles.thirds}>
              <Responsible {...part} />
            </div>
          </Panel>
        </form>
        <aside className={styles.side}>
          <GradePreview {...part} declared={declared} />
          <SeenBefore {...part} />
        </aside>
      </div>
    </Page>
  );
}
