import type { CaseView } from '@/api/bindings/CaseView';
import type { Harm } from '@/api/bindings/Harm';
import type { Identity } from '@/api/bindings/Identity';
import type { Person } from '@/api/bindings/Person';
import type { PersonDetails } from '@/api/bindings/PersonDetails';
import type { useT } from '@/shared/i18n';

/** An entry of the register as the form holds it: nothing in it is absent. */
export interface PersonForm {
  identity: Required<{ [Key in keyof Identity]: string }>;
  details: PersonDetails;
}

/** How people are harmed in a scenario, unless somebody says otherwise. */
function usualHarm(view: CaseView): Harm {
  return view.declared.some(({ key }) => key === 'ill_count') ? 'ill' : view.declared.some(({ key }) => key === 'injured_count') ? 'injured' : 'other';
}

/** The form of an entry, or of a new one: what the last person has in common with the next is there already. */
export function begin(view: CaseView, person?: Person): PersonForm {
  const { name, contact, symptoms, note } = person?.identity ?? {};
  const identity = { name: name ?? '', contact: contact ?? '', symptoms: symptoms ?? '', note: note ?? '' };
  if (person !== undefined) return { identity, details: person.details };
  const last = view.people.findLast(({ details }) => details.state !== 'not_related')?.details;
  return {
    identity,
    details: {
      harm: last?.harm ?? usualHarm(view),
      state: 'affected',
      care: 'unknown',
      vulnerability: 'unknown',
      area: last?.area ?? null,
      meal: last?.meal ?? null,
      foods: last?.foods ?? [],
      onset_at: null,
      follow_up_at: null,
    },
  };
}

/** Dishes as a person writes them, one after the other. */
export function foodsText(foods: readonly string[], t: ReturnType<typeof useT>): string {
  return foods.join(t('shared:list_comma'));
}

/** The dishes of a text: separated by commas of either width, semicolons or line breaks. */
export function readFoods(text: string): string[] {
  return text
    .split(/[,，、;；\n]/)
    .map((food) => food.trim())
    .filter((food) => food !== '');
}
