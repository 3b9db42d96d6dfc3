import { Tabs } from 'antd';
import { useMay } from '@/api/session';
import { useT } from '@/shared/i18n';
import { Page } from '@/shared/ui';
import { DataTab } from './DataTab';
import { MineTab } from './MineTab';
import styles from './settings.module.css';
import { SitesTab } from './SitesTab';
import { UsersTab } from './UsersTab';

/** Settings: one's own for everyone; users, sites and data for who may manage them. */
export function SettingsPage() {
  const t = useT();
  const may = useMay();
  const tab = (key: string, label: string, children: React.ReactNode) => ({ key, label: <span data-testid={`settings-${key}`}>{label}</span>, children });
  const items = [
    tab('mine', t('settings:tab.mine'), <MineTab />),
    ...(may('manage_users') ? [tab('users', t('settings:tab.users'), <UsersTab />)] : []),
    ...(may('manage_sites') ? [tab('sites', t('settings:tab.sites'), <SitesTab />)] : []),
    ...(may('backup') || may('manage_users') ? [tab('data', t('settings:tab.data'), <DataTab />)] : []),
  ];
  return (
    <Page title={t('settings:title')}>
      <Tabs className={styles.tabs} items={items} />
    </Page>
  );
}
