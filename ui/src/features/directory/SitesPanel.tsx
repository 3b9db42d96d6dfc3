import { useMutation } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { CardRequest } from '@/api/bindings/CardRequest';
import type { Directory } from '@/api/bindings/Directory';
import type { SiteView } from '@/api/bindings/SiteView';
import type { Written } from '@/api/bindings/Written';
import { request } from '@/api/client';
import { askPath } from '@/api/files';
import { useMay } from '@/api/session';
import { useLanguage, useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { EmptyState, ErrorNotice, Panel, PickList } from '@/shared/ui';
import styles from './directory.module.css';
import { SafetyDialog } from './SafetyDialog';

/** Every site, and beside it what a shift leader must know of the one chosen. */
export function SitesPanel({ directory }: { directory: Directory }) {
  const t = useT();
  const say = useBilingual();
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<string>();
  const wanted = words.trim().toLowerCase();
  const found = directory.sites.filter(({ details }) => `${details.code} ${details.name.zh} ${details.name.en} ${details.region.zh} ${details.region.en}`.toLowerCase().includes(wanted));
  const site = found.find(({ id }) => id === chosen) ?? found[0];
  if (directory.sites.length === 0) {
    return (
      <EmptyState icon="contacts" title={t('directory:site.none')}>
        {t('directory:site.none_next')}
      </EmptyState>
    );
  }
  return (
    <div className={styles.split}>
      <Panel flush title={t('directory:site.all', { count: found.length })}>
        <div className={styles.search}>
          <Input aria-label={t('directory:search')} placeholder={t('directory:search')} value={words} onChange={(event) => setWords(event.target.value)} data-testid="directory-search" />
        </div>
        <PickList className={styles.list}>
          {found.map(({ id, details }) => (
            <button key={id} type="button" aria-current={id === site?.id} onClick={() => setChosen(id)} data-testid="directory-site">
              {say(details.name)}
              <small>{[details.code, say(details.region)].filter((part) => part !== '').join(' · ')}</small>
            </button>
          ))}
        </PickList>
      </Panel>
      {site && <SiteDetail key={site.id} site={site} />}
    </div>
  );
}

function SiteDetail({ site }: { site: SiteView }) {
  const t = useT();
  const say = useBilingual();
  const may = useMay();
  const [editing, setEditing] = useState(false);
  const { details } = site;
  const { safety } = details;
  const shutOffs = (utility: string) => safety.shut_offs.filter((shutOff) => shutOff.utility === utility).map((shutOff) => say(shutOff.place));
  const body = ({ name, phone }: { name: { zh: string; en: string }; phone: string }) => [say(name), phone].filter((part) => part !== '').join(' · ');
  const rows: [string, string | string[]][] = [
    [t('directory:site.address'), say(details.address)],
    [t('directory:site.phone'), details.phone],
    [t('directory:site.manager'), say(details.manager)],
    [t('directory:site.hours'), `${clock(details.hours.opens)}–${clock(details.hours.closes)} · ${details.zone}`],
    ...(['power', 'water', 'gas'] as const).map((utility): [string, string[]] => [t('directory:site.shut_off', { utility: t(`terms:utility.${utility}`) }), shutOffs(utility)]),
    [t('directory:site.routes'), safety.routes.map(say)],
    [t('directory:site.assembly_point'), say(safety.assembly_point)],
    [t('directory:site.hospital'), body(safety.hospital)],
    [t('directory:site.authorities'), safety.authorities.map(body)],
  ];
  return (
    <Panel
      title={say(details.name)}
      aside={
        <>
          <PrintCard site={site} />
          {may('manage_sites') && (
            <Button size="small" onClick={() => setEditing(true)} data-testid="safety-change">
              {t('directory:change')}
            </Button>
          )}
        </>
      }
    >
      <dl className={styles.facts} data-testid="site-detail">
        {rows.map(([label, value]) => (
          <Row key={label} label={label}>
            {typeof value === 'string' ? value : value.length > 1 ? <ul>{value.map((each) => <li key={each}>{each}</li>)}</ul> : value[0]}
          </Row>
        ))}
      </dl>
      {editing && <SafetyDialog site={site} onClose={() => setEditing(false)} />}
    </Panel>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  const t = useT();
  const empty = children === undefined || children === '';
  return (
    <>
      <dt>{label}</dt>
      <dd>{empty ? <span className={styles.muted}>{t('directory:to_fill')}</span> : children}</dd>
    </>
  );
}

/** Writes the response-group card of the site as PDF. */
function PrintCard({ site }: { site: SiteView }) {
  const t = useT();
  const say = useBilingual();
  const [lang] = useLanguage();
  const { message } = App.useApp();
  const print = useMutation({
    mutationFn: async () => {
      const path = await askPath(t('directory:card.file_name', { site: say(site.details.name) }), t('directory:card.kind'), 'pdf');
      if (path === undefined) return;
      const written = await request<Written>('export_card', { request: { site: site.id, lang, path } satisfies CardRequest });
      void message.success(t('directory:card.done', { path: written.path }));
    },
  });
  return (
    <>
      <ErrorNotice error={print.error} />
      <Button size="small" loading={print.isPending} onClick={() => print.mutate()} data-testid="card-print">
        {t('directory:card.action')}
      </Button>
    </>
  );
}

function clock(minutes: number): string {
  const ofDay = minutes % 1440;
  return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`;
}
