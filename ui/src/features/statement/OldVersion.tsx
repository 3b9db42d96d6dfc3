import { Button } from 'antd';
import type { TextVersion } from '@/api/bindings/TextVersion';
import { useT } from '@/shared/i18n';
import { languages, type Shown } from './Texts';
import styles from './statement.module.css';

/** An old version beside the present text, to read and to compare. */
export function OldVersion({ old, current, shown, onClose }: { old: TextVersion; current: TextVersion; shown: Shown; onClose: () => void }) {
  const t = useT();
  return (
    <div className={styles.texts} data-testid="old-version">
      <div className={styles.oldBar}>
        <b>{t('statement:versions.comparing', { old: old.number, current: current.number })}</b>
        <Button size="small" onClick={onClose} data-testid="old-version-close">
          {t('statement:versions.back')}
        </Button>
      </div>
      {languages(shown).map((lang, index) => (
        <div key={lang} className={styles.sides}>
          {[old, current].map((version) => (
            <section key={version.number} className={styles.side} lang={lang}>
              <h3>
                {t(`terms:lang.${lang}`)} · {t('statement:version', { number: version.number })}
              </h3>
              {index === 0 && <h2>{version.title}</h2>}
              <p className={styles.words}>{version.texts[lang] ?? t('statement:no_text')}</p>
            </section>
          ))}
        </div>
      ))}
    </div>
  );
}
