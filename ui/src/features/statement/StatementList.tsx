import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Audience } from '@/api/bindings/Audience';
import type { CaseView } from '@/api/bindings/CaseView';
import type { StatementView } from '@/api/bindings/StatementView';
import { may } from '@/api/case';
import { useNames } from '@/api/directory';
import { useT } from '@/shared/i18n';
import { useActions } from '@/shared/keys';
import { Chip, EmptyState, Icon, Panel, Time } from '@/shared/ui';
import { CalendarPanel } from './Calendar';
import { AdvicePanel, AnswersPanel, useGuidance } from './Guidance';
import { HousePanel } from './House';
import { NewStatement } from './NewStatement';
import { AUDIENCES, STATE_TONES } from './terms';
import { currentText } from './work';
import styles from './statement.module.css';

/** The statements of a case by audience, with who has been told and who has not. */
export function StatementList({ view }: { view: CaseView }) {
  const t = useT();
  const [writing, setWriting] = useState(false);
  const guidance = useGuidance(view.card.id);
  const mayWrite = may(view, 'write_statement');
  const write = () => setWriting(true);
  useActions(mayWrite ? [{ id: 'statement.new', title: t('statement:new.action'), icon: 'statement', keys: 's', run: write }] : []);
  const button = mayWrite && (
    <Button type="primary" onClick={write} data-testid="statement-new">
      <Icon name="add" size={14} /> {t('statement:new.action')}
    </Button>
  );
  return (
    <div className={styles.listPage}>
      <div className={styles.bar}>
        {view.drafts_withheld && <Chip>{t('statement:drafts_withheld')}</Chip>}
        {button}
      </div>
      {guidance.data !== undefined && (
        <>
          <CalendarPanel view={view} guidance={guidance.data} />
          <div className={styles.pair}>
            {!view.drafts_withheld && <HousePanel view={view} house={guidance.data.house} />}
            <AdvicePanel view={view} guidance={guidance.data} />
          </div>
        </>
      )}
      {view.statements.length === 0 ? (
        <EmptyState icon="statement" title={t('statement:empty.title')}>
          {mayWrite ? t('statement:empty.next') : t('statement:empty.wait')}
        </EmptyState>
      ) : (
        AUDIENCES.map((audience) => <AudiencePanel key={audience} view={view} audience={audience} />)
      )}
      {guidance.data !== undefined && <AnswersPanel answers={guidance.data.answers} />}
      {writing && <NewStatement view={view} onClose={() => setWriting(false)} />}
    </div>
  );
}

function AudiencePanel({ view, audience }: { view: CaseView; audience: Audience }) {
  const t = useT();
  const own = view.statements.filter(({ statement }) => statement.audience === audience);
  const told = own.some(({ statement }) => statement.state === 'released' && statement.superseded_by === null);
  return (
    <Panel title={t(`terms:audience.${audience}`)} aside={<Chip tone={told ? 'ok' : 'warn'}>{told ? t('statement:told') : t('statement:not_told')}</Chip>}>
      {own.length === 0 ? (
        <p className={styles.none}>{t('statement:none_for_audience')}</p>
      ) : (
        <ul className={styles.list}>
          {own.map((item) => (
            <Row key={item.statement.id} view={view} item={item} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Row({ view, item: { statement, missing, changed } }: { view: CaseView; item: StatementView }) {
  const t = useT();
  const names = useNames();
  const text = currentText(statement);
  const waiting = statement.state === 'in_review' || statement.state === 'approved';
  return (
    <li data-testid="statement" data-state={statement.state} data-number={statement.number}>
      <Link href={`/case/${view.card.id}/statement/${statement.id}`}>{text.title}</Link>
      <Chip tone={STATE_TONES[statement.state]}>{t(`terms:statement_state.${statement.state}`)}</Chip>
      {statement.superseded_by !== null && <Chip>{t('statement:superseded')}</Chip>}
      {changed.length > 0 && statement.state !== 'withdrawn' && statement.superseded_by === null && <Chip tone="bad">{t('statement:facts.changed', { count: changed.length })}</Chip>}
      <small>
        {t('statement:row', { number: statement.number, stage: t(`terms:stage.${statement.stage}`), version: text.number, by: names.user(text.by) })} · <Time at={text.at} zone={view.zone} />
      </small>
      {waiting && missing.length > 0 && <small>{t('statement:awaits', { roles: missing.map((role) => t(`terms:role.${role}`)).join(t('shared:list_comma')) })}</small>}
      {statement.releases.map((release) => (
        <small key={`${release.channel} ${release.released_at}`}>
          {release.channel} · <Time at={release.released_at} zone={view.zone} />
        </small>
      ))}
    </li>
  );
}
