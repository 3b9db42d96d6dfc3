import { Button, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useT } from '@/shared/i18n';
import { Pair } from './FieldInput';
import styles from './playbooks.module.css';
import type { Part, PartCondition, Placeholder } from './values';

const TESTS = ['known', 'unknown', 'yes', 'above'] as const;
const KINDS = ['text', 'number', 'money', 'date', 'time', 'date_time', 'phone'] as const;
const NAME = /^[a-z][a-z0-9_.]*$/;

interface NamedProps<T> {
  id: string;
  label: string;
  value: Record<string, T>;
  onChange: (next: unknown) => void;
}

/** The optional parts of a template: each stands where the text says {part:name}, when its condition holds. */
export function Parts({ id, label, value, onChange }: NamedProps<Part>) {
  const t = useT();
  const set = (name: string, part: Part) => onChange({ ...value, [name]: part });
  return (
    <Named value={value} onChange={onChange} fresh={() => ({ when: { known: 'site' }, text: { zh: '', en: '' } })} wrap={(name) => `{part:${name}}`}>
      {(name, part) => {
        const test = TESTS.find((key) => key in part.when) ?? 'known';
        const about = 'above' in part.when ? part.when.above[0] : (Object.values(part.when)[0] as string);
        const least = 'above' in part.when ? part.when.above[1] : 0;
        const when = (nextTest: (typeof TESTS)[number], nextAbout: string, nextLeast: number) => set(name, { ...part, when: (nextTest === 'above' ? { above: [nextAbout, nextLeast] } : { [nextTest]: nextAbout }) as PartCondition });
        return (
          <>
            <span className={styles.row}>
              <Select aria-label={t('playbooks:part.when')} value={test} options={TESTS.map((key) => ({ value: key, label: t(`playbooks:part.test.${key}`) }))} onChange={(next) => when(next, about, least)} />
              <Input aria-label={t('playbooks:part.about')} value={about} onChange={(event) => when(test, event.target.value, least)} />
              {test === 'above' && <InputNumber aria-label={t('playbooks:part.least')} value={least} onChange={(next) => when(test, about, next ?? 0)} />}
            </span>
            <Pair id={`${id}-${name}`} label={label} long value={part.text} onChange={(text) => set(name, { ...part, text })} />
          </>
        );
      }}
    </Named>
  );
}

/** The placeholders that a file declares beside the standard ones: what each holds, and what it is called. */
export function Placeholders({ id, label, value, onChange }: NamedProps<Placeholder>) {
  const t = useT();
  const set = (name: string, placeholder: Placeholder) => onChange({ ...value, [name]: placeholder });
  return (
    <Named value={value} onChange={onChange} fresh={() => ({ kind: 'text' as const, label: { zh: '', en: '' } })} wrap={(name) => `{${name}}`}>
      {(name, placeholder) => (
        <>
          <Select aria-label={t('playbooks:placeholder.kind')} value={placeholder.kind} options={KINDS.map((key) => ({ value: key, label: t(`playbooks:placeholder.${key}`) }))} onChange={(kind) => set(name, { ...placeholder, kind })} />
          <Pair id={`${id}-${name}`} label={label} long={false} value={placeholder.label} onChange={(next) => set(name, { ...placeholder, label: next })} />
        </>
      )}
    </Named>
  );
}

interface ListProps<T> {
  value: Record<string, T>;
  onChange: (next: unknown) => void;
  fresh: () => T;
  /** How a text names the entry. */
  wrap: (name: string) => string;
  children: (name: string, entry: T) => React.ReactNode;
}

/** Entries by name, to be added and removed. */
function Named<T>({ value, onChange, fresh, wrap, children }: ListProps<T>) {
  const t = useT();
  const [name, setName] = useState('');
  const free = NAME.test(name) && value[name] === undefined;
  return (
    <div className={styles.stack}>
      {Object.entries(value).map(([key, entry]) => (
        <fieldset key={key} className={styles.condition}>
          <legend>
            <code>{wrap(key)}</code>{' '}
            <Button size="small" onClick={() => onChange(Object.fromEntries(Object.entries(value).filter(([other]) => other !== key)))}>
              {t('playbooks:remove')}
            </Button>
          </legend>
          {children(key, entry)}
        </fieldset>
      ))}
      <span className={styles.row}>
        <Input aria-label={t('playbooks:new_name')} placeholder={t('playbooks:new_name')} value={name} onChange={(event) => setName(event.target.value)} />
        <Button
          size="small"
          disabled={!free}
          onClick={() => {
            onChange({ ...value, [name]: fresh() });
            setName('');
          }}
        >
          {t('playbooks:add')}
        </Button>
      </span>
    </div>
  );
}
