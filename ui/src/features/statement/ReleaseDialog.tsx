import { AutoComplete, Input } from 'antd';
import { useId, useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { Statement } from '@/api/bindings/Statement';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { Field, FormDialog, MomentInput, presentMoment } from '@/shared/ui';
import { currentText } from './work';

const CHANNELS = ['website', 'app', 'social', 'press', 'store', 'sms', 'call_centre', 'internal'] as const;

/** Records that exactly the text on screen went out: over which channel, when, and where it can be seen. */
export function ReleaseDialog({ view, statement, onClose }: { view: CaseView; statement: Statement; onClose: () => void }) {
  const t = useT();
  const id = useId();
  const { send, pending, error } = useSend(view.card.id);
  const [channel, setChannel] = useState('');
  const [at, setAt] = useState<string | null>(() => presentMoment().toISOString());
  const [link, setLink] = useState('');
  const release = async () => {
    if (at === null) return;
    if (await send({ statement: { do: 'release', statement: statement.id, digest: currentText(statement).digest, channel, released_at: at, link: link.trim() === '' ? null : link } })) onClose();
  };
  return (
    <FormDialog
      open
      title={t('statement:release.title')}
      ok={t('statement:release.ok')}
      incomplete={channel.trim() === '' || at === null}
      pending={pending}
      error={error}
      onOk={() => void release()}
      onClose={onClose}
      testId="release-dialog"
    >
      <p>{t('statement:release.hint', { number: currentText(statement).number })}</p>
      <Field label={t('statement:release.channel')} htmlFor={`${id}-channel`}>
        <AutoComplete id={`${id}-channel`} value={channel} onChange={setChannel} options={CHANNELS.map((key) => ({ value: t(`statement:channel.${key}`) }))} data-testid="release-channel" />
      </Field>
      <Field label={t('statement:release.at')} htmlFor={`${id}-at`}>
        <MomentInput id={`${id}-at`} value={at} onChange={setAt} zone={view.zone} past testId="release-at" />
      </Field>
      <Field label={t('statement:release.link')} optional htmlFor={`${id}-link`}>
        <Input id={`${id}-link`} value={link} onChange={(event) => setLink(event.target.value)} data-testid="release-link" />
      </Field>
    </FormDialog>
  );
}
