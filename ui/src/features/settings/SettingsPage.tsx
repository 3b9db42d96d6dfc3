import { Segmented } from 'antd';
import { useAppInfo } from '@/api/app';
import { useLanguage, useT } from '@/shared/i18n';
import { useStore } from '@/shared/local';
import { themeMode } from '@/shared/theme/mode';
import { ErrorNotice, Page, Panel } from '@/shared/ui';
import styles from './SettingsPage.module.css';

/** Settings of this machine: look and language; and what program this is. */
export function SettingsPage() {
  const t = useT();
  return (
    <Page title={t('settings:title')}>
      <div className={styles.stack}>
        <Panel title={t('settings:look.title')}>
          <LookChoice />
        </Panel>
        <Panel title={t('settings:language.title')}>
          <LanguageChoice />
        </Panel>
        <Panel title={t('settings:about.title')}>
          <About />
        </Panel>
      </div>
    </Page>
  );
}

function LookChoice() {
  const t = useT();
  const mode = useStore(themeMode);
  return (
    <Segmented
      aria-label={t('settings:look.title')}
      value={mode}
      onChange={themeMode.set}
      options={[
        { value: 'system', label: t('settings:look.system') },
        { value: 'light', label: t('settings:look.light') },
        { value: 'dark', label: t('settings:look.dark') },
      ]}
    />
  );
}

function LanguageChoice() {
  const t = useT();
  const [lang, setLang] = useLanguage();
  return (
    <Segmented
      aria-label={t('settings:language.title')}
      value={lang}
      onChange={setLang}
      options={[
        { value: 'zh', label: '中文' },
        { value: 'en', label: 'English' },
      ]}
    />
  );
}

function About() {
  const t = useT();
  const { data, error, refetch } = useAppInfo();
  if (error !== null) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  return (
    <dl className={styles.facts}>
      <dt>{t('settings:about.version')}</dt>
      <dd>{data?.version}</dd>
      <dt>{t('settings:about.data_dir')}</dt>
      <dd>{data?.data_dir}</dd>
    </dl>
  );
}
