import { Modal } from 'antd';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useT } from '@/shared/i18n';
import { Icon } from '@/shared/ui/Icon';
import { Kbd } from '@/shared/ui/Kbd';
import { useOfferedActions, type Action } from './commands';
import { searchActions } from './search';
import styles from './Palette.module.css';

/** What is found elsewhere (cases) for what is typed. */
export interface Search {
  /** Shown after the actions. */
  found?: readonly Action[];
  onSeek?: (text: string) => void;
}

/** The palette: type what you want to do, arrows to choose, Enter to do it. */
export function Palette({ open, onClose, ...search }: { open: boolean; onClose: () => void } & Search) {
  const t = useT();
  const field = useRef<HTMLInputElement>(null);
  return (
    <Modal
      open={open}
      onCancel={onClose}
      afterOpenChange={(shown) => shown && field.current?.focus()}
      footer={null}
      closable={false}
      title={t('shared:palette.title')}
      width={640}
      destroyOnHidden
      rootClassName={styles.palette}
    >
      <Chooser field={field} onClose={onClose} {...search} />
    </Modal>
  );
}

function Chooser({ field, onClose, found: elsewhere = [], onSeek }: { field: RefObject<HTMLInputElement | null>; onClose: () => void } & Search) {
  const t = useT();
  const id = useId();
  const offered = useOfferedActions();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const found = [...searchActions(offered, text), ...(text.trim() === '' ? [] : elsewhere)];
  useEffect(() => () => onSeek?.(''), [onSeek]);

  const choose = (action: Action | undefined) => {
    if (action === undefined) return;
    onClose();
    action.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt((now) => Math.min(now + 1, found.length - 1));
    else if (event.key === 'ArrowUp') setAt((now) => Math.max(now - 1, 0));
    else if (event.key === 'Enter') choose(found[at]);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <input
        className={styles.input}
        ref={field}
        role="combobox"
        aria-label={t('shared:palette.title')}
        aria-expanded
        aria-controls={id}
        aria-activedescendant={found[at] && `${id}-${at}`}
        placeholder={t('shared:palette.placeholder')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          onSeek?.(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={id} role="listbox" aria-label={t('shared:palette.title')} className={styles.list}>
        {found.map((action, index) => (
          <div
            key={action.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            className={styles.option}
            ref={index === at ? (element) => element?.scrollIntoView?.({ block: 'nearest' }) : undefined}
            onMouseMove={() => setAt(index)}
            onClick={() => choose(action)}
            onKeyDown={onKeyDown}
          >
            {action.icon && <Icon name={action.icon} size={16} />}
            <span className={styles.words}>
              {action.title}
              {action.detail !== undefined && <small>{action.detail}</small>}
            </span>
            {action.keys !== undefined && <Kbd combo={action.keys} />}
          </div>
        ))}
        {found.length === 0 && <p className={styles.none}>{t('shared:palette.none')}</p>}
      </div>
    </>
  );
}
