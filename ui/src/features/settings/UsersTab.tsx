import { Button, Table } from 'antd';
import { useState } from 'react';
import type { User } from '@/api/bindings/User';
import { useDirectory } from '@/api/directory';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { Chip, ErrorNotice, Panel } from '@/shared/ui';
import { PasswordDialog } from './PasswordDialog';
import styles from './settings.module.css';
import { UserDialog } from './UserDialog';

type Asking = { what: 'add' } | { what: 'change' | 'password'; user: User };

/** The users: who they are, what roles they hold, whether they may sign in. */
export function UsersTab() {
  const t = useT();
  const say = useBilingual();
  const { data, error, refetch } = useDirectory();
  const [asking, setAsking] = useState<Asking>();
  const close = () => setAsking(undefined);
  const columns = [
    {
      title: t('settings:user.name'),
      key: 'name',
      render: (user: User) => (
        <>
          {say(user.name)} <small>{say(user.title)}</small>
        </>
      ),
    },
    { title: t('settings:user.login'), dataIndex: 'login', key: 'login' },
    {
      title: t('settings:user.roles'),
      key: 'roles',
      render: ({ roles }: User) => (
        <span className={styles.chips}>
          {roles.map((role) => (
            <Chip key={role}>{t(`terms:role.${role}`)}</Chip>
          ))}
        </span>
      ),
    },
    { title: t('settings:user.state'), key: 'state', render: ({ active }: User) => (active ? <Chip tone="ok">{t('settings:user.active')}</Chip> : <Chip tone="warn">{t('settings:user.inactive')}</Chip>) },
    {
      title: t('settings:user.actions'),
      key: 'actions',
      render: (user: User) => (
        <span className={styles.chips}>
          <Button size="small" onClick={() => setAsking({ what: 'change', user })} data-testid={`user-change-${user.login}`}>
            {t('settings:change')}
          </Button>
          <Button size="small" onClick={() => setAsking({ what: 'password', user })} data-testid={`user-password-${user.login}`}>
            {t('settings:password.set')}
          </Button>
        </span>
      ),
    },
  ];
  return (
    <Panel
      flush
      className={styles.table}
      title={t('settings:user.title', { count: data?.users.length ?? 0 })}
      aside={
        <Button size="small" type="primary" onClick={() => setAsking({ what: 'add' })} data-testid="user-add">
          {t('settings:user.add')}
        </Button>
      }
    >
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      <Table size="small" rowKey="id" pagination={false} columns={columns} dataSource={data?.users} />
      {asking?.what === 'add' && <UserDialog onClose={close} />}
      {asking?.what === 'change' && <UserDialog user={asking.user} onClose={close} />}
      {asking?.what === 'password' && <PasswordDialog user={asking.user} onClose={close} />}
    </Panel>
  );
}
