import { Button, Table } from 'antd';
import { useState } from 'react';
import type { SiteView } from '@/api/bindings/SiteView';
import { useDirectory } from '@/api/directory';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { ErrorNotice, Panel } from '@/shared/ui';
import { CompanyDialog } from './CompanyDialog';
import { clockText } from './hours';
import styles from './settings.module.css';
import { SiteDialog } from './SiteDialog';

type Asking = 'company' | 'add' | SiteView;

/** The company and its sites. */
export function SitesTab() {
  const t = useT();
  const say = useBilingual();
  const { data, error, refetch } = useDirectory();
  const [asking, setAsking] = useState<Asking>();
  const close = () => setAsking(undefined);
  const columns = [
    { title: t('settings:site.name'), key: 'name', render: ({ details }: SiteView) => say(details.name) },
    { title: t('settings:site.region'), key: 'region', render: ({ details }: SiteView) => say(details.region) },
    { title: t('settings:site.hours'), key: 'hours', render: ({ details: { hours } }: SiteView) => `${clockText(hours.opens)}–${clockText(hours.closes)}` },
    { title: t('settings:site.manager'), key: 'manager', render: ({ details }: SiteView) => say(details.manager) },
    { title: t('settings:site.phone'), key: 'phone', render: ({ details }: SiteView) => details.phone },
    {
      title: t('settings:user.actions'),
      key: 'actions',
      render: (site: SiteView) => (
        <Button size="small" onClick={() => setAsking(site)} data-testid={`site-change-${site.id}`}>
          {t('settings:change')}
        </Button>
      ),
    },
  ];
  return (
    <div className={styles.wide}>
      <Panel
        title={t('settings:company.title')}
        aside={
          <Button size="small" disabled={data === undefined} onClick={() => setAsking('company')} data-testid="company-change">
            {t('settings:change')}
          </Button>
        }
      >
        {data && say(data.company)}
      </Panel>
      <Panel
        flush
        className={styles.table}
        title={t('settings:site.title', { count: data?.sites.length ?? 0 })}
        aside={
          <Button size="small" type="primary" onClick={() => setAsking('add')} data-testid="site-add">
            {t('settings:site.add')}
          </Button>
        }
      >
        <ErrorNotice error={error} onRetry={() => void refetch()} />
        <Table size="small" rowKey="id" pagination={false} columns={columns} dataSource={data?.sites} />
      </Panel>
      {asking === 'company' && data && <CompanyDialog company={data.company} onClose={close} />}
      {asking === 'add' && <SiteDialog onClose={close} />}
      {typeof asking === 'object' && <SiteDialog site={asking} onClose={close} />}
    </div>
  );
}
