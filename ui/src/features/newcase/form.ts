import type { CaseView } from '@/api/bindings/CaseView';
import type { Channel } from '@/api/bindings/Channel';
import type { Command } from '@/api/bindings/Command';
import type { FactDecl } from '@/api/bindings/FactDecl';
import type { FactValue } from '@/api/bindings/FactValue';
import type { Scenario } from '@/api/bindings/Scenario';
import { toAppError } from '@/shared/errors';

/** What a person has entered about a case that is not open yet. */
export interface Form {
  /** The id of the command that will open the case: as old as the draft, so that it can never open two. */
  command?: string;
  title: string;
  account: string;
  scenario: Scenario | null;
  site: string | null;
  /** Nothing: it is not known when it happened. */
  occurredAt: string | null;
  /** Nothing: not touched yet; the moment when the page was opened holds. */
  reportedAt: string | null;
  channel: Channel;
  reportedBy: string;
  name: string;
  contact: string;
  /** Facts by key; what is absent or null is unknown. */
  facts: Record<string, FactValue | null>;
  /** Not touched yet: the person at the window. */
  firstContact?: string | null;
  /** Not touched yet: the manager of the site. */
  firstResponsible?: string;
  owner: string | null;
}

export const EMPTY: Form = {
  title: '',
  account: '',
  scenario: null,
  site: null,
  occurredAt: null,
  reportedAt: null,
  channel: 'phone',
  reportedBy: '',
  name: '',
  contact: '',
  facts: {},
  owner: null,
};

/** What a case begins with that is split off from another. */
export function splitOff(origin: CaseView): Form {
  return { ...EMPTY, scenario: origin.card.scenario, site: origin.card.site, occurredAt: origin.occurred_at, channel: origin.channel, owner: origin.card.owner };
}

/** The fields at which an error can stand; spelled as in refusals. */
export const FIELDS = ['title', 'account', 'scenario', 'occurred_at', 'reported_at', 'reported_by', 'reporter_name', 'reporter_contact', 'first_responsible'] as const;

export type FormField = (typeof FIELDS)[number];

/** What must be there before the case can be opened, in the order of the form. */
export function missing(form: Form): FormField[] {
  return [...(form.title.trim() === '' ? (['title'] as const) : []), ...(form.scenario === null ? (['scenario'] as const) : [])];
}

/** The field at which a refusal belongs, if it is one of the form. */
export function fieldOf(error: unknown): FormField | undefined {
  if (error === null || error === undefined) return undefined;
  return FIELDS.find((field) => field === toAppError(error).params.field);
}

/** The facts of the scenario, each with its answer so far; answers to another scenario's questions stay out. */
export function factsOf(form: Form, declared: readonly FactDecl[]): Record<string, FactValue | null> {
  return Object.fromEntries(declared.map(({ key }) => [key, form.facts[key] ?? null]));
}

/** What the form takes from elsewhere where the person has not said otherwise. */
export interface Defaults {
  reportedAt: string;
  firstContact: string | null;
  firstResponsible: string;
}

/** The command that opens the case; nothing while the scenario is not chosen. */
export function commandOf(form: Form, declared: readonly FactDecl[], defaults: Defaults, splitFrom: string | null = null): Command | undefined {
  const { scenario } = form;
  if (scenario === null) return undefined;
  const given = (text: string) => (text.trim() === '' ? null : text.trim());
  const [name, contact] = [given(form.name), given(form.contact)];
  return {
    case: {
      do: 'open',
      title: form.title.trim(),
      account: form.account.trim(),
      scenario,
      site: form.site,
      occurred_at: form.occurredAt,
      reported_at: form.reportedAt ?? defaults.reportedAt,
      channel: form.channel,
      reported_by: form.reportedBy.trim(),
      reporter: name === null && contact === null ? null : { name, contact },
      facts: Object.entries(factsOf(form, declared)).flatMap(([key, value]) => (value === null ? [] : [{ key, value }])),
      first_contact: form.firstContact === undefined ? defaults.firstContact : form.firstContact,
      first_responsible: given(form.firstResponsible ?? defaults.firstResponsible),
      owner: form.owner,
      split_from: splitFrom,
    },
  };
}
