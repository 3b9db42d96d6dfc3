import { Button, Mentions, Input, Switch, type GetRef } from 'antd';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { LogItem } from '@/api/bindings/LogItem';
import { usePersonOptions } from '@/api/directory';
import { useDraft } from '@/api/drafts';
import { useSend } from '@/api/execute';
import { askFiles, attachFile } from '@/api/room';
import { useT } from '@/shared/i18n';
import { useActions } from '@/shared/keys';
import { Chip, ErrorNotice, Icon, Kbd, MomentInput } from '@/shared/ui';
import { mentioned, nameOf } from './mentions';
import styles from './log.module.css';

interface Entry {
  text: string;
  occurredAt: string | null;
  source: string;
  confirmed: boolean;
  /** The entry it corrects, with the words that were there. */
  corrects: { entry: string; text: string } | null;
  /** Files to attach once it is recorded. */
  files: string[];
}

const EMPTY: Entry = { text: '', occurredAt: null, source: '', confirmed: false, corrects: null, files: [] };

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
  const box = useRef<GetRef<typeof Mentions>>(null);
  const people = usePersonOptions();
  const [unread, setUnread] = useState<unknown>(null);
  const { value: kept, set, clear } = useDraft<Entry>(`case.${view.card.id}.log`, EMPTY);
  const { sendFor, pending, error, reset } = useSend(view.card.id);
  const entry = { ...EMPTY, ...kept };
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
      files: [],
    });
    onDone();
    box.current?.focus();
  }, [corrected, onDone, set]);

  const empty = entry.text.trim() === '';
  const add = async () => {
    const { text, occurredAt, source, confirmed, corrects, files } = entry;
    if (empty || pending) return;
    const receipt = await sendFor({ case: { do: 'log', text, occurred_at: occurredAt, source, confirmed, corrects: corrects?.entry ?? null, mentions: mentioned(text, people) } });
    if (receipt === undefined) return;
    clear();
    setUnread(null);
    for (const path of files) await attachFile(view.card.id, path, receipt.entries[0] ?? null).catch(setUnread);
  };
  const pick = async () => change({ files: [...new Set([...entry.files, ...(await askFiles())])] });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void add();
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- hears Ctrl+Enter of the fields inside
    <div className={styles.add} onKeyDown={onKeyDown} data-testid="log-add">
      <ErrorNotice error={error} onRetry={() => void add()} />
      <ErrorNotice error={unread} />
      {entry.corrects !== null && (
        <div className={styles.correcting}>
          <span>{t('case:log.correcting', { text: entry.corrects.text })}</span>
          <Button type="text" size="small" icon={<Icon name="close" size={14} />} onClick={clear} aria-label={t('case:log.stop_correcting')} />
        </div>
      )}
      <div className={styles.write}>
        <Mentions
          ref={box}
          value={entry.text}
          onChange={(text) => change({ text })}
          placeholder={t('case:log.placeholder')}
          aria-label={t('case:log.add')}
          autoSize={{ minRows: 1, maxRows: 8 }}
          placement="top"
          options={people.map(({ value, label }) => ({ key: value, value: nameOf(label), label }))}
          filterOption={(typed, { key }) => people.some(({ value, label, search }) => value === key && `${label} ${search}`.toLowerCase().includes(typed.toLowerCase()))}
          data-testid="log-text"
        />
        <Button icon={<Icon name="attach" size={16} />} onClick={() => void pick()} aria-label={t('case:log.attach')} title={t('case:log.attach')} data-testid="log-attach" />
        <Button type="primary" disabled={empty} loading={pending} onClick={() => void add()} data-testid="log-send">
          {t('case:log.send')} <Kbd combo="mod+enter" />
        </Button>
      </div>
      {entry.files.length > 0 && (
        <div className={styles.mentions}>
          {entry.files.map((path) => (
            <Chip key={path}>
              {fileName(path)}{' '}
              <button type="button" className={styles.jump} onClick={() => change({ files: entry.files.filter((other) => other !== path) })} aria-label={t('case:log.leave_out', { name: fileName(path) })}>
                ✕
              </button>
            </Chip>
          ))}
        </div>
      )}
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

function fileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
