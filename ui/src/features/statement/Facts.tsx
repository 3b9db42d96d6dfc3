import { Button } from 'antd';
import { Link } from 'wouter';
import type { CaseView } from '@/api/bindings/CaseView';
import type { Fact } from '@/api/bindings/Fact';
import { useLanguage, useT } from '@/shared/i18n';
import { Chip, Panel, useFactWords } from '@/shared/ui';
import styles from './statement.module.css';

interface FactsProps {
  view: CaseView;
  /** Facts of the text that no longer say what they said. */
  changed: readonly string[];
  readOnly: boolean;
  /** Puts the fact's words into the text, or marks the words that are selected there as resting on it. */
  onCite: (fact: Fact) => void;
}

/** The ledger beside the text: what may be cited, and what changed since it was. */
export function Facts({ view, changed, readOnly, onCite }: FactsProps) {
  const t = useT();
  const name = useFactName(view);
  const facts = view.facts.filter((fact) => fact.state === 'confirmed' || changed.includes(fact.id));
  return (
    <Panel title={t('statement:facts.title')} aside={changed.length > 0 ? <Chip tone="bad">{t('statement:facts.changed', { count: changed.length })}</Chip> : undefined}>
      {changed.length > 0 && <p className={styles.notice}>{t('statement:facts.changed_hint')}</p>}
      {facts.length === 0 && <p className={styles.none}>{t('statement:facts.none')}</p>}
      <ul className={styles.facts} data-testid="citable">
        {facts.map((fact) => (
          <li key={fact.id} data-testid="citable-fact" data-number={fact.number} data-changed={changed.includes(fact.id)}>
            <span>
              <small>{t('statement:facts.number', { number: fact.number })}</small> {name(fact)}
              {changed.includes(fact.id) && <Chip tone="bad">{t(`terms:fact_state.${fact.state}`)}</Chip>}
            </span>
            {!readOnly && fact.state === 'confirmed' && (
              <Button size="small" onClick={() => onCite(fact)} data-testid="fact-cite">
                {t('statement:facts.cite')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Link href={`/case/${view.card.id}`}>{t('statement:facts.to_ledger')}</Link>
    </Panel>
  );
}

/** A fact as words of a text: a number with its unit, else the claim or what the fact is about. */
export function useFactText(view: CaseView): (fact: Fact) => string {
  const words = useFactWords();
  const name = useFactName(view);
  return (fact) => (typeof fact.value === 'number' ? words(view.declared.find(({ key }) => key === fact.key), fact.value) : fact.claim === '' ? name(fact) : fact.claim);
}

/** What a fact is about and what it says, in the language on screen. */
export function useFactName(view: CaseView): (fact: Fact) => string {
  const [lang] = useLanguage();
  const words = useFactWords();
  return (fact) => {
    const shape = view.declared.find(({ key }) => key === fact.key);
    const label = shape?.label[lang] ?? fact.key;
    return label === null || label === undefined ? fact.claim : `${label} ${words(shape, fact.value)}`;
  };
}
