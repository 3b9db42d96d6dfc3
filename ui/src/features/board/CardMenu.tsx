import { Dropdown } from 'antd';
import type { Card } from '@/api/bindings/Card';
import type { MoveOption } from '@/api/bindings/MoveOption';
import type { Phase } from '@/api/bindings/Phase';
import { useCase } from '@/api/case';
import { useT } from '@/shared/i18n';
import { Icon } from '@/shared/ui';
import styles from './board.module.css';

interface CardMenuProps {
  card: Card;
  open: boolean;
  tabIndex: number;
  onOpenChange: (open: boolean) => void;
  onOpenCase: () => void;
  onMove: (to: Phase) => void;
}

/** The menu of a card: where the case can go. Only the card whose menu is open pays for it. */
export function CardMenu(props: CardMenuProps) {
  return props.open ? <OpenMenu {...props} /> : <MenuButton {...props} />;
}

function MenuButton({ card, open, tabIndex, onOpenChange }: CardMenuProps) {
  const t = useT();
  return (
    <button
      type="button"
      className={styles.menu}
      tabIndex={tabIndex}
      aria-label={t('board:card.menu', { number: card.number })}
      aria-haspopup="menu"
      aria-expanded={open}
      onClick={() => onOpenChange(true)}
      onPointerDown={(event) => event.stopPropagation()}
      data-testid="card-menu"
    >
      <Icon name="more" size={16} />
    </button>
  );
}

function OpenMenu(props: CardMenuProps) {
  const t = useT();
  const { card, onOpenChange, onOpenCase, onMove } = props;
  const { data: view, error } = useCase(card.id);
  const moves = view?.allowed.includes('move_case') === true ? view.moves : [];
  const hint = ({ asks, blocked_by: blocks }: MoveOption) => {
    const words = (needs: readonly string[]) => needs.map((need) => t(`terms:need.${need}`)).join(t('shared:list_comma'));
    if (blocks.length > 0) return t('board:card.blocked', { why: words(blocks) });
    return asks.length > 0 ? t('board:card.asks', { what: words(asks) }) : undefined;
  };
  const items = [
    { key: 'open', label: t('board:card.open') },
    ...moves.map((move) => ({
      key: move.to,
      label: (
        <span className={styles.option} data-testid={`card-move-${move.to}`}>
          {t('board:card.move_to', { to: t(`terms:phase.${move.to}`) })}
          <small>{hint(move)}</small>
        </span>
      ),
    })),
  ];
  const choose = (key: string) => {
    onOpenChange(false);
    if (key === 'open') onOpenCase();
    else onMove(key as Phase);
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-autofocus -- a menu that the person has just opened takes the keys
    <Dropdown open={view !== undefined || error !== null} autoFocus trigger={['click']} placement="bottomRight" onOpenChange={(open) => !open && onOpenChange(false)} menu={{ items, onClick: ({ key }) => choose(key) }}>
      <span className={styles.menuAt}>
        <MenuButton {...props} onOpenChange={() => onOpenChange(false)} />
      </span>
    </Dropdown>
  );
}
