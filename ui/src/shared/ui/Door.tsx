import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useLanguage, useT } from '@/shared/i18n';
import styles from './Door.module.css';

/** What stands in front of the window until someone may enter: one card, and the language at once. `beside` stands in the bar. */
export function Door({ title, wide = false, beside, children, testId }: { title: ReactNode; wide?: boolean; beside?: ReactNode; children: ReactNode; testId: string }) {
  const t = useT();
  const [lang, setLang] = useLanguage();
  return (
    <div className={styles.door} data-testid={testId}>
      <header className={styles.bar}>
        <b>{t('shared:brand')}</b>
        {beside}
        <Segmented
          aria-label={t('shared:door.language')}
          value={lang}
          onChange={setLang}
          options={[
            { value: 'zh', label: <span lang="zh-CN" data-testid="language-zh">中文</span> },
            { value: 'en', label: <span lang="en" data-testid="language-en">English</span> },
          ]}
        />
      </header>
      <main>
        <section className={`${styles.card} ${wide ? styles.wide : styles.narrow}`}>
          <h1>{title}</h1>
          {children}
        </section>
      </main>
    </div>
  );
}
