import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { DatePicker, Select } from 'antd';
import { useState } from 'react';
import type { Board } from '@/api/bindings/Board';
import { request } from '@/api/client';
import { useNames } from '@/api/directory';
import { useMay } from '@/api/session';
import { useT } from '@/shared/i18n';
import styles from './audit.module.css';
import type { JournalFilter } from './journal';

/** A case to filter by: its id and number. */
export interface CaseChoice {
  value: string;
  label: string;
}

const KINDS = ['case', 'fact', 'task', 'clock', 'statement', 'organisation', 'record'] as const;

/** What a person saw and took out. */
const DISCLOSED = ['case.exported', 'organisation.report_exported', 'record.exported', 'record.personal_seen'];

interface JournalFiltersProps {
  filter: JournalFilter;
  onFilter: (next: JournalFilter) => void;
  chosenCase: CaseChoice | undefined;
  onCase: (next: CaseChoice | undefined) => void;
}

/** Which entries to show: of a case, by a person, of a kind, of some days. */
export function JournalFilters({ filter, onFilter, chosenCase, onCase }: JournalFiltersProps) {
  const t = useT();
  const may = useMay();
  const { users, user } = useNames();
  return (
    <div className={styles.filters}>
      {may('see_case') && <CaseSelect chosen={chosenCase} onChoose={onCase} placeholder={t('audit:filter.case')} testId="filter-case" />}
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('audit:filter.person')}
        placeholder={t('audit:filter.person')}
        value={filter.actor}
        options={users.map(({ id }) => ({ value: id, label: user(id) }))}
        onChange={(actor?: string) => onFilter({ ...filter, actor })}
        data-testid="filter-person"
      />
      <Select
        allowClear
        aria-label={t('audit:filter.kind')}
        placeholder={t('audit:filter.kind')}
        value={filter.kinds?.join()}
        options={[{ value: DISCLOSED.join(), label: t('audit:kind.disclosed') }, ...KINDS.map((kind) => ({ value: `${kind}.`, label: t(`audit:kind.${kind}`) }))]}
        onChange={(kinds?: string) => onFilter({ ...filter, kinds: kinds?.split(',') })}
        data-testid="filter-kind"
      />
      <DatePicker.RangePicker
        allowEmpty
        placeholder={[t('audit:filter.from'), t('audit:filter.until')]}
        onChange={(days) => onFilter({ ...filter, from: days?.[0]?.startOf('day').toISOString(), until: days?.[1]?.endOf('day').toISOString() })}
        data-testid="filter-days"
      />
    </div>
  );
}

interface CaseSelectProps {
  chosen: CaseChoice | undefined;
  onChoose: (next: CaseChoice | undefined) => void;
  placeholder: string;
  testId: string;
}

/** A case, found by typing. */
export function CaseSelect({ chosen, onChoose, placeholder, testId }: CaseSelectProps) {
  const [text, setText] = useState('');
  const { data } = useQuery({ queryKey: ['board', 'find', text], queryFn: () => request<Board>('board', { filter: { text: text === '' ? null : text } }), placeholderData: keepPreviousData });
  const options = data?.columns.flatMap(({ cards }) => cards.map(({ id, number, title }) => ({ value: id, label: number, title: title ?? '' }))) ?? [];
  return (
    <Select
      allowClear
      labelInValue
      showSearch={{ filterOption: false, onSearch: setText }}
      aria-label={placeholder}
      placeholder={placeholder}
      value={chosen}
      options={options}
      optionRender={({ data: option }) => `${option.label} ${option.title}`}
      popupMatchSelectWidth={360}
      onChange={(next?: { value: string; label: string }) => onChoose(next === undefined ? undefined : { value: next.value, label: next.label })}
      data-testid={testId}
    />
  );
}
