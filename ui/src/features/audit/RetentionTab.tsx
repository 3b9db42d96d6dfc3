import { Button } from 'antd';
import { useState } from 'react';
import type { RecordCommand } from '@/api/bindings/RecordCommand';
import type { WaitingErasure } from '@/api/bindings/WaitingErasure';
import { useNames } from '@/api/directory';
import { useSend } from '@/api/execute';
import { useRetention } from '@/api/record';
import { useMay } from '@/api/session';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { Chip, EmptyState, ErrorNotice, Panel, ReasonDialog, Time } from '@/shared/ui';
import styles from './audit.module.css';
import { CertificateButton } from './CertificateButton';
import { ErasureDialog } from './ErasureDialog';
import { HoldDialog } from './HoldDialog';

/** What the law wants kept and for how long, what is held, and what goes by two people. */
export function RetentionTab() {
  const { data, error, refetch } = useRetention();
  return (
    <div className={styles.audit}>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data && (
        <>
          <KeptPanel kept={data.kept} />
          <div className={styles.side}>
            <WaitingPanel waiting={data.waiting} />
            <HeldPanel held={data.held} />
            {data.destroyed.length > 0 && <DestroyedPanel destroyed={data.destroyed} />}
          </div>
        </>
      )}
    </div>
  );
}

type Retention = NonNullable<ReturnType<typeof useRetention>['data']>;

function KeptPanel({ kept }: { kept: Retention['kept'] }) {
  const t = useT();
  const both = useBilingual();
  const may = useMay();
  const [erasing, setErasing] = useState<Retention['kept'][number]>();
  return (
    <Panel flush title={t('audit:kept.title')}>
      <p className={styles.lead}>{t('audit:kept.what')}</p>
      {kept.length === 0 && (
        <EmptyState icon="audit" title={t('audit:kept.none')}>
          {t('audit:kept.none_next')}
        </EmptyState>
      )}
      <ol className={styles.entries} aria-label={t('audit:kept.title')} data-testid="kept">
        {kept.map((item) => (
          <li key={item.case} className={styles.row} data-testid="kept-case" data-due={item.due}>
            <span>
              <b>{item.number}</b> {t(`terms:scenario.${item.scenario}`)} {item.due && <Chip tone="warn">{t('audit:kept.due')}</Chip>}
              <small>
                {t('audit:kept.closed')} <Time at={item.closed_at} show="exact" /> · {item.until === null ? t('audit:kept.forever') : <>{t('audit:kept.until')} <Time at={item.until} show="exact" /></>}
              </small>
              {item.rule && (
                <small>
                  {both(item.rule.text)} {both(item.rule.source)}
                </small>
              )}
            </span>
            {may('erase_content') && item.due && (
              <Button size="small" danger onClick={() => setErasing(item)} data-testid="kept-erase">
                {t('audit:kept.erase')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {erasing && <ErasureDialog scope={{ case: erasing.case }} what={t('audit:erasure.whole', { number: erasing.number, count: erasing.bodies })} onClose={() => setErasing(undefined)} />}
    </Panel>
  );
}

function WaitingPanel({ waiting }: { waiting: WaitingErasure[] }) {
  const t = useT();
  const names = useNames();
  const { send, pending, error } = useSend();
  const [refusing, setRefusing] = useState<WaitingErasure>();
  const decide = (id: string, approve: boolean, reason: string) => send({ record: { do: 'decide_erasure', request: id, approve, reason } satisfies RecordCommand });
  return (
    <Panel flush title={t('audit:waiting.title')}>
      <ErrorNotice error={error} />
      {waiting.length === 0 && <p className={styles.lead}>{t('audit:waiting.none')}</p>}
      <ol className={styles.entries} aria-label={t('audit:waiting.title')} data-testid="waiting">
        {waiting.map((item) => (
          <li key={item.id} className={styles.row} data-testid="waiting-erasure">
            <span>
              <b>{item.number ?? t('audit:waiting.organisation')}</b> {item.entry ?? t('audit:waiting.whole')}
              <small>
                {names.user(item.request.by)} · <Time at={item.request.at} /> · {item.request.reason} · {item.request.authority}
              </small>
            </span>
            {item.may_decide ? (
              <span className={styles.rowActions}>
                <Button size="small" danger loading={pending} onClick={() => void decide(item.id, true, '')} data-testid="erasure-approve">
                  {t('audit:waiting.approve')}
                </Button>
                <Button size="small" disabled={pending} onClick={() => setRefusing(item)} data-testid="erasure-refuse">
                  {t('audit:waiting.refuse')}
                </Button>
              </span>
            ) : (
              <small>{t('audit:waiting.second')}</small>
            )}
          </li>
        ))}
      </ol>
      {refusing && (
        <ReasonDialog
          title={t('audit:waiting.refuse')}
          label={t('audit:erasure.reason')}
          ok={t('audit:waiting.refuse')}
          pending={pending}
          error={error}
          onClose={() => setRefusing(undefined)}
          onSend={(reason) => void decide(refusing.id, false, reason).then((done) => done && setRefusing(undefined))}
        />
      )}
    </Panel>
  );
}

function HeldPanel({ held }: { held: Retention['held'] }) {
  const t = useT();
  const may = useMay();
  const names = useNames();
  const { send, pending, error } = useSend();
  const [placing, setPlacing] = useState(false);
  const [lifting, setLifting] = useState<string>();
  const lift = (held: string, reason: string) => send({ record: { do: 'lift_hold', case: held, reason } satisfies RecordCommand });
  return (
    <Panel
      flush
      title={t('audit:hold.title')}
      aside={
        may('hold_case') && (
          <Button size="small" onClick={() => setPlacing(true)} data-testid="hold-place">
            {t('audit:hold.place')}
          </Button>
        )
      }
    >
      <p className={styles.lead}>{held.length === 0 ? t('audit:hold.none') : t('audit:hold.what')}</p>
      <ErrorNotice error={error} />
      <ol className={styles.entries} aria-label={t('audit:hold.title')}>
        {held.map(({ case: id, number, hold }) => (
          <li key={id} className={styles.row} data-testid="held-case">
            <span>
              <b>{number}</b> {hold.reason}
              <small>
                {names.user(hold.by)} · <Time at={hold.at} />
              </small>
            </span>
            {may('hold_case') && (
              <Button size="small" onClick={() => setLifting(id)} data-testid="hold-lift">
                {t('audit:hold.lift')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {placing && <HoldDialog onClose={() => setPlacing(false)} />}
      {lifting !== undefined && (
        <ReasonDialog
          title={t('audit:hold.lift')}
          label={t('audit:erasure.reason')}
          ok={t('audit:hold.lift')}
          pending={pending}
          error={error}
          onClose={() => setLifting(undefined)}
          onSend={(reason) => void lift(lifting, reason).then((done) => done && setLifting(undefined))}
        />
      )}
    </Panel>
  );
}

function DestroyedPanel({ destroyed }: { destroyed: Retention['destroyed'] }) {
  const t = useT();
  const may = useMay();
  return (
    <Panel flush title={t('audit:destroyed.title')}>
      <ol className={styles.entries} aria-label={t('audit:destroyed.title')}>
        {destroyed.map(({ case: id, number, at }) => (
          <li key={id} className={styles.row} data-testid="destroyed-case">
            <span>
              <b>{number}</b>
              <small>
                <Time at={at} show="exact" />
              </small>
            </span>
            {may('verify_journal') && <CertificateButton destroyed={{ case: id, number }} />}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
