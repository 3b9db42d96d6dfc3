import { useQuery } from '@tanstack/react-query';
import { Radio, Select } from 'antd';
import { useId, useState } from 'react';
import { useLocation } from 'wouter';
import type { Audience } from '@/api/bindings/Audience';
import type { CaseView } from '@/api/bindings/CaseView';
import type { Filled } from '@/api/bindings/Filled';
import type { Stage } from '@/api/bindings/Stage';
import type { TemplateView } from '@/api/bindings/TemplateView';
import { request } from '@/api/client';
import { useSend } from '@/api/execute';
import { useLanguage, useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { Chip, Field, FormDialog } from '@/shared/ui';
import { AUDIENCES, STAGES } from './terms';
import styles from './statement.module.css';

/** Begins a statement: for whom, at which stage, from which template; the core fills in what the case knows. */
export function NewStatement({ view, onClose }: { view: CaseView; onClose: () => void }) {
  const t = useT();
  const say = useBilingual();
  const id = useId();
  const [lang] = useLanguage();
  const [, go] = useLocation();
  const { send, pending, error } = useSend(view.card.id);
  const [audience, setAudience] = useState<Audience>('affected');
  const [stage, setStage] = useState<Stage>('holding');
  const [chosen, setChosen] = useState<string | null>();
  const [failed, setFailed] = useState<unknown>(null);
  const [corrects, setCorrects] = useState<string>();
  const templates = useQuery({ queryKey: ['case', view.card.id, 'templates'], queryFn: () => request<TemplateView[]>('templates', { case: view.card.id }) });
  const fitting = templates.data?.filter((template) => template.audience === audience && template.stage === stage) ?? [];
  const template = chosen === undefined || (chosen !== null && !fitting.some((known) => known.id === chosen)) ? (fitting[0]?.id ?? null) : chosen;
  const correctable = view.statements.filter(({ statement }) => (statement.state === 'released' || statement.state === 'withdrawn') && statement.superseded_by === null);
  const fresh = useState(() => crypto.randomUUID())[0];

  const draft = async () => {
    setFailed(null);
    try {
      const filled = template === null ? undefined : await request<Filled>('fill_template', { request: { case: view.card.id, template } });
      const title = filled?.title[lang] ?? t('statement:new.untitled', { audience: t(`terms:audience.${audience}`) });
      const texts = filled?.text ?? { [lang]: t('statement:new.blank_text') };
      if (await send({ statement: { do: 'draft', id: fresh, audience, stage, template, corrects: corrects ?? null, title, texts, citations: filled?.citations ?? [], attachments: [] } })) go(`/case/${view.card.id}/statement/${fresh}`);
    } catch (problem) {
      setFailed(problem);
    }
  };
  return (
    <FormDialog open title={t('statement:new.action')} ok={t('statement:new.ok')} pending={pending} error={failed ?? error ?? templates.error} onOk={() => void draft()} onClose={onClose} testId="new-statement">
      <Field label={t('statement:audience')} htmlFor={`${id}-audience`}>
        <Select id={`${id}-audience`} value={audience} onChange={setAudience} options={AUDIENCES.map((value) => ({ value, label: t(`terms:audience.${value}`) }))} data-testid="statement-audience" />
      </Field>
      <Field label={t('statement:stage')} htmlFor={`${id}-stage`}>
        <Select id={`${id}-stage`} value={stage} onChange={setStage} options={STAGES.map((value) => ({ value, label: t(`terms:stage.${value}`) }))} data-testid="statement-stage" />
      </Field>
      {correctable.length > 0 && (
        <Field label={stage === 'correction' ? t('statement:new.corrects') : t('statement:new.replaces')} optional htmlFor={`${id}-corrects`}>
          <Select
            id={`${id}-corrects`}
            data-testid="statement-corrects"
            allowClear
            value={corrects}
            onChange={setCorrects}
            options={correctable.map(({ statement }) => ({ value: statement.id, label: t('statement:named', { number: statement.number, title: statement.versions.at(-1)?.title ?? '' }) }))}
          />
        </Field>
      )}
      <Field label={t('statement:template')} hint={t('statement:new.template_hint')}>
        <Radio.Group className={styles.templates} value={template ?? ''} onChange={(event) => setChosen(event.target.value === '' ? null : String(event.target.value))} aria-label={t('statement:template')}>
          {fitting.map(({ id: key, title, specific }) => (
            <Radio key={key} value={key} data-testid="statement-template">
              {say(title)} {specific && <Chip tone="accent">{t('statement:new.specific')}</Chip>}
            </Radio>
          ))}
          <Radio value="">{t('statement:new.blank')}</Radio>
        </Radio.Group>
      </Field>
    </FormDialog>
  );
}
