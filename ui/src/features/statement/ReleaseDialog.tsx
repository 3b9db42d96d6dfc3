import { AutoComplete, Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { Statement } from '@/api/bindings/Statement';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { ErrorNotice, Field, FormDialog, Icon, MomentInput, presentMoment } from '@/shared/ui';
import { pickFile } from './Attachments';
import { currentText, type AttachedFile } from './work';
import styles from './statement.module.css';

const CHANNELS = ['website', 'app', 'social', 'press', 'store', 'sms', 'call_centre', 'internal'] as const;

interface Receipt {
  channel: string;
  link: string;
  screenshot?: AttachedFile;
}

/** Records that exactly the text on screen went out: over which channels, when, where it can be seen, and when the next one comes. */
export function ReleaseDialog({ view, statement, onClose }: { view: CaseView; statement: Statement; onClose: () => void }) {
  const t = useT();
  const id = useId();
  const { send, pending, error } = useSend(view.card.id);
  const [receipts, setReceipts] = useState<Receipt[]>([{ channel: '', link: '' }]);
  const [at, setAt] = useState<string | null>(() => presentMoment().toISOString());
  const [next, setNext] = useState<string | null>(null);
  const change = (index: number, part: Partial<Receipt>) => setReceipts(receipts.map((receipt, place) => (place === index ? { ...receipt, ...part } : receipt)));
  const filled = receipts.filter(({ channel }) => channel.trim() !== '');
  const [problem, setProblem] = useState<unknown>(null);
  const shoot = async (index: number) => {
    try {
      const screenshot = await pickFile(view.card.id);
      if (screenshot !== undefined) change(index, { screenshot });
      setProblem(null);
    } catch (failed) {
      setProblem(failed);
    }
  };
  const release = async () => {
    const [first, ...others] = filled;
    if (at === null || first === undefined) return;
    const receipt = ({ channel, link, screenshot }: Receipt) => ({ channel, released_at: at, link: link.trim() === '' ? null : link, screenshot: screenshot?.entry ?? null });
    if (await send({ statement: { do: 'release', statement: statement.id, digest: currentText(statement).digest, ...receipt(first), further: others.map(receipt), next_update: next } })) onClose();
  };
  return (
    <FormDialog
      open
      title={t('statement:release.title')}
      ok={t('statement:release.ok')}
      incomplete={filled.length === 0 || at === null}
      pending={pending}
      error={error}
      onOk={() => void release()}
      onClose={onClose}
      testId="release-dialog"
    >
      <p>{t('statement:release.hint', { number: currentText(statement).number })}</p>
      <ErrorNotice error={problem} />
      {receipts.map(({ channel, link, screenshot }, index) => (
        <div key={index} className={styles.receipt}>
          <Field label={t('statement:release.channel')} htmlFor={`${id}-channel-${index}`}>
            <AutoComplete
              id={`${id}-channel-${index}`}
              value={channel}
              onChange={(value: string) => change(index, { channel: value })}
              options={CHANNELS.map((key) => ({ value: t(`statement:channel.${key}`) }))}
              data-testid={index === 0 ? 'release-channel' : `release-channel-${index}`}
            />
          </Field>
          <Field label={t('statement:release.link')} optional htmlFor={`${id}-link-${index}`}>
            <Input id={`${id}-link-${index}`} value={link} onChange={(event) => change(index, { link: event.target.value })} data-testid={index === 0 ? 'release-link' : `release-link-${index}`} />
          </Field>
          <Button icon={<Icon name="attach" size={14} />} onClick={() => void shoot(index)} data-testid={`release-screenshot-${index}`}>
            {screenshot?.name ?? t('statement:release.screenshot')}
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => setReceipts([...receipts, { channel: '', link: '' }])} data-testid="release-more-channels">
        <Icon name="add" size={14} /> {t('statement:release.further')}
      </Button>
      <Field label={t('statement:release.at')} htmlFor={`${id}-at`}>
        <MomentInput id={`${id}-at`} value={at} onChange={setAt} zone={view.zone} past testId="release-at" />
      </Field>
      {statement.state !== 'released' && (
        <Field label={t('statement:release.next_update')} optional hint={t('statement:release.next_update_hint')} htmlFor={`${id}-next`}>
          <MomentInput id={`${id}-next`} value={next} onChange={setNext} zone={view.zone} testId="release-next-update" />
        </Field>
      )}
    </FormDialog>
  );
}
