import { Button, Dropdown } from 'antd';
import type { CaseView } from '@/api/bindings/CaseView';
import type { Fact } from '@/api/bindings/Fact';
import { may } from '@/api/case';
import { useBilingual } from '@/shared/i18n/bilingual';
import { useT } from '@/shared/i18n';
import { Chip, Icon, Time, useFactWords } from '@/shared/ui';
import type { FactIntent } from './intent';
import { STATE_TONES } from './intent';
import styles from '../room.module.css';

interface FactRowProps {
  view: CaseView;
  fact: Fact;
  onIntent: (intent: FactIntent) => void;
}

/** One claim: what it says, how far it is established, who says so and when. */
export function FactRow({ view, fact, onIntent }: FactRowProps) {
  const t = useT();
  const claim = useClaim(view, fact);
  return (
    <li className={styles.item} data-testid="fact" data-state={fact.state}>
      <div className={styles.line}>
        <span className={fact.state === 'retracted' ? styles.struck : undefined}>{claim}</span>
        <FactMenu view={view} fact={fact} claim={claim} onIntent={onIntent} />
      </div>
      <small>
        <Chip tone={STATE_TONES[fact.state]}>{t(`terms:fact_state.${fact.state}`)}</Chip>{' '}
        {[t('case:fact.cited', { number: fact.number }), fact.source].filter(Boolean).join(' · ')} · <Time at={fact.occurred_at ?? fact.changed_at} zone={view.zone} show="time" />
      </small>
      {fact.judgement !== null && <small>{fact.judgement}</small>}
    </li>
  );
}

/** A claim in words: its own, or the grading fact with its value, or both. */
function useClaim(view: CaseView, fact: Fact): string {
  const say = useBilingual();
  const words = useFactWords();
  const t = useT();
  const decl = [...view.declared, ...view.declared_beside].find(({ key }) => key === fact.key);
  if (fact.key === null) return fact.claim;
  const valued = t('case:fact.valued', { label: decl === undefined ? fact.key : say(decl.label), value: words(decl, fact.value) });
  return fact.claim === '' ? valued : `${valued} · ${fact.claim}`;
}

function FactMenu({ view, fact, claim, onIntent }: FactRowProps & { claim: string }) {
  const t = useT();
  const judging = may(view, 'judge_fact') ? (['confirmed', 'disputed', 'retracted'] as const).filter((state) => state !== fact.state) : [];
  const items = [
    ...(may(view, 'record_fact') ? [{ key: 'revise', label: t('case:fact.revise'), onClick: () => onIntent({ is: 'revise', fact }) }] : []),
    ...judging.map((state) => ({ key: state, label: t(`case:fact.judge.${state}`), onClick: () => onIntent({ is: 'judge', fact, state }) })),
  ];
  if (fact.state === 'retracted' || items.length === 0) return null;
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <Button type="text" size="small" icon={<Icon name="more" size={16} />} aria-label={t('case:menu_of', { what: claim })} data-testid="fact-menu" />
    </Dropdown>
  );
}
