import { Button, InputNumber, Radio, Select, Space } from 'antd';
import { useFormat } from '@/shared/format';
import { useLanguage, useT } from '@/shared/i18n';
import styles from './ui.module.css';

type Both = { zh: string; en: string };

/** A fact as a rule pack declares it: the part that asking for it needs. */
export interface FactShape {
  kind: 'count' | 'money' | 'minutes' | 'flag' | 'choice';
  label: Both;
  unit: Both | null;
  choices: readonly { key: string; label: Both }[];
}

/** A value, or nothing for unknown, which is never zero. */
export type FactAnswer = boolean | number | string | null;

/** Says a fact's value in words: `4 人`, `是`, `¥1,200`, `未知`. */
export function useFactWords(): (shape: FactShape | undefined, value: FactAnswer | undefined) => string {
  const t = useT();
  const [lang] = useLanguage();
  const format = useFormat();
  return (shape, value) => {
    if (value === null || value === undefined) return t('shared:fact.unknown');
    if (typeof value === 'boolean') return t(value ? 'shared:fact.yes' : 'shared:fact.no');
    if (typeof value === 'string') return shape?.choices.find(({ key }) => key === value)?.label[lang] ?? value;
    if (shape?.kind === 'money') return format.money(value);
    const unit = shape?.kind === 'minutes' ? t('shared:fact.minutes') : shape?.unit?.[lang];
    return unit === undefined ? format.number(value) : `${format.number(value)} ${unit}`;
  };
}

interface FactInputProps {
  shape: FactShape;
  value: FactAnswer;
  onChange: (value: FactAnswer) => void;
  id?: string;
  testId?: string;
}

/** Asks for a fact by its kind. Unknown is an answer that a person gives, not an empty box. */
export function FactInput({ shape, value, onChange, id, testId }: FactInputProps) {
  const t = useT();
  const [lang] = useLanguage();
  const unknown = t('shared:fact.unknown');
  const name = shape.label[lang];
  if (shape.kind === 'flag') {
    return (
      <Radio.Group
        id={id}
        aria-label={name}
        optionType="button"
        value={value === null ? 'unknown' : value === true ? 'yes' : 'no'}
        onChange={(event) => onChange(event.target.value === 'unknown' ? null : event.target.value === 'yes')}
        options={[
          { value: 'yes', label: t('shared:fact.yes') },
          { value: 'no', label: t('shared:fact.no') },
          { value: 'unknown', label: unknown },
        ]}
        data-testid={testId}
      />
    );
  }
  if (shape.kind === 'choice') {
    return (
      <Select
        id={id}
        aria-label={name}
        value={value ?? ''}
        onChange={(next: FactAnswer) => onChange(next === '' ? null : next)}
        options={[{ value: '', label: unknown }, ...shape.choices.map(({ key, label }) => ({ value: key, label: label[lang] }))]}
        data-testid={testId}
      />
    );
  }
  return (
    <Space wrap>
      <InputNumber
        id={id}
        aria-label={name}
        min={0}
        precision={0}
        value={typeof value === 'number' ? value : null}
        placeholder={unknown}
        className={styles.amount}
        prefix={shape.kind === 'money' ? '¥' : undefined}
        suffix={shape.kind === 'minutes' ? t('shared:fact.minutes') : shape.unit?.[lang]}
        onChange={onChange}
        data-testid={testId}
      />
      <Button aria-pressed={value === null} type={value === null ? 'primary' : 'default'} ghost={value === null} onClick={() => onChange(null)} data-testid={testId === undefined ? undefined : `${testId}-unknown`}>
        {unknown}
      </Button>
    </Space>
  );
}
