import { Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useLocation } from 'wouter';
import { useBoard } from '@/api/board';
import { useDraft } from '@/api/drafts';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { useActions } from '@/shared/keys';
import { Field, FormDialog } from '@/shared/ui';

interface Note {
  caseId: string | null;
  text: string;
}

const EMPTY: Note = { caseId: null, text: '' };
const CLOSED: readonly string[] = ['archived', 'dismissed'];
const CASE_PLACE = /^\/case\/([^/]+)/;

/** Writes into the log of a case from anywhere, by one key. What is typed is kept until it is recorded. */
export function QuickLog() {
  const t = useT();
  const [open, setOpen] = useState(false);
  useActions([{ id: 'app.quick-log', title: t('app:quick.title'), icon: 'edit', keys: 'mod+j', run: () => setOpen(true) }]);
  return open ? <QuickLogDialog onClose={() => setOpen(false)} /> : null;
}

function QuickLogDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const id = useId();
  const [location] = useLocation();
  const { data: board } = useBoard({});
  const { value: note, set, clear } = useDraft<Note>('quick.log', EMPTY);
  const cases = (board?.columns ?? []).filter(({ phase }) => !CLOSED.includes(phase)).flatMap(({ cards }) => cards);
  const caseId = note.caseId ?? CASE_PLACE.exec(location)?.[1] ?? null;
  const { send, pending, error } = useSend(caseId ?? undefined);
  const save = async () => {
    if (!(await send({ case: { do: 'log', text: note.text, source: '', confirmed: false, mentions: [] } }))) return;
    clear();
    onClose();
  };
  return (
    <FormDialog open title={t('app:quick.title')} ok={t('app:quick.ok')} incomplete={caseId === null || note.text.trim() === ''} pending={pending} error={error} onOk={() => void save()} onClose={onClose} testId="quick-log">
      <Field label={t('app:quick.case')} htmlFor={`${id}-case`}>
        <Select
          id={`${id}-case`}
          showSearch={{ optionFilterProp: 'label' }}
          value={caseId}
          onChange={(next) => set({ ...note, caseId: next })}
          options={cases.map((card) => ({ value: card.id, label: `${card.number} ${card.title ?? ''}` }))}
          data-testid="quick-case"
        />
      </Field>
      <Field label={t('app:quick.text')} htmlFor={`${id}-text`}>
        {/* eslint-disable-next-line jsx-a11y/no-autofocus -- the field that the person opened the dialog for */}
        <Input.TextArea id={`${id}-text`} autoFocus value={note.text} onChange={(event) => set({ ...note, text: event.target.value })} autoSize={{ minRows: 2, maxRows: 10 }} data-testid="quick-text" />
      </Field>
    </FormDialog>
  );
}
