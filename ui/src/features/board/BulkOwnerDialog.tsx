import { Select } from 'antd';
import { useState } from 'react';
import type { Card } from '@/api/bindings/Card';
import type { Command } from '@/api/bindings/Command';
import { usePersonOptions, type PersonOption } from '@/api/directory';
import { useT } from '@/shared/i18n';
import { Field, FormDialog } from '@/shared/ui';

export interface BulkDialogProps {
  cards: readonly Card[];
  pending: boolean;
  onSend: (command: Command) => void;
  onClose: () => void;
}

/** Gives the lead of all the cases chosen to one person, or to nobody. */
export function BulkOwnerDialog({ cards, pending, onSend, onClose }: BulkDialogProps) {
  const t = useT();
  const people = usePersonOptions();
  const [owner, setOwner] = useState<string | null>(null);
  return (
    <FormDialog open title={t('board:bulk.owner_title', { count: cards.length })} ok={t('board:bulk.owner_ok')} pending={pending} onOk={() => onSend({ case: { do: 'assign_owner', owner } })} onClose={onClose} testId="bulk-owner-dialog">
      <Field label={t('board:filter.owner')} htmlFor="bulk-owner">
        <Select<string | null, PersonOption>
          id="bulk-owner"
          allowClear
          showSearch={{ filterOption: (typed, option) => option?.search.includes(typed.toLowerCase()) ?? false }}
          placeholder={t('board:card.no_owner')}
          value={owner}
          onChange={(person) => setOwner(person ?? null)}
          options={people}
          data-testid="bulk-owner-person"
        />
      </Field>
    </FormDialog>
  );
}
