import { Button, Input, Popconfirm } from 'antd';
import { useId } from 'react';
import type { TextVersion } from '@/api/bindings/TextVersion';
import type { Language } from '@/shared/i18n';
import { useT } from '@/shared/i18n';
import { ErrorNotice, Icon } from '@/shared/ui';
import type { Chip as ChipMark, Mark } from './marks';
import { TextEditor, type Stretch } from './TextEditor';
import type { Citation } from './citations';
import type { WorkState } from './useWork';
import styles from './statement.module.css';

/** Which languages are on screen. */
export type Shown = Language | 'both';

interface TextsProps {
  work: WorkState;
  current: TextVersion;
  shown: Shown;
  readOnly: boolean;
  /** Saving voids approvals that were given. */
  voids: boolean;
  marks: Record<Language, readonly Mark[]>;
  chips: Record<Language, readonly ChipMark[]>;
  goTo: { lang: Language; at: Stretch } | undefined;
  onSelect: (lang: Language, selected: Stretch) => void;
}

export function languages(shown: Shown): readonly Language[] {
  return shown === 'both' ? ['zh', 'en'] : [shown];
}

/** The text that is written on: title, and each language in an editor of its own. */
export function Texts({ work, current, shown, readOnly, voids, marks, chips, goTo, onSelect }: TextsProps) {
  const t = useT();
  const id = useId();
  return (
    <div className={styles.texts}>
      <ErrorNotice error={work.conflict ? null : work.error} onRetry={() => void work.save()} />
      {work.conflict && <Conflict work={work} current={current} />}
      {voids && work.dirty && <Notice>{t('statement:will_void')}</Notice>}
      <div className={styles.titleField}>
        <label htmlFor={id}>{t('statement:title')}</label>
        <Input id={id} value={work.work.title} readOnly={readOnly} onChange={(event) => work.change({ title: event.target.value })} data-testid="statement-title" />
      </div>
      <div className={styles.sides}>
        {languages(shown).map((lang) => (
          <section key={lang} className={styles.side}>
            <h3>{t(`terms:lang.${lang}`)}</h3>
            <TextEditor
              value={work.work[lang]}
              onChange={(text, places) => work.change({ [lang]: text, citations: moved(work.work.citations, lang, places) })}
              onSelect={(selected) => onSelect(lang, selected)}
              marks={marks[lang]}
              chips={chips[lang]}
              goTo={goTo?.lang === lang ? goTo.at : undefined}
              lang={lang}
              label={t('statement:text_in', { lang: t(`terms:lang.${lang}`) })}
              hint={t('statement:text_hint')}
              readOnly={readOnly}
              testId={`statement-text-${lang}`}
            />
            {work.conflict && (
              <>
                <h3>{t('statement:conflict.theirs', { number: current.number })}</h3>
                <p className={styles.words} lang={lang} data-testid={`conflict-theirs-${lang}`}>
                  {current.texts[lang] ?? t('statement:no_text')}
                </p>
              </>
            )}
          </section>
        ))}
      </div>
    </div>
  );
}

/** The citations after a change to one language's text: those of the other stay where they are. */
function moved(citations: readonly Citation[], lang: Language, places: { fact: string; from: number; to: number }[]): Citation[] {
  const renewed = new Set(citations.filter((cited) => cited.lang === lang && cited.renewed === true).map(({ fact }) => fact));
  return [...citations.filter((cited) => cited.lang !== lang), ...places.map((place) => ({ ...place, lang, ...(renewed.has(place.fact) ? { renewed: true } : {}) }))];
}

/** Someone else changed the text in the meantime: both are kept, and the person decides. */
function Conflict({ work, current }: { work: WorkState; current: TextVersion }) {
  const t = useT();
  return (
    <div className={styles.conflict} role="alert" data-testid="conflict">
      <Icon name="warning" />
      <div>
        <b>{t('statement:conflict.title', { number: current.number })}</b>
        <p>{t('statement:conflict.next', { number: current.number })}</p>
      </div>
      <div className={styles.choices}>
        <Button onClick={work.keepMine} data-testid="conflict-keep">
          {t('statement:conflict.keep')}
        </Button>
        <Popconfirm title={t('statement:conflict.sure')} okText={t('statement:conflict.take', { number: current.number })} cancelText={t('shared:dialog.cancel')} onConfirm={work.takeTheirs}>
          <Button danger data-testid="conflict-take">
            {t('statement:conflict.take', { number: current.number })}
          </Button>
        </Popconfirm>
      </div>
    </div>
  );
}

/** A quiet warning above the text. */
export function Notice({ children }: { children: string }) {
  return (
    <p className={styles.notice} role="status">
      <Icon name="warning" size={16} /> {children}
    </p>
  );
}
