import { Button, Checkbox, Input, Radio, Select } from 'antd';
import { useId } from 'react';
import type { ReportPart } from '@/api/bindings/ReportPart';
import type { Lang } from '@/api/bindings/Lang';
import type { ReportKind } from '@/api/bindings/ReportKind';
import type { ReportVariant } from '@/api/bindings/ReportVariant';
import { askFile } from '@/api/files';
import { useT } from '@/shared/i18n';
import { Field } from '@/shared/ui';
import { CASE_KINDS, type Choice, type Look, type Signing } from './report';
import styles from './report.module.css';

interface Props {
  choice: Choice;
  look: Look;
  variants: readonly ReportVariant[];
  ofCase: boolean;
  /** The parts that this kind has. */
  parts: readonly ReportPart[];
  onChoice: (next: Partial<Choice>) => void;
  onLook: (next: Look) => void;
  signing: Signing | undefined;
  onSigning: (next: Signing | undefined) => void;
}

/** What the report is for, what is in it and how it looks. */
export function ReportForm({ choice, look, variants, ofCase, parts, onChoice, onLook, signing, onSigning }: Props) {
  const t = useT();
  const id = useId();
  return (
    <div className={styles.form}>
      {ofCase && (
        <Field label={t('report:kind')} hint={t(`report:kind_hint.${choice.kind}`)} htmlFor={`${id}-kind`}>
          <Select
            id={`${id}-kind`}
            value={choice.kind}
            options={CASE_KINDS.map((kind) => ({ value: kind, label: t(`terms:report_kind.${kind}`) }))}
            onChange={(kind: ReportKind) => onChoice({ kind, parts: undefined })}
            data-testid="report-kind"
          />
        </Field>
      )}
      <div className={styles.pair}>
        <Field label={t('report:lang')} htmlFor={`${id}-lang`}>
          <Radio.Group id={`${id}-lang`} value={choice.lang} onChange={(event) => onChoice({ lang: event.target.value as Lang })} options={(['zh', 'en'] as const).map((value) => ({ value, label: t(`terms:lang.${value}`) }))} data-testid="report-lang" />
        </Field>
        <Field label={t('report:variant')} hint={variants.includes('full') ? t(`report:variant_hint.${choice.variant}`) : t('report:variant_hint.only_redacted')} htmlFor={`${id}-variant`}>
          <Radio.Group
            id={`${id}-variant`}
            value={choice.variant}
            onChange={(event) => onChoice({ variant: event.target.value as ReportVariant })}
            options={variants.map((value) => ({ value, label: t(`terms:report_variant.${value}`) }))}
            data-testid="report-variant"
          />
        </Field>
      </div>
      {parts.length > 1 && (
        <Field label={t('report:parts')}>
          <Checkbox.Group
            className={styles.parts}
            value={choice.parts ?? [...parts]}
            options={parts.map((part) => ({ value: part, label: t(`terms:report_part.${part}`) }))}
            onChange={(chosen) => {
              // A report without parts would be none: the last one stays.
              if (chosen.length > 0) onChoice({ parts: chosen.length === parts.length ? undefined : chosen });
            }}
            data-testid="report-parts"
          />
        </Field>
      )}
      <div className={styles.pair}>
        <Field label={t('report:classification')} htmlFor={`${id}-mark`}>
          <Input id={`${id}-mark`} value={look.classification} placeholder={t('report:classification_usual')} maxLength={40} onChange={(event) => onLook({ ...look, classification: event.target.value })} data-testid="report-mark" />
        </Field>
        <Field label={t('report:letterhead')} htmlFor={`${id}-letterhead`}>
          <Input.TextArea id={`${id}-letterhead`} value={look.letterhead} placeholder={t('report:letterhead_hint')} autoSize={{ minRows: 1, maxRows: 4 }} maxLength={400} onChange={(event) => onLook({ ...look, letterhead: event.target.value })} data-testid="report-letterhead" />
        </Field>
      </div>
      <Checkbox checked={choice.draft} onChange={(event) => onChoice({ draft: event.target.checked })} data-testid="report-draft">
        {t('report:draft')}
      </Checkbox>
      <CertificateField signing={signing} onSigning={onSigning} />
    </div>
  );
}

/** The company's certificate to sign with, if any. */
function CertificateField({ signing, onSigning }: Pick<Props, 'signing' | 'onSigning'>) {
  const t = useT();
  const id = useId();
  const choose = async () => {
    const path = await askFile();
    if (path !== undefined) onSigning({ path, password: '' });
  };
  return (
    <Field label={t('report:certificate.title')} optional hint={t('report:certificate.hint')} htmlFor={`${id}-choose`}>
      <div className={styles.certificate}>
        <Button id={`${id}-choose`} onClick={() => void choose()} data-testid="certificate-choose">
          {signing === undefined ? t('report:certificate.choose') : (signing.path.split(/[\\/]/).at(-1) ?? signing.path)}
        </Button>
        {signing !== undefined && (
          <>
            <Input.Password value={signing.password} autoComplete="off" placeholder={t('report:certificate.password')} aria-label={t('report:certificate.password')} onChange={(event) => onSigning({ ...signing, password: event.target.value })} data-testid="certificate-password" />
            <Button type="link" onClick={() => onSigning(undefined)}>
              {t('report:certificate.none')}
            </Button>
          </>
        )}
      </div>
    </Field>
  );
}
