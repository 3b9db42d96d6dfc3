import { Button, Input, InputNumber, Select, Switch } from 'antd';
import type { Bilingual } from '@/api/bindings/Bilingual';
import { useLanguage, useT, type Language } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import styles from './playbooks.module.css';
import { entriesOf, idOf, sectionsOf, type Doc, type Entry, type FieldKind } from './schema';
import { Parts, Placeholders } from './TemplateInputs';
import { conditionWords, type Limit, type Part, type Placeholder } from './values';

const TRIGGERS = ['occurred', 'found', 'reported', 'unit_head_informed', 'graded', 'patient_received', 'previous_report', 'regulator_complaint_received'];

interface FieldInputProps {
  id: string;
  label: string;
  kind: FieldKind;
  value: unknown;
  doc: Doc;
  onChange: (next: unknown) => void;
}

/** Edits one field as its kind asks. */
export function FieldInput({ id, label, kind, value, doc, onChange }: FieldInputProps) {
  const t = useT();
  const say = useBilingual();
  switch (kind.is) {
    case 'both':
      return <Pair id={id} label={label} long={kind.long ?? false} value={(value ?? { zh: '', en: '' }) as Bilingual} onChange={onChange} />;
    case 'list':
      return <PairList id={id} label={label} value={(value ?? []) as Bilingual[]} onChange={onChange} />;
    case 'flag':
      return <Switch id={id} checked={value === true} onChange={onChange} />;
    case 'number':
      return <InputNumber id={id} min={0} value={value as number | undefined} onChange={(next) => onChange(next ?? undefined)} data-testid={`field-${id}`} />;
    case 'due': {
      const due = value as { after: string; minutes: number };
      return (
        <span className={styles.row}>
          <Select aria-label={label} value={due.after} options={TRIGGERS.map((key) => ({ value: key, label: t(`terms:trigger.${key}`) }))} onChange={(after: string) => onChange({ ...due, after })} />
          <InputNumber id={id} min={0} max={527_040} value={due.minutes} onChange={(minutes) => onChange({ ...due, minutes: minutes ?? 0 })} data-testid="field-due" />
          {t('playbooks:unit_minutes')}
        </span>
      );
    }
    case 'term':
      return <Select id={id} value={value as string} options={kind.keys.map((key) => ({ value: key, label: kind.group !== 'grade' ? t(`terms:${kind.group}.${key}`) : key === 'none' ? t('playbooks:from_opening') : t(`shared:grade.${key}`) }))} onChange={onChange} />;
    case 'ref': {
      const named = sectionsOf('playbook').find(({ key }) => key === kind.section)?.name ?? 'title';
      const options = entriesOf(doc, kind.section).map((entry) => ({ value: idOf(entry), label: say(entry[named] as Bilingual) }));
      return kind.many ? <Select id={id} mode="multiple" value={(value ?? []) as string[]} options={options} onChange={onChange} /> : <Select id={id} value={value as string} options={options} onChange={onChange} />;
    }
    case 'parts':
      return <Parts id={id} label={label} value={(value ?? {}) as Record<string, Part>} onChange={onChange} />;
    case 'placeholders':
      return <Placeholders id={id} label={label} value={(value ?? {}) as Record<string, Placeholder>} onChange={onChange} />;
    case 'condition':
      return value === undefined ? <span>{t('playbooks:from_opening')}</span> : <ConditionInput doc={doc} value={value as Entry} onChange={onChange} />;
    case 'limit':
      return <LimitInput id={id} label={label} value={value as Limit} onChange={onChange} />;
    default:
      return <Input id={id} value={String((value as string | undefined) ?? '')} onChange={(event) => onChange(event.target.value)} />;
  }
}

const UNITS = ['minutes', 'days', 'working_days'] as const;

/** How long something may take; no time at all is at once. */
function LimitInput({ id, label, value, onChange }: { id: string; label: string; value: Limit; onChange: (next: Limit) => void }) {
  const t = useT();
  const limit: Partial<Record<string, number>> = value === 'immediately' ? { minutes: 0 } : value;
  const unit = UNITS.find((each) => limit[each] !== undefined) ?? 'minutes';
  const take = (of: string, count: number) => onChange(of === 'minutes' && count === 0 ? 'immediately' : ({ [of]: count } as Limit));
  return (
    <span className={styles.row}>
      <InputNumber id={id} min={unit === 'minutes' ? 0 : 1} value={limit[unit]} onChange={(count) => take(unit, count ?? 0)} data-testid="field-limit" />
      <Select aria-label={label} value={unit} options={UNITS.map((each) => ({ value: each, label: t(`playbooks:unit_${each}`) }))} onChange={(of) => take(of, Math.max(1, limit[unit] ?? 1))} />
    </span>
  );
}

/** A text in both languages, the one on screen first. */
export function Pair({ id, label, long, value, onChange }: { id: string; label: string; long: boolean; value: Bilingual; onChange: (next: Bilingual) => void }) {
  const t = useT();
  const [lang] = useLanguage();
  const order: readonly Language[] = lang === 'zh' ? ['zh', 'en'] : ['en', 'zh'];
  return (
    <div className={styles.pair}>
      {order.map((each, index) => (
        <Input.TextArea
          key={each}
          id={index === 0 ? id : undefined}
          aria-label={t('shared:bilingual.label', { label, language: t(`shared:bilingual.${each}`) })}
          autoSize={{ minRows: long ? 2 : 1, maxRows: 8 }}
          value={value[each]}
          status={value[each].trim() === '' ? 'error' : undefined}
          onChange={(event) => onChange({ ...value, [each]: event.target.value })}
          data-testid={`field-${id}-${each}`}
        />
      ))}
    </div>
  );
}

function PairList({ id, label, value, onChange }: { id: string; label: string; value: Bilingual[]; onChange: (next: Bilingual[]) => void }) {
  const t = useT();
  return (
    <div className={styles.stack}>
      {value.map((item, index) => (
        <div key={index} className={styles.item}>
          <Pair id={`${id}-${index}`} label={label} long={false} value={item} onChange={(next) => onChange(value.map((old, at) => (at === index ? next : old)))} />
          <Button onClick={() => onChange(value.filter((_, at) => at !== index))}>{t('playbooks:remove')}</Button>
        </div>
      ))}
      <div>
        <Button size="small" onClick={() => onChange([...value, { zh: '', en: '' }])}>
          {t('playbooks:add')}
        </Button>
      </div>
    </div>
  );
}

const NUMBERS = ['at_least', 'more_than', 'at_most', 'less_than', 'is'] as const;

/** A condition: its thresholds can be changed, its structure is what the rule is about and stays. */
function ConditionInput({ doc, value, onChange }: { doc: Doc; value: Entry; onChange: (next: Entry) => void }) {
  const t = useT();
  const say = useBilingual();
  const group = (['all', 'any', 'of'] as const).find((key) => value[key] !== undefined);
  if (group !== undefined) {
    const members = value[group] as Entry[];
    const title = { all: t('playbooks:condition.all_of'), any: t('playbooks:condition.any_of'), of: t('playbooks:condition.some_of', { least: Number(value.at_least_of) }) }[group];
    return (
      <fieldset className={styles.condition}>
        <legend>{title}</legend>
        {members.map((member, index) => (
          <ConditionInput key={index} doc={doc} value={member} onChange={(next) => onChange({ ...value, [group]: members.map((old, at) => (at === index ? next : old)) })} />
        ))}
      </fieldset>
    );
  }
  const number = NUMBERS.find((key) => typeof value[key] === 'number');
  const words = conditionWords(t, say, doc, value);
  return (
    <div className={styles.row}>
      <span>{words}</span>
      {number !== undefined && <InputNumber aria-label={words} min={0} value={value[number] as number} onChange={(next) => onChange({ ...value, [number]: next ?? 0 })} data-testid="threshold" />}
    </div>
  );
}
