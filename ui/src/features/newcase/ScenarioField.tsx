import { Select } from 'antd';
import { memo, useEffect } from 'react';
import type { Scenario } from '@/api/bindings/Scenario';
import { useSuggestions } from '@/api/opening';
import { useLanguage, useT } from '@/shared/i18n';
import { SCENARIOS } from '@/shared/scenarios';
import { Kbd } from '@/shared/ui';
import { Labelled } from './Labelled';
import styles from './newcase.module.css';

interface ScenarioFieldProps {
  value: Scenario | null;
  onChange: (scenario: Scenario | null) => void;
  /** What was typed about the case. */
  text: string;
  error?: string;
}

/** The scenario: suggested from what is typed and taken with one key, or chosen from all of them. */
export function ScenarioField({ value, onChange, text, error }: ScenarioFieldProps) {
  const t = useT();
  const [lang] = useLanguage();
  const suggestions = useSuggestions(text, lang);
  useSuggestionKeys(suggestions.map(({ scenario }) => scenario), onChange);
  return (
    <Labelled id="scenario" label={t('newcase:scenario')} error={error}>
      <div className={styles.suggestions} role="group" aria-label={t('newcase:suggested')} aria-live="polite">
        {suggestions.length === 0 && <small>{t('newcase:suggest_hint')}</small>}
        {suggestions.map(({ scenario, words }, index) => (
          <button
            key={scenario}
            type="button"
            className={styles.suggestion}
            aria-pressed={scenario === value}
            aria-keyshortcuts={`Alt+${index + 1}`}
            title={t('newcase:because', { words: words.join(t('shared:list_comma')) })}
            onClick={() => onChange(scenario)}
            data-testid={`suggestion-${scenario}`}
          >
            {t(`terms:scenario.${scenario}`)} <Kbd combo={`alt+${index + 1}`} />
          </button>
        ))}
      </div>
      <ScenarioSelect value={value} onChange={onChange} wrong={error !== undefined} />
    </Labelled>
  );
}

/** All scenarios. By itself, since the words beside it change with every key. */
const ScenarioSelect = memo(function ScenarioSelect({ value, onChange, wrong }: Pick<ScenarioFieldProps, 'value' | 'onChange'> & { wrong: boolean }) {
  const t = useT();
  return (
    <Select<Scenario | null>
      id="scenario"
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('newcase:choose_scenario')}
      value={value}
      onChange={onChange}
      status={wrong ? 'error' : undefined}
      options={SCENARIOS.map((scenario) => ({ value: scenario, label: t(`terms:scenario.${scenario}`) }))}
      data-testid="scenario"
    />
  );
});

/** Alt+1, Alt+2, … take a suggestion wherever the person is typing. By the key's place: with Alt some keyboards write another sign. */
function useSuggestionKeys(scenarios: readonly Scenario[], onChange: (scenario: Scenario) => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      const chosen = scenarios.find((_, index) => event.code === `Digit${index + 1}`);
      if (chosen === undefined) return;
      event.preventDefault();
      onChange(chosen);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
