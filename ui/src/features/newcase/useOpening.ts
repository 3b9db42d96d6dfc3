import { useState } from 'react';
import { useLocation } from 'wouter';
import { useNames } from '@/api/directory';
import { useDraft } from '@/api/drafts';
import { useSend } from '@/api/execute';
import { useScenarioForm } from '@/api/opening';
import { useMe } from '@/api/session';
import { errorWords } from '@/shared/errors/words';
import { useLanguage, useT } from '@/shared/i18n';
import { presentMoment } from '@/shared/ui';
import { commandOf, EMPTY, fieldOf, missing, type Defaults, type Form, type FormField } from './form';

const DRAFT = 'new-case';
/** Where a case is that has no site yet. */
const HEADQUARTERS = 'Asia/Shanghai';

/** The form of a new case: what was entered, what is taken from elsewhere, what is wrong, and the way to open it. */
export function useOpening() {
  const t = useT();
  const [lang] = useLanguage();
  const [, go] = useLocation();
  const me = useMe();
  const { sites } = useNames();
  const [began] = useState(() => presentMoment().toISOString());
  const [tried, setTried] = useState(false);
  const draft = useDraft<Form>(DRAFT, EMPTY);
  const form: Form = { ...EMPTY, ...draft.value };
  const asked = useScenarioForm(form.scenario);
  const { sendFor, pending, error, reset } = useSend();

  const declared = form.scenario === null ? [] : (asked.data?.facts ?? []);
  const site = sites.find(({ id }) => id === form.site)?.details;
  const defaults: Defaults = { reportedAt: began, firstContact: me?.id ?? null, firstResponsible: site?.manager[lang] ?? '' };
  const change = (part: Partial<Form>) => {
    if (error !== null) reset();
    // From the first key on, the draft keeps the moment of the report, which a later start must not move.
    draft.set({ ...form, reportedAt: form.reportedAt ?? began, ...part });
  };
  const refused = fieldOf(error);
  const errors: Partial<Record<FormField, string>> = {
    ...(tried ? Object.fromEntries(missing(form).map((field) => [field, t(`newcase:missing.${field}`)])) : {}),
    ...(refused === undefined ? {} : { [refused]: Object.values(pick(errorWords(t, error))).join(t('newcase:sentence')) }),
  };
  const open = async () => {
    setTried(true);
    const [first] = missing(form);
    const command = commandOf(form, declared, defaults);
    if (first !== undefined || command === undefined) {
      document.getElementById(first ?? 'scenario')?.focus();
      return;
    }
    if (asked.isPending || pending) return;
    const receipt = await sendFor(command);
    if (receipt === undefined) return;
    draft.clear();
    go(receipt.case === null ? '/board' : `/case/${receipt.case}`);
  };
  const startOver = () => {
    setTried(false);
    reset();
    draft.clear();
  };
  return { form, change, errors, defaults, declared, zone: site?.zone ?? HEADQUARTERS, open, pending, restored: draft.restored, ready: draft.ready, startOver, error: refused === undefined ? error : null };
}

function pick({ title, next }: { title: string; next: string }) {
  return { title, next };
}
