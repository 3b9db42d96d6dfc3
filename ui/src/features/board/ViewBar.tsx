import { Segmented, Select } from 'antd';
import type { LaneBy } from '@/api/bindings/LaneBy';
import { useT } from '@/shared/i18n';
import { useActions } from '@/shared/keys';
import { LANES, LAYOUTS, useView, type Layout } from './filter';
import { SavedViews } from './SavedViews';
import styles from './board.module.css';

/** How the same cases are shown: as columns, as a list, by their deadlines; split by what; and the views that were kept. */
export function ViewBar() {
  const t = useT();
  const [{ layout, lanes }, setView] = useView();
  useActions(LAYOUTS.map((value) => ({ id: `board.as-${value}`, title: t(`board:layout.open_${value}`), icon: value === 'deadlines' ? ('clock' as const) : ('board' as const), run: () => setView({ layout: value }) })));
  return (
    <div className={styles.viewBar}>
      <Segmented<Layout>
        aria-label={t('board:layout.label')}
        value={layout}
        onChange={(next) => setView({ layout: next })}
        options={LAYOUTS.map((value) => ({ value, label: <span data-testid={`layout-${value}`}>{t(`board:layout.${value}`)}</span> }))}
      />
      {layout === 'columns' && (
        <Select<LaneBy | 'none'>
          aria-label={t('board:lanes.label')}
          popupMatchSelectWidth={false}
          value={lanes ?? 'none'}
          onChange={(next) => setView({ lanes: next === 'none' ? null : next })}
          options={(['none', ...LANES] as const).map((value) => ({ value, label: t(`board:lanes.${value}`) }))}
          data-testid="lanes"
        />
      )}
      <SavedViews />
    </div>
  );
}
