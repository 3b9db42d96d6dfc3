import { Checkbox, Input, Select } from 'antd';
import { useId } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { Lang } from '@/api/bindings/Lang';
import type { RoomView } from '@/api/bindings/RoomView';
import { useDraft } from '@/api/drafts';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { Field, FormDialog } from '@/shared/ui';
import styles from './room.module.css';

interface Setting {
  statement: string | null;
  texts: { [lang in Lang]?: string };
  /** The prepared questions that go with it, by their place. */
  questions: number[];
}

const APPROVED: readonly string[] = ['approved', 'released'];

/** Sets the single message: an approved statement word for word, or a wording of its own that whoever sets it stands for. */
export function MessageDialog({ view, team, onClose }: { view: CaseView; team: RoomView; onClose: () => void }) {
  const t = useT();
  const id = useId();
  const say = useBilingual();
  const { send, pending, error } = useSend(view.card.id);
  const initial: Setting = { statement: null, texts: team.message?.texts ?? {}, questions: team.prepared.map((_, index) => index) };
  const { value: setting, set, clear } = useDraft<Setting>(`case.${view.card.id}.message.${team.message?.version ?? 0}`, initial);
  const change = (part: Partial<Setting>) => set({ ...setting, ...part });
  const statements = view.statements.filter(({ statement }) => APPROVED.includes(statement.state));
  const save = async () => {
    const questions = team.prepared.filter((_, index) => setting.questions.includes(index));
    if (!(await send({ room: { do: 'set_message', statement: setting.statement, texts: setting.texts, questions } }))) return;
    clear();
    onClose();
  };
  const empty = setting.statement === null && Object.values(setting.texts).every((text) => (text ?? '').trim() === '');
  return (
    <FormDialog open title={t('room:message.dialog')} ok={t('room:message.ok')} incomplete={empty} pending={pending} error={error} width={680} onOk={() => void save()} onClose={onClose} testId="message-dialog">
      <p className={styles.hint}>{t('room:message.hint')}</p>
      {statements.length > 0 && (
        <Field label={t('room:message.statement')} optional htmlFor={`${id}-statement`}>
          <Select
            id={`${id}-statement`}
            allowClear
            value={setting.statement}
            onChange={(statement: string | undefined) => change({ statement: statement ?? null })}
            options={statements.map(({ statement }) => ({ value: statement.id, label: `${statement.number} · ${statement.versions.at(-1)?.title ?? ''}` }))}
            data-testid="message-statement"
          />
        </Field>
      )}
      {setting.statement === null &&
        (['zh', 'en'] as const).map((lang) => (
          <Field key={lang} label={t('room:message.text', { language: t(`terms:lang.${lang}`) })} optional={lang === 'en'} htmlFor={`${id}-${lang}`}>
            <Input.TextArea id={`${id}-${lang}`} value={setting.texts[lang] ?? ''} onChange={(event) => change({ texts: { ...setting.texts, [lang]: event.target.value } })} autoSize={{ minRows: 3, maxRows: 10 }} data-testid={`message-${lang}`} />
          </Field>
        ))}
      {team.prepared.length > 0 && (
        <div role="group" aria-label={t('room:message.prepared')} className={styles.prepared}>
          <h3 className={styles.subtitle}>{t('room:message.prepared')}</h3>
          {team.prepared.map(({ question, answer }, index) => (
            <Checkbox key={question.zh} checked={setting.questions.includes(index)} onChange={(event) => change({ questions: event.target.checked ? [...setting.questions, index] : setting.questions.filter((other) => other !== index) })}>
              {say(question)} <small>{say(answer)}</small>
            </Checkbox>
          ))}
        </div>
      )}
    </FormDialog>
  );
}
