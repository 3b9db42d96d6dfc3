import type { ReactNode } from 'react';
import { Field } from '@/shared/ui';
import styles from './newcase.module.css';

interface LabelledProps {
  label: string;
  hint?: ReactNode;
  optional?: boolean;
  /** The id of what is labelled. */
  id: string;
  /** What is wrong here, in words. */
  error?: string;
  wide?: boolean;
  children: ReactNode;
}

/** A field of the form with the error that belongs to it. */
export function Labelled({ label, hint, optional, id, error, wide = false, children }: LabelledProps) {
  return (
    <div className={wide ? styles.wide : undefined} data-invalid={error !== undefined || undefined}>
      <Field label={label} hint={hint} optional={optional} htmlFor={id}>
        {children}
      </Field>
      {error !== undefined && (
        <p className={styles.error} role="alert" id={`${id}-error`} data-testid={`error-${id}`}>
          {error}
        </p>
      )}
    </div>
  );
}
