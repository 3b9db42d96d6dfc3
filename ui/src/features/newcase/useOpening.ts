import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { CaseView } from '@/api/bindings/CaseView';
import type { FactDecl } from '@/api/bindings/FactDecl';
import { useNames } from '@/api/directory';
import { useDraft } from '@/api/drafts';
import { useSend } from '@/api/execute';
import { useScenarioForm } from '@/api/opening';
import { useMe } from '@/api/session';
import { errorWords } from '@/shared/errors/words';
import { useLanguage, useT } from '@/shared/i18n';
import { presentMoment } from '@/shared/ui';
import { commandOf, EMPTY, fieldOf, missing, splitOff, type Defaults, type Form, type FormField } from './form';

const DRAFT = 'new-case';
/** Where a case is that has no site yet. */
const HEADQUARTERS = 'Asia/Shanghai';
const NO_FACTS: readonly FactDecl[] = [];

/** The form of a new case: what was entered, what is taken from elsewhere, what is wrong, and the way to open it. */
export function useOpening(origin: CaseView | undefined) {
  const t = useT();
  const [lang] = useLanguage();
  const [, go] = useLocation();
  const me = useMe();
  const { sites } = useNames();
  const [began] = useState(() => presentMoment().toISOString());
  const [tried, setTried] = useState(false);
  const key = origin === undefined ? DRAFT : `${DRAFT}.${origin.card.id}`;
  const [initial] = useState(() => (origin === undefined ? EMPTY : splitOff(origin)));
  const draft = useDraft<Form>(key, initial);
  const form = useMemo<Form>(() => ({ ...EMPTY, ...draft.value }), [draft.value]);
  const asked = useScenarioForm(form.scenario);
  const { sendFor, pending, error, reset } = useSend();

  const declared = form.scenario === null ? NO_FACTS : (asked.data?.facts ?? NO_FACTS);
  const site = sites.find(({ id }) => id === form.site)?.details;
  const manager = site?.manager[lang] ?? '';
  const myself = me?.id ?? null;
  const defaults = useMemo<Defaults>(() => ({ reportedAt: began, firstContact: myself, firstResponsible: manager }), [began, myself, manager]);
  const latest = useRef({ form, failed: error !== null, pending });
  useEffect(() => {
    latest.current = { form, failed: error !== null, pending };
  });
  const { set } = draft;
  // The same function for ever, or every part of the form would be drawn at every key.
  const change = useCallback(
    (part: Partial<Form>) => {
      const now = latest.current;
      if (now.pending) return;
      if (now.failed) reset();
      // From the first key on, the draft keeps the moment of the report, which a later start must not move, and the id of its command.
      now.form = { ...now.form, command: now.form.command ?? crypto.randomUUID(), reportedAt: now.form.reportedAt ?? began, ...part };
      set(now.form);
    },
    [set, reset, began],
  );
  const refused = fieldOf(error);
  const gaps = tried ? missing(form).join() : '';
  const errors = useMemo<Partial<Record<FormField, string>>>(
    () => ({
      ...Object.fromEntries(gaps.split(',').flatMap((field) => (field === '' ? [] : [[field, t(`newcase:missing.${field}`)]]))),
      ...(refused === undefined ? {} : { [refused]: Object.values(pick(errorWords(t, error))).join(t('newcase:sentence')) }),
    }),
    [gaps, refused, error, t],
  );
  const open = async () => {
    setTried(true);
    const [first] = missing(form);
    const command = commandOf(form, declared, defaults, origin?.card.id);
    if (first !== undefined || command === undefined) {
      document.getElementById(first ?? 'scenario')?.focus();
      return;
    }
    if (asked.isPending || pending) return;
    await draft.keep();
    const receipt = await sendFor(command, form.command === undefined ? undefined : { key, id: form.command });
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
