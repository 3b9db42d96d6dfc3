import { Button, InputNumber, Segmented } from 'antd';
import { useId, useState } from 'react';
import { usePreferences } from '@/api/preferences';
import { useMe, useStatus } from '@/api/session';
import { useLanguage, useT } from '@/shared/i18n';
import { useStore } from '@/shared/local';
import { themeMode } from '@/shared/theme/mode';
import { ErrorNotice, Field, Panel } from '@/shared/ui';
import { PasswordDialog } from './PasswordDialog';
import styles from './settings.module.css';

/** What everyone sets for themselves at this machine, and what program this is. */
export function MineTab() {
  const t = useT();
  const me = useMe();
  const version = useStatus().data?.version;
  const [changing, setChanging] = useState(false);
  return (
    <div className={styles.stack}>
      <Panel title={t('settings:screen.title')}>
        <div className={styles.fields}>
          <LanguageChoice />
          <LookChoice />
        </div>
      </Panel>
      <Panel title={t('settings:safety.title')}>
        <div className={styles.fields}>
          <IdleMinutes />
          <div>
            <Button onClick={() => setChanging(true)} data-testid="own-password">
              {t('settings:password.own')}
            </Button>
          </div>
        </div>
      </Panel>
      <Panel title={t('settings:about.title')}>{t('settings:about.version', { version })}</Panel>
      {changing && me && <PasswordDialog user={me} own onClose={() => setChanging(false)} />}
    </div>
  );
}

function LookChoice() {
  const t = useT();
  const mode = useStore(themeMode);
  return (
    <Field label={t('settings:look.title')}>
      <div>
        <Segmented
          aria-label={t('settings:look.title')}
          value={mode}
          onChange={themeMode.set}
          options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: <span data-testid={`look-${value}`}>{t(`settings:look.${value}`)}</span> }))}
        />
      </div>
    </Field>
  );
}

function LanguageChoice() {
  const t = useT();
  const [lang, setLang] = useLanguage();
  return (
    <Field label={t('settings:language.title')}>
      <div>
        <Segmented
          aria-label={t('settings:language.title')}
          value={lang}
          onChange={setLang}
          options={[
            { value: 'zh', label: <span lang="zh-CN" data-testid="language-zh">中文</span> },
            { value: 'en', label: <span lang="en" data-testid="language-en">English</span> },
          ]}
        />
      </div>
    </Field>
  );
}

function IdleMinutes() {
  const t = useT();
  const id = useId();
  const { preferences, change, error } = usePreferences();
  return (
    <Field label={t('settings:safety.idle')} hint={t('settings:safety.idle_hint')} htmlFor={id}>
      <InputNumber
        id={id}
        min={1}
        max={240}
        precision={0}
        changeOnWheel={false}
        value={preferences?.idle_minutes}
        suffix={t('settings:safety.minutes')}
        className={styles.minutes}
        onChange={(minutes) => minutes !== null && change({ idle_minutes: minutes })}
        data-testid="idle-minutes"
      />
      <ErrorNotice error={error} />
    </Field>
  );
}
