import { Modal } from 'antd';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useT } from '@/shared/i18n';
import { ErrorNotice } from './ErrorNotice';
import { Kbd } from './Kbd';
import styles from './ui.module.css';

interface FormDialogProps {
  open: boolean;
  title: ReactNode;
  /** What the button that sends says. */
  ok: ReactNode;
  onOk: () => void;
  onClose: () => void;
  pending?: boolean;
  /** What is missing keeps the button off. */
  incomplete?: boolean;
  danger?: boolean;
  error?: unknown;
  width?: number;
  testId?: string;
  children: ReactNode;
}

/** Asks for what an action needs. Ctrl+Enter sends, Esc closes; a click beside it does not lose what was typed. */
export function FormDialog({ open, title, ok, onOk, onClose, pending = false, incomplete = false, danger = false, error, width = 520, testId = 'dialog', children }: FormDialogProps) {
  const t = useT();
  const fields = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || incomplete || pending) return;
    event.preventDefault();
    onOk();
  };
  // The dialog itself would start on its close button.
  const startInFields = (opened: boolean) => {
    if (!opened || fields.current?.contains(document.activeElement)) return;
    fields.current?.querySelector<HTMLElement>('input:enabled, textarea:enabled, button:enabled')?.focus();
  };
  return (
    <Modal
      open={open}
      title={title}
      width={width}
      destroyOnHidden
      mask={{ closable: false }}
      afterOpenChange={startInFields}
      // Wherever in the dialog the focus is: on its close button Enter would close it.
      wrapProps={{ onKeyDown }}
      onCancel={onClose}
      onOk={onOk}
      okText={
        <>
          {ok} <Kbd combo="mod+enter" />
        </>
      }
      cancelText={t('shared:dialog.cancel')}
      okButtonProps={{ disabled: incomplete, danger, loading: pending, 'data-testid': `${testId}-ok` }}
      data-testid={testId}
    >
      <div className={styles.form} ref={fields}>
        {children}
        <ErrorNotice error={error} />
      </div>
    </Modal>
  );
}

/** A field with its label above and, if it needs one, a hint below. */
export function Field({ label, hint, optional = false, htmlFor, children }: { label: ReactNode; hint?: ReactNode; optional?: boolean; htmlFor?: string; children: ReactNode }) {
  const t = useT();
  return (
    <div className={styles.field}>
      <label htmlFor={htmlFor}>
        {label}
        {optional && <small> {t('shared:dialog.optional')}</small>}
      </label>
      {children}
      {hint !== undefined && <small>{hint}</small>}
    </div>
  );
}
