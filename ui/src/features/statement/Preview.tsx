import { Button, Drawer, Segmented } from 'antd';
import { useState } from 'react';
import { useDirectory } from '@/api/directory';
import { languageTag, useLanguage, useT, type Language } from '@/shared/i18n';
import { Chip, CopyButton } from '@/shared/ui';
import { CHANNELS, fits, segments, type Shape } from './channels';
import type { Work } from './work';
import styles from './statement.module.css';

/** How the text will look over each channel, how long it is there, and the text to take along. */
export function Preview({ work, onClose }: { work: Work; onClose: () => void }) {
  const t = useT();
  const [screen] = useLanguage();
  const { data } = useDirectory();
  const [channel, setChannel] = useState<Shape>('website');
  const [lang, setLang] = useState<Language>(work[screen].trim() === '' ? (screen === 'zh' ? 'en' : 'zh') : screen);
  const text = work[lang];
  const { length, limit } = fits(channel, text);
  return (
    <Drawer open size={560} title={t('statement:preview.title')} onClose={onClose} data-testid="preview">
      <div className={styles.preview}>
        <Segmented value={lang} onChange={setLang} options={[{ value: 'zh' as const, label: t('terms:lang.zh') }, { value: 'en' as const, label: t('terms:lang.en') }]} data-testid="preview-language" />
        <Segmented className={styles.channels} value={channel} onChange={setChannel} options={CHANNELS.map((value) => ({ value, label: <span data-testid={`preview-${value}`}>{t(`statement:preview.channel.${value}`)}</span> }))} />
        <p>
          <Chip tone={limit !== undefined && length > limit ? 'bad' : 'ok'}>{limit === undefined ? t('statement:preview.length', { count: length }) : t('statement:preview.of', { length, limit })}</Chip>{' '}
          {channel === 'sms' && <Chip>{t('statement:preview.segments', { count: segments(text) })}</Chip>}
        </p>
        <article className={`${styles.frame} ${styles[`frame_${channel}`] ?? ''}`} lang={languageTag(lang)} data-testid="preview-text" data-channel={channel}>
          {(channel === 'press' || channel === 'poster') && <header>{data?.company[lang]}</header>}
          {channel !== 'sms' && channel !== 'weibo' && <h3>{work.title}</h3>}
          <p>{channel === 'app_push' && limit !== undefined && [...text].length > limit ? `${[...text].slice(0, limit).join('')}…` : text}</p>
        </article>
        <div className={styles.actions}>
          <CopyButton text={`${work.title}\n\n${text}`} testId="preview-copy" />
          <Button onClick={() => void navigator.clipboard.writeText(`# ${work.title}\n\n${text}\n`)} data-testid="preview-markdown">
            {t('statement:preview.markdown')}
          </Button>
        </div>
      </div>
    </Drawer>
  );
}
