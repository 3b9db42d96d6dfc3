import { Modal } from 'antd';
import { useState } from 'react';
import { useT } from '@/shared/i18n';
import { Kbd } from '@/shared/ui/Kbd';
import { useActions, useOfferedActions } from './commands';
import styles from './Palette.module.css';

/** Every key that works here and now (?): made from what the screen offers, so that it is never out of date. */
export function ShortcutSheet() {
  const t = useT();
  const [open, setOpen] = useState(false);
  useActions([{ id: 'app.shortcuts', title: t('shared:shortcuts.title'), icon: 'info', keys: 'shift+?', words: 'keyboard keys 键盘', run: () => setOpen(true) }]);
  return <Modal open={open} title={t('shared:shortcuts.title')} footer={null} width={560} onCancel={() => setOpen(false)} destroyOnHidden>{open && <Sheet />}</Modal>;
}

function Sheet() {
  const t = useT();
  const actions = useOfferedActions();
  return (
    <>
      <p>{t('shared:shortcuts.hint')}</p>
      <dl className={styles.sheet} data-testid="shortcuts">
        {actions.map(({ id, title, keys }) =>
          keys === undefined ? null : (
            <div key={id}>
              <dt>{title}</dt>
              <dd>
                <Kbd combo={keys} />
              </dd>
            </div>
          ),
        )}
      </dl>
    </>
  );
}
