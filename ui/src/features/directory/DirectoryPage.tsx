import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useDirectory } from '@/api/directory';
import { useMay } from '@/api/session';
import { useT } from '@/shared/i18n';
import { ErrorNotice, Page } from '@/shared/ui';
import { AlwaysPanel } from './AlwaysPanel';
import { ContactsPanel } from './ContactsPanel';
import styles from './directory.module.css';
import { ImportPanel } from './ImportPanel';
import { PeoplePanel } from './PeoplePanel';
import { RosterPanel } from './RosterPanel';
import { SitesPanel } from './SitesPanel';

/** Whom to reach, who is on duty, and what everyone at a site must know. */
export function DirectoryPage() {
  const t = useT();
  const may = useMay();
  const { data, error, refetch } = useDirectory();
  const tab = (key: string, label: string, children: ReactNode) => ({ key, label: <span data-testid={`directory-${key}`}>{label}</span>, children });
  return (
    <Page title={t('directory:title')}>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data && (
        <Tabs
          className={styles.tabs}
          items={[
            tab('sites', t('directory:tab.sites', { count: data.sites.length }), <SitesPanel directory={data} />),
            tab('roster', t('directory:tab.roster'), <RosterPanel directory={data} />),
            tab('people', t('directory:tab.people'), <PeoplePanel directory={data} />),
            tab('contacts', t('directory:tab.contacts', { count: data.contacts.length }), <ContactsPanel directory={data} />),
            tab('always', t('directory:tab.always'), <AlwaysPanel items={data.always_report} />),
            ...(may('manage_sites') || may('manage_users') ? [tab('import', t('directory:tab.import'), <ImportPanel directory={data} />)] : []),
          ]}
        />
      )}
    </Page>
  );
}
