import { Button } from 'antd';
import type { TextVersion } from '@/api/bindings/TextVersion';
import type { Language } from '@/shared/i18n';
import { useT } from '@/shared/i18n';
import { wordDiff } from './diff';
import { languages, type Shown } from './Texts';
import styles from './statement.module.css';

/** What was changed from an old version to the present text, word by word. */
export function Compare({ old, current, shown, onClose }: { old: TextVersion; current: TextVersion; shown: Shown; onClose: () => void }) {
  const t = useT();
  return (
    <div className={styles.texts} data-testid="old-version">
      <div className={styles.oldBar}>
        <b>{t('statement:versions.comparing', { old: old.number, current: current.number })}</b>
        <Button size="small" onClick={onClose} data-testid="old-version-close">
          {t('statement:versions.back')}
        </Button>
      </div>
      <h2 className={styles.words}>
        <Changes before={old.title} after={current.title} lang="zh" />
      </h2>
      <div className={styles.sides}>
        {languages(shown).map((lang) => (
          <section key={lang} className={styles.side} lang={lang}>
            <h3>{t(`terms:lang.${lang}`)}</h3>
            <p className={styles.words}>
              <Changes before={old.texts[lang] ?? ''} after={current.texts[lang] ?? ''} lang={lang} />
            </p>
          </section>
        ))}
      </div>
    </div>
  );
}

function Changes({ before, after, lang }: { before: string; after: string; lang: Language }) {
  return wordDiff(before, after, lang).map(({ is, text }, index) => {
    if (is === 'added') return <ins key={index}>{text}</ins>;
    if (is === 'removed') return <del key={index}>{text}</del>;
    return <span key={index}>{text}</span>;
  });
}
