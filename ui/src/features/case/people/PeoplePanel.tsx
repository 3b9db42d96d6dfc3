import { Button } from 'antd';
import { useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { Person } from '@/api/bindings/Person';
import { may } from '@/api/case';
import { useT } from '@/shared/i18n';
import { useActions } from '@/shared/keys';
import { Chip, Icon, Panel, Time } from '@/shared/ui';
import { PersonDialog } from './PersonDialog';
import { foodsText } from './form';
import { QuickAddPerson } from './QuickAddPerson';
import room from '../room.module.css';
import styles from './people.module.css';

/** The register of affected people (受影响人员): whom it concerns, how they are, and what they have in common. Grading counts by it. */
export function PeoplePanel({ view }: { view: CaseView }) {
  const t = useT();
  const [open, setOpen] = useState<Person | 'new'>();
  const mayRecord = may(view, 'record_fact');
  const related = view.people.filter(({ details }) => details.state !== 'not_related');
  useActions(mayRecord ? [{ id: 'case.person', title: t('case:people.add'), icon: 'add', keys: 'p', run: () => setOpen('new') }] : []);
  return (
    <Panel
      title={t('case:people.title')}
      aside={
        <>
          <span data-testid="people-count">{t('case:people.count', { count: related.length })}</span>
          {mayRecord && (
            <Button size="small" icon={<Icon name="add" size={14} />} onClick={() => setOpen('new')} data-testid="person-add">
              {t('case:people.add_short')}
            </Button>
          )}
        </>
      }
    >
      {view.people.length === 0 && <p className={room.none}>{t('case:people.none')}</p>}
      <ul className={room.list}>
        {view.people.map((person) => (
          <PersonRow key={person.id} view={view} person={person} onOpen={mayRecord ? () => setOpen(person) : undefined} />
        ))}
      </ul>
      {mayRecord && <QuickAddPerson view={view} />}
      {open !== undefined && <PersonDialog view={view} person={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </Panel>
  );
}

function PersonRow({ view, person, onOpen }: { view: CaseView; person: Person; onOpen?: () => void }) {
  const t = useT();
  const { identity, details } = person;
  const numbered = t('case:people.numbered', { number: person.number });
  const name = identity?.name ?? numbered;
  const ate = [details.area, details.meal, foodsText(details.foods, t)].filter(Boolean).join(' · ');
  return (
    <li className={room.item} data-testid="person" data-state={details.state}>
      <div className={room.line}>
        <span className={details.state === 'not_related' ? room.struck : undefined}>
          {name}
          {identity?.name != null && <small className={styles.number}> {numbered}</small>}
        </span>
        {onOpen !== undefined && (
          <Button type="link" size="small" onClick={onOpen} aria-label={t('case:people.edit_of', { name })} data-testid="person-edit">
            {t('case:people.edit')}
          </Button>
        )}
      </div>
      <small>
        {t(`terms:harm.${details.harm}`)} · <Chip tone={TONES[details.state]}>{t(`terms:person_state.${details.state}`)}</Chip>
        {details.care !== 'unknown' && details.care !== 'none' && (
          <>
            {' '}
            <Chip tone={details.care === 'hospitalised' ? 'bad' : undefined}>{t(`terms:care.${details.care}`)}</Chip>
          </>
        )}
        {details.vulnerability !== 'unknown' && details.vulnerability !== 'none' && (
          <>
            {' '}
            <Chip tone="warn">{t(`terms:vulnerability.${details.vulnerability}`)}</Chip>
          </>
        )}
      </small>
      {ate !== '' && <small>{ate}</small>}
      {identity?.symptoms != null && <small>{identity.symptoms}</small>}
      {details.onset_at != null && (
        <small>
          {t('case:people.onset')} <Time at={details.onset_at} zone={view.zone} />
        </small>
      )}
      {details.follow_up_at != null && (
        <small>
          {t('case:people.follow_up')} <Time at={details.follow_up_at} zone={view.zone} />
        </small>
      )}
    </li>
  );
}

const TONES = { affected: 'warn', recovered: 'ok', died: 'bad', not_related: undefined } as const;
