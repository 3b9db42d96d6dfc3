import type { KeyboardEvent } from 'react';
import { useT } from '@/shared/i18n';
import { Kbd, MomentInput, presentMoment } from '@/shared/ui';
import { Labelled } from './Labelled';

interface MomentFieldProps {
  id: string;
  label: string;
  hint?: string;
  value: string | null;
  onChange: (value: string | null) => void;
  zone: string;
  placeholder?: string;
  error?: string;
}

/** A moment of the past; Alt+N in it takes the present. */
export function MomentField({ id, label, hint, value, onChange, zone, placeholder, error }: MomentFieldProps) {
  const t = useT();
  const onKeyDown = (event: KeyboardEvent) => {
    // The code, not the letter: with Alt some keyboards write another sign.
    if (!event.altKey || event.code !== 'KeyN') return;
    event.preventDefault();
    onChange(presentMoment().toISOString());
  };
  return (
    <Labelled
      id={id}
      label={label}
      hint={
        <>
          {hint} {t('newcase:now_key')} <Kbd combo="alt+n" />
        </>
      }
      error={error}
    >
      <div onKeyDownCapture={onKeyDown}>
        <MomentInput id={id} value={value} onChange={onChange} zone={zone} placeholder={placeholder} past testId={id} />
      </div>
    </Labelled>
  );
}
