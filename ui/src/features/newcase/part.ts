import { memo, type FunctionComponent } from 'react';
import type { Defaults, Form, FormField } from './form';

/** What every part of the form works with. */
export interface PartProps {
  form: Form;
  change: (part: Partial<Form>) => void;
  errors: Partial<Record<FormField, string>>;
  defaults: Defaults;
}

/** A part of the form that is drawn again only when one of its own fields changes: a key in one box must not draw all the others. */
export function part<P extends PartProps>(fields: readonly (keyof Form)[], draw: FunctionComponent<P>) {
  return memo(draw, (before, after) => {
    const { form: was, ...others } = before;
    const { form: is, ...rest } = after;
    return fields.every((field) => was[field] === is[field]) && Object.entries(rest).every(([name, value]) => value === (others as Record<string, unknown>)[name]);
  });
}
