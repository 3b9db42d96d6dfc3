import type { Bilingual } from '@/api/bindings/Bilingual';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import styles from './playbooks.module.css';
import { entriesOf, idOf, sectionsOf, textOf, type Doc, type Entry, type FieldKind } from './schema';

/** Says what stands in a field, in the language on screen. */
export function useFieldWords(doc: Doc): (kind: FieldKind, value: unknown) => string {
  const t = useT();
  const say = useBilingual();
  const name = (section: string, id: unknown) => {
    const named = sectionsOf('playbook').find(({ key }) => key === section)?.name ?? 'title';
    const entry = entriesOf(doc, section).find((each) => idOf(each) === id);
    const text = entry?.[named];
    return typeof text === 'object' && text !== null ? say(text as Bilingual) : textOf(id);
  };
  return (kind, value) => {
    if (value === undefined || value === null) return '';
    switch (kind.is) {
      case 'both':
        return say(value as Bilingual);
      case 'list':
        return (value as Bilingual[]).map(say).join('\n');
      case 'flag':
        return value === true ? t('playbooks:yes') : t('playbooks:no');
      case 'due': {
        const { after, minutes } = value as { after: string; minutes: number };
        return t('playbooks:due', { after: t(`terms:trigger.${after}`), span: spanOf(t, minutes) });
      }
      case 'limit':
        return limitWords(t, value as Limit);
      case 'term':
        if (kind.group === 'grade' && value === 'none') return t('playbooks:from_opening');
        if (kind.group === 'grade') return t(`shared:grade.${textOf(value)}`);
        return t(`terms:${kind.group}.${textOf(value)}`);
      case 'ref':
        return kind.many ? (value as string[]).map((id) => name(kind.section, id)).join('、') : name(kind.section, value);
      case 'parts':
        return Object.entries(value as Record<string, Part>)
          .map(([key, part]) => `{part:${key}} · ${partCondition(t, part.when)}: ${say(part.text)}`)
          .join('\n');
      case 'placeholders':
        return Object.entries(value as Record<string, Placeholder>)
          .map(([key, { kind: type, label }]) => `{${key}} · ${t(`playbooks:placeholder.${type}`)} · ${say(label)}`)
          .join('\n');
      case 'condition':
        return conditionWords(t, say, doc, value as Entry);
      default:
        return textOf(value);
    }
  };
}

type Translate = ReturnType<typeof useT>;

/** An optional part of a template: its words, and when they belong in the text. */
export interface Part {
  when: PartCondition;
  text: Bilingual;
}

/** When an optional part belongs in the text. */
export type PartCondition = { known: string } | { unknown: string } | { yes: string } | { above: [string, number] };

/** A placeholder of the file's own. */
export interface Placeholder {
  kind: 'text' | 'number' | 'money' | 'date' | 'time' | 'date_time' | 'phone';
  label: Bilingual;
}

function partCondition(t: Translate, when: PartCondition): string {
  if ('above' in when) return t('playbooks:part.above', { name: when.above[0], least: when.above[1] });
  const [test, name] = Object.entries(when)[0] as ['known' | 'unknown' | 'yes', string];
  return t(`playbooks:part.${test}`, { name });
}

function spanOf(t: Translate, minutes: number): string {
  if (minutes === 0) return t('playbooks:at_once');
  if (minutes % 1440 === 0) return t('playbooks:days', { count: minutes / 1440 });
  if (minutes % 60 === 0) return t('playbooks:hours', { count: minutes / 60 });
  return t('playbooks:minutes', { count: minutes });
}

/** How long something may take, as a duty pack says it. */
export type Limit = 'immediately' | { minutes: number } | { days: number } | { working_days: number };

function limitWords(t: Translate, limit: Limit): string {
  if (limit === 'immediately') return t('playbooks:at_once');
  if ('minutes' in limit) return spanOf(t, limit.minutes);
  if ('days' in limit) return t('playbooks:days', { count: limit.days });
  return t('playbooks:working_days', { count: limit.working_days });
}

const TESTS = ['at_least', 'more_than', 'at_most', 'less_than', 'is', 'one_of'] as const;

/** A condition in words. */
export function conditionWords(t: Translate, say: (text: Bilingual) => string, doc: Doc, condition: Entry): string {
  const inner = (member: unknown) => conditionWords(t, say, doc, member as Entry);
  const joined = (members: unknown, word: string) => (members as unknown[]).map((member) => t('playbooks:condition.bracket', { inner: inner(member) })).join(` ${word} `);
  if (condition.all !== undefined) return joined(condition.all, t('playbooks:condition.and'));
  if (condition.any !== undefined) return joined(condition.any, t('playbooks:condition.or'));
  if (condition.not !== undefined) return t('playbooks:condition.not', { inner: inner(condition.not) });
  if (condition.of !== undefined) return t('playbooks:condition.at_least_of', { least: Number(condition.at_least_of), list: joined(condition.of, '·') });
  const fact = entriesOf(doc, 'fact').find(({ key }) => key === condition.fact);
  const label = fact ? say(fact.label as Bilingual) : String(condition.fact);
  const test = TESTS.find((each) => condition[each] !== undefined);
  if (test === undefined) return label;
  const choice = (key: unknown) => {
    const found = ((fact?.choices ?? []) as { key: string; label: Bilingual }[]).find((each) => each.key === key);
    return found ? say(found.label) : String(key);
  };
  const value = condition[test];
  if (value === true) return label;
  if (value === false) return t('playbooks:condition.not', { inner: label });
  const shown = Array.isArray(value) ? value.map(choice).join('/') : choice(value);
  return t(`playbooks:condition.${test}`, { label, value: shown });
}

/** The fields of an entry, to be read. */
export function Facts({ rows }: { rows: readonly [string, string][] }) {
  return (
    <dl className={styles.facts}>
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
