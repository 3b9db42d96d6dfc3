import { Button, Dropdown, Input } from 'antd';
import { useState } from 'react';
import { useDraft } from '@/api/drafts';
import { useT } from '@/shared/i18n';
import { Field, FormDialog, Icon } from '@/shared/ui';
import { PLAIN, tidy, useView, type View } from './filter';

interface Saved {
  name: string;
  view: View;
}

const NONE: readonly Saved[] = [];

/** The views that this person has given names: one press brings filter, lanes and layout back. */
export function SavedViews() {
  const t = useT();
  const [view, setView] = useView();
  const { value: saved, set, ready } = useDraft<readonly Saved[]>('board.views', NONE);
  const [naming, setNaming] = useState(false);
  const isSame = (other: View) => JSON.stringify({ ...other, filter: tidy(other.filter) }) === JSON.stringify({ ...view, filter: tidy(view.filter) });
  const present = saved.find((one) => isSame(one.view));
  const items = [
    { key: 'plain', label: t('board:views.plain'), onClick: () => setView(PLAIN) },
    ...saved.map((one) => ({ key: `saved ${one.name}`, label: <span data-testid="saved-view">{one.name}</span>, icon: one === present ? <Icon name="check" size={14} /> : undefined, onClick: () => setView(one.view) })),
    { type: 'divider' as const },
    present === undefined
      ? { key: 'save', label: <span data-testid="save-view">{t('board:views.save')}</span>, onClick: () => setNaming(true) }
      : { key: 'forget', label: t('board:views.forget', { name: present.name }), onClick: () => set(saved.filter((one) => one !== present)) },
  ];
  const keep = (name: string) => {
    set([...saved.filter((one) => one.name !== name), { name, view: { ...view, filter: tidy(view.filter) } }]);
    setNaming(false);
  };
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']} disabled={!ready}>
        <Button data-testid="views">
          {present?.name ?? t('board:views.label')} <Icon name="down" size={12} />
        </Button>
      </Dropdown>
      {naming && <NameDialog onName={keep} onClose={() => setNaming(false)} />}
    </>
  );
}

function NameDialog({ onName, onClose }: { onName: (name: string) => void; onClose: () => void }) {
  const t = useT();
  const [name, setName] = useState('');
  return (
    <FormDialog open title={t('board:views.save')} ok={t('board:views.ok')} incomplete={name.trim() === ''} onOk={() => onName(name.trim())} onClose={onClose} width={400} testId="view-name-dialog">
      <Field label={t('board:views.name')} htmlFor="view-name">
        {/* eslint-disable-next-line jsx-a11y/no-autofocus -- the only field of a dialog that the person has just opened */}
        <Input id="view-name" autoFocus maxLength={40} value={name} onChange={(event) => setName(event.target.value)} data-testid="view-name" />
      </Field>
    </FormDialog>
  );
}
