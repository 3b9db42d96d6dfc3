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

const KINDS = ['case', 'fact', 'task', 'clock', 'statement', 'organisation'] as const;

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
      {may('see_case') && <CaseSelect chosen={chosenCase} onChoose={onCase} />}
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
        value={filter.kind}
        options={KINDS.map((kind) => ({ value: `${kind}.`, label: t(`audit:kind.${kind}`) }))}
        onChange={(kind?: string) => onFilter({ ...filter, kind })}
        data-testid="filter-kind"
      />
      <DatePicker.RangePicker
        allowEmpty
        placeholder={[t('audit:filter.from'), t('audit:filter.until')]}
        onChange={(days) => onFilter({ ...filter, from: days?.[0]?.startOf('day').valueOf(), until: days?.[1]?.endOf('day').add(1, 'ms').valueOf() })}
        data-testid="filter-days"
      />
    </div>
  );
}

function CaseSelect({ chosen, onChoose }: { chosen: CaseChoice | undefined; onChoose: (next: CaseChoice | undefined) => void }) {
  const t = useT();
  const [text, setText] = useState('');
  const { data } = useQuery({ queryKey: ['board', 'find', text], queryFn: () => request<Board>('board', { filter: { text: text === '' ? null : text } }), placeholderData: keepPreviousData });
  const options = data?.columns.flatMap(({ cards }) => cards.map(({ id, number, title }) => ({ value: id, label: number, title: title ?? '' }))) ?? [];
  return (
    <Select
      allowClear
      labelInValue
      showSearch={{ filterOption: false, onSearch: setText }}
      aria-label={t('audit:filter.case')}
      placeholder={t('audit:filter.case')}
      value={chosen}
      options={options}
      optionRender={({ data: option }) => `${option.label} ${option.title}`}
      popupMatchSelectWidth={360}
      onChange={(next?: { value: string; label: string }) => onChoose(next === undefined ? undefined : { value: next.value, label: next.label })}
      data-testid="filter-case"
    />
  );
}
