import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useT } from '@/shared/i18n';

/** The first `few` of a list that may be long, and the button that shows all of it and folds it again. */
export function useFew<T>(items: readonly T[], few: number, testId: string): [shown: readonly T[], toggle: ReactNode] {
  const t = useT();
  const [all, setAll] = useState(false);
  if (items.length <= few) return [items, null];
  const toggle = (
    <Button type="link" size="small" aria-expanded={all} onClick={() => setAll(!all)} data-testid={testId}>
      {all ? t('case:few.less') : t('case:few.all', { count: items.length })}
    </Button>
  );
  return [all ? items : items.slice(0, few), toggle];
}
