import { Input } from 'antd';
import { useId, useState } from 'react';
import type { Bilingual } from '@/api/bindings/Bilingual';
import type { CaseView } from '@/api/bindings/CaseView';
import type { ContentCheck } from '@/api/bindings/ContentCheck';
import type { Statement } from '@/api/bindings/Statement';
import { request } from '@/api/client';
import { useContents, useContentText } from '@/api/contents';
import { useDirectory } from '@/api/directory';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { Field, FormDialog } from '@/shared/ui';
import { generalised, type Names } from './generalise';
import { currentText } from './work';
import styles from './statement.module.css';

/** Makes a template of a statement: what belongs to this case becomes placeholders, the rest stays to be worked on. */
export function TemplateDialog({ view, statement, onClose }: { view: CaseView; statement: Statement; onClose: () => void }) {
  const t = useT();
  const say = useBilingual();
  const id = useId();
  const directory = useDirectory();
  const contents = useContents();
  const scenario = view.card.scenario;
  const newest = contents.data?.find((item) => item.kind === 'templates' && item.scenario === scenario)?.editions[0];
  // A draft that waits is written on; otherwise the one in force is the beginning.
  const text = useContentText({ kind: 'templates', scenario, number: newest?.state === 'draft' ? newest.number : null, against: null });
  const site = directory.data?.sites.find((known) => known.id === view.card.site)?.details.name;
  const names: Names = { company: directory.data?.company, site };
  const ready = directory.data !== undefined && contents.data !== undefined && text.data !== undefined;
  const start = generalised(currentText(statement), view.facts, view.declared, names);
  const [written, setWritten] = useState<{ title: Bilingual; body: Bilingual; note: string }>();
  const form = written ?? { title: start.title, body: start.body, note: t('statement:template_from.note', { number: statement.number, case: view.card.number }) };
  const { send, pending, error } = useSend();
  const [problem, setProblem] = useState<unknown>(null);
  const [wrong, setWrong] = useState<string>();
  const save = async () => {
    if (text.data === undefined) return;
    const doc = text.data.value;
    const entry = { id: `own.${scenario}.${statement.stage}.${statement.audience}.${crypto.randomUUID().slice(0, 8)}`, audience: statement.audience, stage: statement.stage, title: form.title, body: form.body };
    const value = {
      ...doc,
      placeholder: { ...(doc.placeholder as object | undefined), ...start.placeholders },
      template: [...((doc.template as unknown[] | undefined) ?? []), entry],
    };
    try {
      const check = await request<ContentCheck>('content_check', { draft: { kind: 'templates', scenario, value, case: null } });
      setProblem(null);
      setWrong(check.problem ? say(check.problem.problem) : undefined);
      if (check.problem === null && (await send({ organisation: { do: 'draft_content', kind: 'templates', scenario, text: check.text, note: form.note } }))) onClose();
    } catch (failed) {
      setProblem(failed);
    }
  };
  const both = (key: 'title' | 'body') =>
    (['zh', 'en'] as const).map((lang) => (
      <Field key={lang} label={t(`statement:template_from.${key}`, { lang: t(`terms:lang.${lang}`) })} htmlFor={`${id}-${key}-${lang}`}>
        <Input.TextArea
          id={`${id}-${key}-${lang}`}
          lang={lang}
          autoSize={{ minRows: key === 'title' ? 1 : 6, maxRows: key === 'title' ? 2 : 14 }}
          value={form[key][lang]}
          onChange={(event) => setWritten({ ...form, [key]: { ...form[key], [lang]: event.target.value } })}
          data-testid={`template-${key}-${lang}`}
        />
      </Field>
    ));
  return (
    <FormDialog open width={960} title={t('statement:act.template')} ok={t('statement:template_from.ok')} incomplete={!ready || form.note.trim() === ''} pending={pending} error={problem ?? error ?? text.error} onOk={() => void save()} onClose={onClose} testId="template-dialog">
      <p>{t('statement:template_from.hint')}</p>
      {wrong !== undefined && (
        <p className={styles.late} role="alert" data-testid="template-wrong">
          {wrong}
        </p>
      )}
      <div className={styles.sides}>{both('title')}</div>
      <div className={styles.sides}>{both('body')}</div>
      <Field label={t('statement:template_from.note_label')} htmlFor={`${id}-note`}>
        <Input id={`${id}-note`} value={form.note} maxLength={500} onChange={(event) => setWritten({ ...form, note: event.target.value })} data-testid="template-note" />
      </Field>
    </FormDialog>
  );
}
