import { Input } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { Field, FormDialog } from './FormDialog';

interface ReasonDialogProps {
  title: ReactNode;
  /** What the words are: a reason, a note. */
  label: string;
  hint?: ReactNode;
  ok: ReactNode;
  danger?: boolean;
  pending: boolean;
  error: unknown;
  onSend: (words: string) => void;
  onClose: () => void;
  testId?: string;
}

/** Asks for one thing in words before something is done. It is open as long as it is drawn. */
export function ReasonDialog({ title, label, hint, ok, danger, pending, error, onSend, onClose, testId = 'reason' }: ReasonDialogProps) {
  const id = useId();
  const [words, setWords] = useState('');
  return (
    <FormDialog open title={title} ok={ok} danger={danger} pending={pending} error={error} incomplete={words.trim() === ''} onOk={() => onSend(words)} onClose={onClose} testId={testId}>
      <Field label={label} hint={hint} htmlFor={id}>
        {/* eslint-disable-next-line jsx-a11y/no-autofocus -- the only field of a dialog that the person has just opened */}
        <Input.TextArea id={id} autoFocus value={words} onChange={(event) => setWords(event.target.value)} autoSize={{ minRows: 2, maxRows: 8 }} data-testid={`${testId}-words`} />
      </Field>
    </FormDialog>
  );
}
