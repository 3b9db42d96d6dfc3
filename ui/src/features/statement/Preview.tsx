import { Button, Drawer, Segmented } from 'antd';
import { useState } from 'react';
import type { Statement } from '@/api/bindings/Statement';
import type { StatementFormat } from '@/api/bindings/StatementFormat';
import { request } from '@/api/client';
import { useDirectory } from '@/api/directory';
import { askPath } from '@/api/files';
import { languageTag, useLanguage, useT, type Language } from '@/shared/i18n';
import { Chip, CopyButton, ErrorNotice } from '@/shared/ui';
import { CHANNELS, fits, segments, type Shape } from './channels';
import { drawPicture } from './picture';
import type { Work } from './work';
import styles from './statement.module.css';

interface PreviewProps {
  caseId: string;
  statement: Statement;
  work: Work;
  /** The text on screen is the saved one: only that is written to a file. */
  saved: boolean;
  onClose: () => void;
}

const FORMATS: readonly { format: StatementFormat; extension: string }[] = [
  { format: 'text', extension: 'txt' },
  { format: 'markdown', extension: 'md' },
  { format: 'docx', extension: 'docx' },
  { format: 'pdf', extension: 'pdf' },
  { format: 'image', extension: 'png' },
];

/** How the text will look over each channel, how long it is there, and the text to take along. */
export function Preview({ caseId, statement, work, saved, onClose }: PreviewProps) {
  const t = useT();
  const [screen] = useLanguage();
  const { data } = useDirectory();
  const [channel, setChannel] = useState<Shape>('website');
  const [lang, setLang] = useState<Language>(work[screen].trim() === '' ? (screen === 'zh' ? 'en' : 'zh') : screen);
  const text = work[lang];
  const [problem, setProblem] = useState<unknown>(null);
  const [written, setWritten] = useState<string>();
  const save = async (format: StatementFormat, extension: string) => {
    const path = await askPath(`statement-${statement.number}-${lang}.${extension}`, t(`statement:preview.format.${format}`), extension);
    if (path === undefined) return;
    try {
      const draft = statement.state === 'released' && statement.superseded_by === null ? undefined : t('statement:preview.draft');
      const picture = format === 'image' ? drawPicture({ lang, company: data?.company[lang] ?? '', title: work.title, text, draft }) : null;
      await request('export_statement', { request: { case: caseId, statement: statement.id, lang, format, path, picture } });
      setProblem(null);
      setWritten(path);
    } catch (error) {
      setProblem(error);
    }
  };
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
          {saved &&
            text.trim() !== '' &&
            FORMATS.map(({ format, extension }) => (
              <Button key={format} onClick={() => void save(format, extension)} data-testid={`preview-save-${format}`}>
                {t(`statement:preview.format.${format}`)}
              </Button>
            ))}
        </div>
        <ErrorNotice error={problem} />
        {written !== undefined && <p data-testid="preview-written">{t('statement:preview.written', { path: written })}</p>}
      </div>
    </Drawer>
  );
}
