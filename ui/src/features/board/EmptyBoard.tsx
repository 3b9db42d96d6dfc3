import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useLocation } from 'wouter';
import { request } from '@/api/client';
import { useMay } from '@/api/session';
import { useT } from '@/shared/i18n';
import { EmptyState, ErrorNotice } from '@/shared/ui';

/** A board without any case says what comes next: the first case, or the demonstration to learn with. */
export function EmptyBoard() {
  const t = useT();
  const may = useMay();
  const [, go] = useLocation();
  const load = useMutation({ mutationFn: () => request('load_demonstration') });
  return (
    <EmptyState
      icon="board"
      title={t('board:empty.title')}
      actions={
        <>
          {may('open_case') && (
            <Button type="primary" onClick={() => go('/new')} data-testid="empty-new-case">
              {t('board:empty.new_case')}
            </Button>
          )}
          {may('manage_users') && (
            <Button loading={load.isPending} onClick={() => load.mutate()} data-testid="empty-demonstration">
              {t('board:empty.demonstration')}
            </Button>
          )}
          <ErrorNotice error={load.error} />
        </>
      }
    >
      {t('board:empty.next')}
    </EmptyState>
  );
}
