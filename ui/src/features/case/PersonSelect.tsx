import { Select } from 'antd';
import { useNames } from '@/api/directory';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';

interface PersonSelectProps {
  value: string | null;
  onChange: (user: string | null) => void;
  id?: string;
  /** For screen readers where no label stands beside it. */
  label?: string;
  testId?: string;
}

/** Chooses one of the people who work here, by name, post or login. */
export function PersonSelect({ value, onChange, id, label, testId }: PersonSelectProps) {
  const t = useT();
  const say = useBilingual();
  const { users } = useNames();
  const options = users
    .filter((user) => user.active || user.id === value)
    .map((user) => ({ value: user.id, label: t('case:person', { name: say(user.name), post: say(user.title) }), search: `${user.login} ${user.name.zh} ${user.name.en}` }));
  return (
    <Select
      id={id}
      aria-label={label}
      showSearch={{ filterOption: (text, option) => `${option?.label ?? ''} ${option?.search ?? ''}`.toLowerCase().includes(text.toLowerCase()) }}
      allowClear
      value={value}
      onChange={(next: string | null | undefined) => onChange(next ?? null)}
      placeholder={t('case:nobody')}
      options={options}
      data-testid={testId}
    />
  );
}
