import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { CaseView } from '@/api/bindings/CaseView';
import { may } from '@/api/case';
import { useT } from '@/shared/i18n';
import { useActions } from '@/shared/keys';
import { Icon } from '@/shared/ui';
import { LinkDialog } from './LinkDialog';
import styles from './head.module.css';

/** The cases that have to do with this one, and what joins or parts them. */
export function Links({ view }: { view: CaseView }) {
  const t = useT();
  return (
    <>
      {view.merged_into !== null && (
        <p className={styles.merged} role="status" data-testid="merged-into">
          {t('case:links.merged_into')}{' '}
          <Link href={`/case/${view.merged_into.id}`} title={view.merged_into.title ?? undefined}>
            {view.merged_into.number}
          </Link>
        </p>
      )}
      {view.links.length > 0 && (
        <ul className={styles.links} aria-label={t('case:links.label')}>
          {view.links.map(({ card, relation }) => (
            <li key={card.id} data-testid="case-link" data-relation={relation}>
              {t(`case:links.is_${relation}`)}{' '}
              <Link href={`/case/${card.id}`} title={card.title ?? undefined}>
                {card.number}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The menu that links, merges and splits. */
export function LinksMenu({ view }: { view: CaseView }) {
  const t = useT();
  const [, go] = useLocation();
  const [open, setOpen] = useState<'link' | 'merge'>();
  const offered = [
    ...(may(view, 'edit_case') ? [{ id: 'link' as const, run: () => setOpen('link') }] : []),
    ...(may(view, 'move_case') ? [{ id: 'merge' as const, run: () => setOpen('merge') }] : []),
    ...(may(view, 'open_case', true) ? [{ id: 'split' as const, run: () => go(`/new/${view.card.id}`) }] : []),
  ];
  useActions(offered.map(({ id, run }) => ({ id: `case.${id}`, title: t(`case:links.${id}`), icon: 'board', run })));
  if (offered.length === 0) return null;
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items: offered.map(({ id, run }) => ({ key: id, label: <span data-testid={`case-${id}-open`}>{t(`case:links.${id}`)}</span>, onClick: run })) }}>
        <Button size="small" icon={<Icon name="more" size={16} />} aria-label={t('case:links.menu')} data-testid="case-menu" />
      </Dropdown>
      {open !== undefined && <LinkDialog view={view} merge={open === 'merge'} onClose={() => setOpen(undefined)} />}
    </>
  );
}
