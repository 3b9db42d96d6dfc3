import { Button } from 'antd';
import { useState } from 'react';
import type { Card } from '@/api/bindings/Card';
import type { Command } from '@/api/bindings/Command';
import { sendOnce } from '@/api/execute';
import { useMay } from '@/api/session';
import { errorWords } from '@/shared/errors/words';
import { useT } from '@/shared/i18n';
import { Icon } from '@/shared/ui';
import { BulkMoveDialog } from './BulkMoveDialog';
import { BulkOwnerDialog } from './BulkOwnerDialog';
import styles from './board.module.css';

interface BulkBarProps {
  cards: readonly Card[];
  /** Told in words, for those who don't see the cards move. */
  onDone: (words: string) => void;
  onClear: () => void;
}

/** A case that stayed as it was, and why. */
interface Left {
  card: Card;
  why: string;
}

/** What can be done with all the cases chosen. Each gets a command, and so an entry of the journal, of its own; one that is refused stops no other. */
export function BulkBar({ cards, onDone, onClear }: BulkBarProps) {
  const t = useT();
  const may = useMay();
  const [asking, setAsking] = useState<'move' | 'owner'>();
  const [pending, setPending] = useState(false);
  const [left, setLeft] = useState<readonly Left[]>([]);
  const send = async (command: Command) => {
    setPending(true);
    const refused: Left[] = [];
    for (const card of cards) {
      try {
        await sendOnce(card.id, command);
      } catch (error) {
        refused.push({ card, why: errorWords(t, error).title });
      }
    }
    setPending(false);
    setAsking(undefined);
    setLeft(refused);
    onDone(t('board:bulk.done', { done: cards.length - refused.length, all: cards.length }));
    if (refused.length === 0) onClear();
  };
  const dialog = { cards, pending, onSend: (command: Command) => void send(command), onClose: () => setAsking(undefined) };
  return (
    <div className={styles.bulk} role="region" aria-label={t('board:bulk.label')} data-testid="bulk">
      <b>{t('board:bulk.chosen', { count: cards.length })}</b>
      {may('move_case') && (
        <Button onClick={() => setAsking('move')} data-testid="bulk-move">
          {t('board:bulk.move')}
        </Button>
      )}
      {may('edit_case') && (
        <Button onClick={() => setAsking('owner')} data-testid="bulk-owner">
          {t('board:bulk.owner')}
        </Button>
      )}
      <Button type="text" onClick={onClear} icon={<Icon name="close" size={16} />} data-testid="bulk-clear">
        {t('board:bulk.clear')}
      </Button>
      {left.length > 0 && (
        <ul className={styles.left} role="alert" data-testid="bulk-left">
          {left.map(({ card, why }) => (
            <li key={card.id}>{t('board:bulk.left', { number: card.number, why })}</li>
          ))}
        </ul>
      )}
      {asking === 'move' && <BulkMoveDialog {...dialog} />}
      {asking === 'owner' && <BulkOwnerDialog {...dialog} />}
    </div>
  );
}
