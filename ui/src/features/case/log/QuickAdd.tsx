import { Button, Input, Switch, type InputRef } from 'antd';
import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { LogItem } from '@/api/bindings/LogItem';
import { useDraft } from '@/api/drafts';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { useActions } from '@/shared/keys';
import { ErrorNotice, Icon, Kbd, MomentInput } from '@/shared/ui';
import styles from './log.module.css';

interface Entry {
  text: string;
  occurredAt: string | null;
  source: string;
  confirmed: boolean;
  /** The entry it corrects, with the words that were there. */
  corrects: { entry: string; text: string } | null;
}

const EMPTY: Entry = { text: '', occurredAt: null, source: '', confirmed: false, corrects: null };

interface QuickAddProps {
  view: CaseView;
  /** A line that the person wants to correct. */
  corrected?: LogItem;
  /** The correction was taken over. */
  onDone: () => void;
}

/** The box under the log. What is typed is kept by the core until it is recorded, so neither a crash nor a lock loses it. */
export function QuickAdd({ view, corrected, onDone }: QuickAddProps) {
  const t = useT();
  const id = useId();
  const box = useRef<InputRef>(null);
  const { value: entry, set, clear } = useDraft<Entry>(`case.${view.card.id}.log`, EMPTY);
  const { send, pending, error, reset } = useSend(view.card.id);
  const change = (part: Partial<Entry>) => {
    if (error !== null) reset();
    set({ ...entry, ...part });
  };
  useActions([{ id: 'case.log', title: t('case:log.add'), icon: 'edit', keys: 'l', run: () => box.current?.focus() }]);
  useEffect(() => {
    if (corrected === undefined) return;
    set({
      // A line that corrects another says so in its headline; its own words begin anew.
      text: corrected.corrects === null ? corrected.headline : '',
      occurredAt: corrected.occurred_at,
      source: corrected.source ?? '',
      confirmed: corrected.confirmed ?? false,
      corrects: { entry: corrected.entry, text: corrected.headline },
    });
    onDone();
    box.current?.focus();
  }, [corrected, onDone, set]);

  const empty = entry.text.trim() === '';
  const add = async () => {
    const { text, occurredAt, source, confirmed, corrects } = entry;
    if (empty || pending) return;
    if (await send({ case: { do: 'log', text, occurred_at: occurredAt, source, confirmed, corrects: corrects?.entry ?? null } })) clear();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void add();
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- hears Ctrl+Enter of the fields inside
    <div className={styles.add} onKeyDown={onKeyDown} data-testid="log-add">
      <ErrorNotice error={error} onRetry={() => void add()} />
      {entry.corrects !== null && (
        <div className={styles.correcting}>
          <span>{t('case:log.correcting', { text: entry.corrects.text })}</span>
          <Button type="text" size="small" icon={<Icon name="close" size={14} />} onClick={clear} aria-label={t('case:log.stop_correcting')} />
        </div>
      )}
      <div className={styles.write}>
        <Input.TextArea
          ref={box}
          value={entry.text}
          onChange={(event) => change({ text: event.target.value })}
          placeholder={t('case:log.placeholder')}
          aria-label={t('case:log.add')}
          autoSize={{ minRows: 1, maxRows: 8 }}
          data-testid="log-text"
        />
        <Button type="primary" disabled={empty} loading={pending} onClick={() => void add()} data-testid="log-send">
          {t('case:log.send')} <Kbd combo="mod+enter" />
        </Button>
      </div>
      <div className={styles.about}>
        <MomentInput value={entry.occurredAt} onChange={(occurredAt) => change({ occurredAt })} zone={view.zone} label={t('case:log.occurred')} placeholder={t('case:log.occurred_now')} past testId="log-at" />
        <Input value={entry.source} onChange={(event) => change({ source: event.target.value })} placeholder={t('case:log.source_placeholder')} aria-label={t('case:log.source_label')} data-testid="log-source" />
        <label className={styles.confirmed} htmlFor={id}>
          <Switch id={id} size="small" checked={entry.confirmed} onChange={(confirmed) => change({ confirmed })} data-testid="log-confirmed" />
          {t('case:log.confirmed')}
        </label>
      </div>
    </div>
  );
}
