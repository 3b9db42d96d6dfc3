import { Button, Input, Select, Switch, type InputRef } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import type { BoardFilter } from '@/api/bindings/BoardFilter';
import type { Grade } from '@/api/bindings/Grade';
import type { Scenario } from '@/api/bindings/Scenario';
import { useNames, usePersonOptions } from '@/api/directory';
import { useMe } from '@/api/session';
import { useLanguage, useT } from '@/shared/i18n';
import { useActions } from '@/shared/keys';
import { Icon } from '@/shared/ui';
import { SCENARIOS } from '@/shared/scenarios';
import styles from './board.module.css';
import { narrows, useView } from './filter';

const GRADES: readonly Grade[] = ['major', 'serious', 'general', 'none'];
const QUIET_MS = 250;

/** A choice that is found by more words than its label. */
interface FilterOption {
  value: string;
  label: string;
  search: string;
}

/** What narrows the board. Each choice acts at once. */
export function FilterBar() {
  const t = useT();
  const me = useMe();
  const [{ filter, dismissed }, setView] = useView();
  const set = (part: Partial<BoardFilter>) => setView({ filter: { ...filter, ...part } });
  const mine = me !== undefined && filter.owner === me.id;
  const toggleMine = () => set({ owner: mine ? null : me?.id });
  const clear = () => setView({ filter: {} });
  const switchId = useId();
  useActions([
    { id: 'board.mine', title: t('board:action.mine'), icon: 'user', run: toggleMine },
    { id: 'board.clear', title: t('board:action.clear'), icon: 'filter', run: clear },
    { id: 'board.dismissed', title: t('board:action.dismissed'), icon: 'filter', run: () => setView({ dismissed: !dismissed }) },
  ]);
  return (
    <search className={styles.filters} aria-label={t('board:filter.label')}>
      <TextFilter value={filter.text ?? ''} onChange={(text) => set({ text })} />
      <SiteFilter value={filter.site ?? null} onChange={(site) => set({ site })} />
      <Select<Scenario | null>
        aria-label={t('board:filter.scenario')}
        placeholder={t('board:filter.all_scenarios')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        value={filter.scenario ?? null}
        onChange={(scenario) => set({ scenario })}
        options={SCENARIOS.map((value) => ({ value, label: t(`terms:scenario.${value}`) }))}
        data-testid="filter-scenario"
      />
      <Select<Grade | null>
        aria-label={t('board:filter.grade')}
        placeholder={t('board:filter.all_grades')}
        allowClear
        popupMatchSelectWidth={false}
        value={filter.grade ?? null}
        onChange={(grade) => set({ grade })}
        options={GRADES.map((value) => ({ value, label: t(`shared:grade.${value}`) }))}
        data-testid="filter-grade"
      />
      <OwnerFilter value={filter.owner ?? null} onChange={(owner) => set({ owner })} />
      <Button type={mine ? 'primary' : 'default'} ghost={mine} aria-pressed={mine} onClick={toggleMine} disabled={me === undefined} data-testid="filter-mine">
        {t('board:filter.mine')}
      </Button>
      <span className={styles.switch}>
        <Switch size="small" id={switchId} checked={dismissed} onChange={(next) => setView({ dismissed: next })} data-testid="filter-dismissed" />
        <label htmlFor={switchId}>{t('board:filter.dismissed')}</label>
      </span>
      {narrows(filter) && (
        <Button type="link" onClick={clear} data-testid="filter-clear">
          {t('board:filter.clear')}
        </Button>
      )}
    </search>
  );
}

/** Free text acts after a short pause, and at once with Enter. `/` leads here. */
function TextFilter({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const t = useT();
  const input = useRef<InputRef>(null);
  const [typed, setTyped] = useState({ text: value, of: value });
  const text = typed.of === value ? typed.text : value;
  useActions([{ id: 'board.search', title: t('board:action.search'), icon: 'search', keys: '/', run: () => input.current?.focus({ cursor: 'all' }) }]);
  useEffect(() => {
    if (text === value) return;
    const timer = window.setTimeout(() => onChange(text), QUIET_MS);
    return () => window.clearTimeout(timer);
  });
  return (
    <Input
      ref={input}
      className={styles.text}
      aria-label={t('board:filter.text')}
      placeholder={t('board:filter.text')}
      allowClear
      prefix={<Icon name="search" size={16} />}
      value={text}
      onChange={(event) => setTyped({ text: event.target.value, of: value })}
      onPressEnter={() => onChange(text)}
      data-testid="filter-text"
    />
  );
}

function SiteFilter({ value, onChange }: { value: string | null; onChange: (site: string | null) => void }) {
  const t = useT();
  const [lang] = useLanguage();
  const { sites } = useNames();
  const options = sites.map(({ id, details }) => ({ value: id, label: details.name[lang], search: `${details.name.zh} ${details.name.en} ${details.region.zh} ${details.region.en}`.toLowerCase() }));
  return (
    <FoundFilter label={t('board:filter.site')} placeholder={t('board:filter.all_sites')} value={value} onChange={onChange} options={options} testId="filter-site" />
  );
}

function OwnerFilter({ value, onChange }: { value: string | null; onChange: (owner: string | null) => void }) {
  const t = useT();
  const options = usePersonOptions(value);
  return (
    <FoundFilter label={t('board:filter.owner')} placeholder={t('board:filter.all_owners')} value={value} onChange={onChange} options={options} testId="filter-owner" />
  );
}

/** A filter whose options are found by typing. */
function FoundFilter({ label, placeholder, value, onChange, options, testId }: { label: string; placeholder: string; value: string | null; onChange: (value: string | null) => void; options: FilterOption[]; testId: string }) {
  return (
    <Select<string | null, FilterOption>
      aria-label={label}
      placeholder={placeholder}
      allowClear
      showSearch={{ filterOption: (typed, option) => option?.search.includes(typed.toLowerCase()) ?? false }}
      popupMatchSelectWidth={false}
      value={value}
      onChange={onChange}
      options={options}
      data-testid={testId}
    />
  );
}
