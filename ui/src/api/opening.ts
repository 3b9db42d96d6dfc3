import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Assessment } from './bindings/Assessment';
import type { FactValue } from './bindings/FactValue';
import type { Lang } from './bindings/Lang';
import type { Scenario } from './bindings/Scenario';
import type { ScenarioForm } from './bindings/ScenarioForm';
import type { Suggestion } from './bindings/Suggestion';
import { request } from './client';
import { useSettled } from './settled';

/** The scenarios that fit what was typed so far, the best first. */
export function useSuggestions(text: string, lang: Lang): readonly Suggestion[] {
  const typed = useSettled(text.trim());
  const { data } = useQuery({
    queryKey: ['suggestion', lang, typed],
    queryFn: () => request<Suggestion[]>('suggest_scenario', { text: typed, lang }),
    enabled: typed !== '',
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return typed === '' ? [] : (data ?? []);
}

/** What to ask about a scenario. */
export function useScenarioForm(scenario: Scenario | null) {
  return useQuery({ queryKey: ['organisation', 'scenario', scenario], queryFn: () => request<ScenarioForm>('scenario_form', { scenario }), enabled: scenario !== null });
}

/** The grade that these facts would have. */
export function useAssessment(scenario: Scenario | null, facts: Record<string, FactValue | null>) {
  return useQuery({
    queryKey: ['organisation', 'assessment', scenario, facts],
    queryFn: () => request<Assessment>('assess', { query: { scenario, facts } }),
    enabled: scenario !== null,
    placeholderData: (before) => (before?.scenario === scenario ? before : undefined),
    gcTime: 0,
  });
}
