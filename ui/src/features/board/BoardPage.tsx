import { Button } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { Card } from '@/api/bindings/Card';
import type { Phase } from '@/api/bindings/Phase';
import { useBoard } from '@/api/board';
import { useMay } from '@/api/session';
import { errorWords } from '@/shared/errors/words';
import { useFormat } from '@/shared/format';
import { useT } from '@/shared/i18n';
import { useActions } from '@/shared/keys';
import { Chip, ErrorNotice, Icon, Page, VisuallyHidden } from '@/shared/ui';
import styles from './board.module.css';
import { BulkBar } from './BulkBar';
import { CaseList } from './CaseList';
import { Columns } from './Columns';
import { DeadlineCalendar } from './DeadlineCalendar';
import { OPEN, PHASES } from './places';
import { EmptyBoard } from './EmptyBoard';
import { narrows, tidy, useView } from './filter';
import { FilterBar } from './FilterBar';
import { Lanes } from './Lanes';
import { MoveDialog } from './MoveDialog';
import { useMove, type Refused } from './useMove';
import { ViewBar } from './ViewBar';

/** The board of cases by state (看板). */
export function BoardPage() {
  const t = useT();
  const format = useFormat();
  const may = useMay();
  const [, go] = useLocation();
  const [{ filter: wanted, dismissed, layout, lanes }] = useView();
  const filter = useMemo(() => tidy(wanted), [wanted]);
  const board = useBoard(filter);
  const [said, setSaid] = useState('');
  const [chosen, setChosen] = useState<ReadonlyMap<string, Card>>(NOBODY);
  const choose = useCallback((card: Card) => setChosen((now) => toggled(now, card)), []);
  const move = useMove((card: Card, to: Phase) => setSaid(t('board:move.done', { number: card.number, to: t(`terms:phase.${to}`) })));
  useActions(may('open_case') ? [{ id: 'board.new-case', title: t('board:empty.new_case'), keys: 'n', unlisted: true, run: () => go('/new') }] : []);

  const counts = useMemo(() => new Map(board.data?.columns.map(({ phase, count }) => [phase, count])), [board.data]);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const open = OPEN.reduce((sum, phase) => sum + (counts.get(phase) ?? 0), 0);
  const empty = total === 0 && board.data !== undefined && !board.isPlaceholderData;
  const phases: readonly Phase[] = dismissed ? [...PHASES, 'dismissed'] : PHASES;
  const columns = { phases, filter, movable: may('move_case'), moving: move.moving, chosen, onChoose: choose, onMove: (card: Card, to: Phase) => void move.begin(card, to) };
  return (
    <Page
      title={t('board:title')}
      beside={
        <>
          {board.data !== undefined && <Chip>{t('board:open', { count: open, number: format.number(open) })}</Chip>}
          <ViewBar />
        </>
      }
    >
      <div className={styles.board} aria-busy={board.isPlaceholderData}>
        <FilterBar />
        {board.error !== null && <ErrorNotice error={board.error} onRetry={() => void board.refetch()} />}
        {move.refused !== undefined && <RefusedNotice refused={move.refused} onClose={move.forget} />}
        {empty && !narrows(filter) && <EmptyBoard />}
        {empty && narrows(filter) && <p className={styles.none}>{t('board:none')}</p>}
        {board.data !== undefined && !(empty && !narrows(filter)) && (
          <>
            {layout === 'columns' && lanes === null && <Columns {...columns} counts={counts} label={t('board:title')} />}
            {layout === 'columns' && lanes !== null && <Lanes key={lanes} {...columns} by={lanes} />}
            {layout === 'list' && <CaseList phases={phases} counts={counts} filter={filter} />}
            {layout === 'deadlines' && <DeadlineCalendar filter={filter} />}
          </>
        )}
        {chosen.size > 0 && <BulkBar cards={[...chosen.values()]} onDone={(words) => setSaid(words)} onClear={() => setChosen(NOBODY)} />}
      </div>
      {move.asked !== undefined && <MoveDialog card={move.asked.card} option={move.asked.option} onClose={move.end} />}
      <VisuallyHidden>
        <span role="status">{said}</span>
      </VisuallyHidden>
    </Page>
  );
}

const NOBODY: ReadonlyMap<string, Card> = new Map();

function toggled(cards: ReadonlyMap<string, Card>, card: Card): ReadonlyMap<string, Card> {
  const next = new Map(cards);
  if (!next.delete(card.id)) next.set(card.id, card);
  return next;
}

/** Why a card stayed where it was. */
function RefusedNotice({ refused: { card, error }, onClose }: { refused: Refused; onClose: () => void }) {
  const t = useT();
  const { code, title, next } = errorWords(t, error);
  return (
    <div className={styles.refused} role="alert" data-code={code} data-testid="move-refused">
      <Icon name="warning" />
      <p>
        <b>{t('board:move.refused', { number: card.number, why: title })}</b> {next}
      </p>
      <Button type="text" size="small" onClick={onClose} aria-label={t('board:move.dismiss')} icon={<Icon name="close" size={16} />} data-testid="move-refused-close" />
    </div>
  );
}
