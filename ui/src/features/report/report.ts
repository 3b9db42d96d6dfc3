import type { RedactionByHand } from '@/api/bindings/RedactionByHand';
import type { ReportKind } from '@/api/bindings/ReportKind';
import type { ReportPart } from '@/api/bindings/ReportPart';
import type { ReportPeriod } from '@/api/bindings/ReportPeriod';
import type { ReportRequest } from '@/api/bindings/ReportRequest';
import type { ReportVariant } from '@/api/bindings/ReportVariant';
import type { Lang } from '@/api/bindings/Lang';

/** What a report tells of: one case, or the cases of some days. */
export type Subject = { case: string; number: string } | { period: ReportPeriod };

/** The kinds that tell of one case, as they are offered. */
export const CASE_KINDS: readonly ReportKind[] = ['incident', 'brief', 'situation', 'statements', 'recovery', 'clocks', 'journal', 'case_audit'];

/** What a person chose in the form. `parts` is absent while all are wanted. */
export interface Choice {
  kind: ReportKind;
  lang: Lang;
  variant: ReportVariant;
  parts?: ReportPart[];
  draft: boolean;
  added: RedactionByHand[];
  lifted: RedactionByHand[];
}

/** The company's certificate, and what opens it: the password is kept nowhere. */
export interface Signing {
  path: string;
  password: string;
}

/** How reports look, kept for the next one. */
export interface Look {
  classification: string;
  letterhead: string;
}

/** The request of a choice. Redactions by hand only go with a redacted report. */
export function requestOf(subject: Subject, choice: Choice, look: Look): ReportRequest {
  const lines = look.letterhead.split('\n').map((line) => line.trim());
  const redacted = choice.variant === 'redacted';
  return {
    kind: choice.kind,
    ...('case' in subject ? { case: subject.case } : { period: subject.period }),
    lang: choice.lang,
    variant: choice.variant,
    parts: choice.parts ?? null,
    classification: look.classification.trim() === '' ? null : look.classification.trim(),
    letterhead: lines.filter((line) => line !== '').slice(0, 4),
    draft: choice.draft,
    added: redacted ? choice.added : [],
    lifted: redacted ? choice.lifted : [],
  };
}
