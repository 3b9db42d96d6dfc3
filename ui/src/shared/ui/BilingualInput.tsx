import { Input } from 'antd';
import { useLanguage, useT, type Language } from '@/shared/i18n';
import styles from './BilingualInput.module.css';

interface Both {
  zh: string;
  en: string;
}

/** A name in both languages; the one on screen comes first. One alone is enough: `bothWays` uses it for both. */
export function BilingualInput({ id, label, value, onChange, invalid = false, testId }: { id: string; label: string; value: Both; onChange: (next: Both) => void; invalid?: boolean; testId?: string }) {
  const t = useT();
  const [lang] = useLanguage();
  const order: readonly Language[] = lang === 'zh' ? ['zh', 'en'] : ['en', 'zh'];
  return (
    <div className={styles.pair}>
      {order.map((each, index) => (
        <Input
          key={each}
          id={index === 0 ? id : undefined}
          prefix={<small>{t(`shared:bilingual.${each}`)}</small>}
          aria-label={t('shared:bilingual.label', { label, language: t(`shared:bilingual.${each}`) })}
          value={value[each]}
          maxLength={200}
          status={invalid ? 'error' : undefined}
          onChange={(event) => onChange({ ...value, [each]: event.target.value })}
          data-testid={testId && `${testId}-${each}`}
        />
      ))}
    </div>
  );
}

/** The text with spaces trimmed, where one language alone was given used for both. */
export function bothWays({ zh, en }: Both): Both {
  const [chinese, english] = [zh.trim(), en.trim()];
  return { zh: chinese || english, en: english || chinese };
}
