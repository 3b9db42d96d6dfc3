import { Button, Select } from 'antd';
import { useDeferredValue, useId, useState } from 'react';
import type { ContentCheck } from '@/api/bindings/ContentCheck';
import type { ContentItem } from '@/api/bindings/ContentItem';
import { useBoard } from '@/api/board';
import { useContentCheck } from '@/api/contents';
import { useSend } from '@/api/execute';
import { useMay } from '@/api/session';
import { useT } from '@/shared/i18n';
import { useBilingual } from '@/shared/i18n/bilingual';
import { ErrorNotice, Field, FormDialog, Panel, ReasonDialog } from '@/shared/ui';
import { pathWords } from '@/shared/paths';
import { FieldInput } from './FieldInput';
import styles from './playbooks.module.css';
import { freshEntry, headOf, idOf, sectionsOf, withEntry, withoutEntry, type Doc, type Entry, type FieldDef, type Section } from './schema';
import { Sections } from './Sections';

/** Edits a playbook or rule pack entry by entry. It is checked as it is written, and shows what it would do to a case. */
export function Editor({ item, start, onClose }: { item: ContentItem; start: Doc; onClose: () => void }) {
  const t = useT();
  const { kind, scenario } = item;
  const [doc, setDoc] = useState(start);
  const [caseId, setCase] = useState<string>();
  const [asking, setAsking] = useState<{ section: Section; entry: Entry } | 'head' | 'save'>();
  const { send, pending, error } = useSend();
  const check = useContentCheck({ kind, scenario, value: useDeferredValue(doc), case: caseId ?? null });
  const problem = check.data?.problem ?? undefined;
  const save = async (note: string) => {
    if (check.data && (await send({ organisation: { do: 'draft_content', kind, scenario, text: check.data.text, note } }))) onClose();
  };
  const say = useBilingual();
  const wrong = problem && t('playbooks:problem', { file: t(`terms:content_kind.${kind}`), line: problem.line, key: pathWords(t, 'playbooks', problem.key), problem: say(problem.problem) });
  return (
    <div className={styles.stack}>
      <Panel
        title={t('playbooks:editing', { scenario: t(`terms:scenario.${scenario}`) })}
        aside={
          <>
            <Button size="small" onClick={onClose}>
              {t('playbooks:discard')}
            </Button>
            <Button size="small" type="primary" disabled={check.data === undefined || problem !== undefined || check.isPlaceholderData || doc === start} onClick={() => setAsking('save')} data-testid="content-save">
              {t('playbooks:save_draft')}
            </Button>
          </>
        }
      >
        <p role="status" data-testid="content-problem" data-ok={problem === undefined}>
          {wrong ?? t('playbooks:no_problem')}
        </p>
        <ErrorNotice error={check.error} />
        {(kind === 'playbook' || kind === 'rules') && <Effect check={check.data} caseId={caseId} onCase={setCase} />}
      </Panel>
      <Sections
        kind={kind}
        doc={doc}
        wrong={problem?.key}
        onEdit={(section, entry) => setAsking({ section, entry })}
        onAdd={(section) => {
          const entry = freshEntry(section, doc, `own.${crypto.randomUUID().slice(0, 8)}`);
          setAsking({ section, entry });
        }}
        onEditHead={() => setAsking('head')}
      />
      {asking === 'head' && <EntryDialog doc={doc} fields={headOf(kind)} entry={doc} title={t('playbooks:section.head')} onDone={(next) => { setDoc(next); setAsking(undefined); }} onClose={() => setAsking(undefined)} />}
      {typeof asking === 'object' && (
        <EntryDialog
          doc={doc}
          fields={sectionsOf(kind).find(({ key }) => key === asking.section.key)?.fields ?? []}
          entry={asking.entry}
          title={t(`playbooks:section.${asking.section.key}`)}
          onDone={(next) => { setDoc(withEntry(doc, asking.section.key, idOf(asking.entry), next)); setAsking(undefined); }}
          onRemove={kind !== 'rules' ? () => { setDoc(withoutEntry(doc, asking.section.key, idOf(asking.entry))); setAsking(undefined); } : undefined}
          onClose={() => setAsking(undefined)}
        />
      )}
      {asking === 'save' && <ReasonDialog title={t('playbooks:save_draft')} label={t('playbooks:note')} hint={t('playbooks:note_hint')} ok={t('playbooks:save_draft')} pending={pending} error={error} onSend={(note) => void save(note)} onClose={() => setAsking(undefined)} testId="draft-note" />}
    </div>
  );
}

interface EntryDialogProps {
  doc: Doc;
  fields: readonly FieldDef[];
  entry: Entry;
  title: string;
  onDone: (next: Entry) => void;
  onRemove?: () => void;
  onClose: () => void;
}

function EntryDialog({ doc, fields, entry, title, onDone, onRemove, onClose }: EntryDialogProps) {
  const t = useT();
  const id = useId();
  const [form, setForm] = useState(entry);
  return (
    <FormDialog open width={760} title={title} ok={t('playbooks:take')} onOk={() => onDone(form)} onClose={onClose} testId="entry-dialog">
      {fields.map(({ key, kind }) => (
        <Field key={key} label={t(`playbooks:field.${key}`)} htmlFor={`${id}-${key}`}>
          <FieldInput id={key} label={t(`playbooks:field.${key}`)} kind={kind} value={form[key]} doc={doc} onChange={(value) => setForm((now) => ({ ...now, [key]: value }))} />
        </Field>
      ))}
      {onRemove && (
        <div>
          <Button danger size="small" onClick={onRemove} data-testid="entry-remove">
            {t('playbooks:remove')}
          </Button>
        </div>
      )}
    </FormDialog>
  );
}

/** What the text as it stands would do to a case. */
function Effect({ check, caseId, onCase }: { check?: ContentCheck; caseId?: string; onCase: (id: string | undefined) => void }) {
  const may = useMay();
  return may('see_case') ? <EffectOnCase check={check} caseId={caseId} onCase={onCase} /> : null;
}

function EffectOnCase({ check, caseId, onCase }: { check?: ContentCheck; caseId?: string; onCase: (id: string | undefined) => void }) {
  const t = useT();
  const say = useBilingual();
  const id = useId();
  const { data } = useBoard({});
  const cards = (data?.columns ?? []).flatMap((column) => column.cards);
  const effect = check?.effect;
  return (
    <Field label={t('playbooks:effect.ask')} optional htmlFor={id}>
      <Select allowClear showSearch={{ optionFilterProp: 'label' }} id={id} value={caseId} onChange={onCase} options={cards.map((card) => ({ value: card.id, label: `${card.number} ${card.title ?? ''}` }))} data-testid="effect-case" />
      {effect && (
        <div data-testid="effect">
          <p>{t(effect.grade_now === effect.grade_then ? 'playbooks:effect.same_grade' : 'playbooks:effect.grade', { now: t(`shared:grade.${effect.grade_now}`), then: t(`shared:grade.${effect.grade_then}`) })}</p>
          <p>{t('playbooks:effect.added', { count: effect.added.length })}</p>
          <ul className={styles.points}>{effect.added.map((title) => <li key={title.zh}>{say(title)}</li>)}</ul>
          {effect.not_in_it.length > 0 && (
            <>
              <p>{t('playbooks:effect.not_in_it', { count: effect.not_in_it.length })}</p>
              <ul className={styles.points}>{effect.not_in_it.map((title) => <li key={title.zh}>{say(title)}</li>)}</ul>
            </>
          )}
        </div>
      )}
    </Field>
  );
}
