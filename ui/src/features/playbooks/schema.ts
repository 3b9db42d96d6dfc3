import type { Bilingual } from '@/api/bindings/Bilingual';
import type { Action } from '@/api/bindings/Action';
import type { ContentKind } from '@/api/bindings/ContentKind';

/** A file as data: its schema is that of the content files. */
export type Doc = Record<string, unknown>;
/** An entry of a list in it. */
export type Entry = Record<string, unknown>;

/** How a field is shown and edited. */
export type FieldKind =
  | { is: 'both'; long?: boolean }
  | { is: 'list' }
  | { is: 'text' }
  | { is: 'number' }
  | { is: 'flag' }
  | { is: 'due' }
  | { is: 'condition' }
  /** How long something may take. */
  | { is: 'limit' }
  /** Optional parts of a text, by name. */
  | { is: 'parts' }
  /** Placeholders with their types, by name. */
  | { is: 'placeholders' }
  /** A word of the field. */
  | { is: 'term'; group: 'grade' | 'audience' | 'stage' | 'role' | 'fact_kind' | 'form' | 'duty_kind' | 'trigger'; keys: readonly string[] }
  /** The id of an entry of another section, or several. */
  | { is: 'ref'; section: string; many?: boolean };

/** A field of an entry: its key in the file and how it is shown. */
export interface FieldDef {
  key: string;
  kind: FieldKind;
}

/** A section of a file: its key there, which field names an entry, and what an entry holds. */
export interface Section {
  key: string;
  name: string;
  fields: readonly FieldDef[];
}

const GRADES = ['none', 'general', 'serious', 'major'];
const ROLES = ['crisis_lead', 'duty_officer', 'pr_writer', 'legal_reviewer', 'spokesperson', 'care_agent', 'auditor', 'administrator'];
const both = (key: string, long = false): FieldDef => ({ key, kind: { is: 'both', long } });
const ref = (key: string, section: string, many = false): FieldDef => ({ key, kind: { is: 'ref', section, many } });
const grade: FieldDef = { key: 'at_grade', kind: { is: 'term', group: 'grade', keys: GRADES } };
const due: FieldDef = { key: 'due', kind: { is: 'due' } };
const audience: FieldDef = { key: 'audience', kind: { is: 'term', group: 'audience', keys: ['affected', 'employees', 'media', 'regulators', 'public'] } };
const stage: FieldDef = { key: 'stage', kind: { is: 'term', group: 'stage', keys: ['holding', 'update', 'formal', 'correction', 'closing'] } };
const every: FieldDef = { key: 'every_minutes', kind: { is: 'number' } };

const QUESTION: readonly FieldDef[] = [both('question'), both('may_say', true), both('not_to_say', true)];

const PLAYBOOK: readonly Section[] = [
  { key: 'task', name: 'title', fields: [both('title'), ref('phase', 'phase'), ref('role', 'role'), due, grade, ref('depends_on', 'task', true), every, both('instructions', true), both('evidence', true)] },
  { key: 'role', name: 'title', fields: [both('title'), ref('group', 'group'), { key: 'held_by', kind: { is: 'term', group: 'role', keys: ROLES } }, { key: 'at_site', kind: { is: 'flag' } }, { key: 'responsibilities', kind: { is: 'list' } }] },
  { key: 'notify', name: 'who', fields: [both('who'), ref('by', 'role'), due, grade, both('say', true)] },
  {
    key: 'statement',
    name: 'id',
    fields: [
      audience,
      stage,
      due,
      grade,
      every,
    ],
  },
  { key: 'question', name: 'question', fields: QUESTION },
  { key: 'limit', name: 'measures', fields: [ref('role', 'role'), { key: 'yuan_per_person', kind: { is: 'number' } }, both('measures', true)] },
  { key: 'must_report', name: 'text', fields: [both('text')] },
  { key: 'checklist', name: 'title', fields: [both('title'), { key: 'items', kind: { is: 'list' } }] },
  { key: 'phase', name: 'title', fields: [both('title')] },
  { key: 'group', name: 'title', fields: [both('title'), both('purpose', true)] },
];

const RULES: readonly Section[] = [
  { key: 'rule', name: 'text', fields: [both('text', true), { key: 'grade', kind: { is: 'term', group: 'grade', keys: GRADES } }, { key: 'when', kind: { is: 'condition' } }, both('source', true)] },
  { key: 'fact', name: 'label', fields: [both('label'), both('why', true)] },
];

const TEMPLATES: readonly Section[] = [
  {
    key: 'template',
    name: 'title',
    fields: [both('title'), audience, stage, { key: 'form', kind: { is: 'term', group: 'form', keys: ['statement', 'script'] } }, both('body', true), { key: 'part', kind: { is: 'parts' } }],
  },
];

const ANSWERS: readonly Section[] = [{ key: 'answer', name: 'question', fields: QUESTION }];

const TRIGGERS = ['occurred', 'found', 'reported', 'unit_head_informed', 'graded', 'patient_received', 'previous_report', 'regulator_complaint_received'];

const DUTIES: readonly Section[] = [
  {
    key: 'duty',
    name: 'name',
    fields: [
      both('name'),
      { key: 'kind', kind: { is: 'term', group: 'duty_kind', keys: ['service', 'public', 'cadence', 'house'] } },
      { key: 'limit', kind: { is: 'limit' } },
      { key: 'trigger', kind: { is: 'term', group: 'trigger', keys: TRIGGERS } },
      grade,
      { key: 'when', kind: { is: 'condition' } },
      both('source', true),
    ],
  },
  { key: 'fact', name: 'label', fields: [both('label'), both('why', true)] },
];

const SECTIONS: Record<ContentKind, readonly Section[]> = { playbook: PLAYBOOK, rules: RULES, templates: TEMPLATES, answers: ANSWERS, duties: DUTIES };

/** The sections of a kind of file, the ones most looked at first. */
export function sectionsOf(kind: ContentKind): readonly Section[] {
  return SECTIONS[kind];
}

const text = (key: string): FieldDef => ({ key, kind: { is: 'text' } });
const HEADS: Record<ContentKind, readonly FieldDef[]> = {
  playbook: [both('title'), both('purpose', true), text('version')],
  rules: [both('name'), text('version'), text('checked_on'), text('review_by')],
  templates: [text('version'), { key: 'placeholder', kind: { is: 'placeholders' } }],
  answers: [text('version')],
  duties: [both('name'), text('version'), text('checked_on'), text('review_by')],
};

/** The fields at the head of a file. */
export function headOf(kind: ContentKind): readonly FieldDef[] {
  return HEADS[kind];
}

/** Who writes, approves and publishes a kind of file: what is said to people goes the way of a statement. */
export function actionsOf(kind: ContentKind): { write: Action; approve: Action; publish: Action; fourEyes: boolean } {
  return kind === 'templates' || kind === 'answers'
    ? { write: 'write_statement', approve: 'review_statement', publish: 'release_statement', fourEyes: true }
    : { write: 'publish_content', approve: 'publish_content', publish: 'publish_content', fourEyes: false };
}

export function entriesOf(doc: Doc, section: string): Entry[] {
  return (doc[section] as Entry[] | undefined) ?? [];
}

/** A plain value as text; nothing for anything else. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** What tells an entry from the others: facts have a key, everything else an id. */
export function idOf(entry: Entry): string {
  return textOf(entry.id ?? entry.key);
}

/** The document with one entry put in place of the one with this id, or added at the end. */
export function withEntry(doc: Doc, section: string, id: string, entry: Entry): Doc {
  const entries = entriesOf(doc, section);
  const known = entries.some((old) => idOf(old) === id);
  return { ...doc, [section]: known ? entries.map((old) => (idOf(old) === id ? entry : old)) : [...entries, entry] };
}

export function withoutEntry(doc: Doc, section: string, id: string): Doc {
  return { ...doc, [section]: entriesOf(doc, section).filter((entry) => idOf(entry) !== id) };
}

const NOTHING: Bilingual = { zh: '', en: '' };

/** A new entry of a section, to be filled in. */
export function freshEntry(section: Section, doc: Doc, id: string): Entry {
  const start = (kind: FieldKind): unknown => {
    switch (kind.is) {
      case 'both':
        return NOTHING;
      case 'list':
        return [];
      case 'limit':
        return { minutes: 60 };
      case 'due':
        return { after: 'reported', minutes: 60 };
      case 'term':
        return kind.keys[0];
      case 'ref':
        return kind.many ? [] : idOf(entriesOf(doc, kind.section)[0] ?? {});
      case 'flag':
        return false;
      default:
        return undefined;
    }
  };
  const entry: Entry = { id };
  for (const { key, kind } of section.fields) {
    const value = key === 'yuan_per_person' ? 0 : start(kind);
    if (value !== undefined) entry[key] = value;
  }
  return entry;
}
