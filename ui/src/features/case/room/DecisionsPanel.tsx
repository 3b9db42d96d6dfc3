import { Button } from 'antd';
import { useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { DecisionView } from '@/api/bindings/DecisionView';
import { may } from '@/api/case';
import { useNames } from '@/api/directory';
import { useT } from '@/shared/i18n';
import { useActions } from '@/shared/keys';
import { Chip, DueTime, Icon, Panel, Time } from '@/shared/ui';
import { DecideDialog } from './DecideDialog';
import { DecisionDialog } from './DecisionDialog';
import room from '../room.module.css';
import styles from './room.module.css';

/** The decisions of the room (决定): what was chosen, whether it is to be looked at again, and whether its ground has shifted. */
export function DecisionsPanel({ view, decisions }: { view: CaseView; decisions: readonly DecisionView[] }) {
  const t = useT();
  const names = useNames();
  const [open, setOpen] = useState<string>();
  const decides = may(view, 'run_room');
  useActions(decides ? [{ id: 'room.decide', title: t('room:decision.action'), icon: 'check', keys: 'd', run: () => setOpen('new') }] : []);
  const found = decisions.find(({ decision }) => decision.id === open);
  return (
    <Panel
      title={t('room:decision.title')}
      aside={
        decides && (
          <Button size="small" icon={<Icon name="add" size={14} />} onClick={() => setOpen('new')} data-testid="decide">
            {t('room:decision.add')}
          </Button>
        )
      }
    >
      {decisions.length === 0 && <p className={room.none}>{t('room:decision.none')}</p>}
      <ul className={room.list}>
        {decisions.map(({ decision, changed }) => (
          <li key={decision.id} className={room.item} data-testid="decision" data-number={decision.number}>
            <button type="button" className={styles.plain} onClick={() => setOpen(decision.id)} data-testid="decision-open">
              <span className={decision.revisited?.[0] === 'withdrawn' ? room.struck : undefined}>{t('room:decision.named', { number: decision.number, chosen: decision.chosen })}</span>
            </button>
            <small>
              {names.user(decision.by)} · <Time at={decision.at} zone={view.zone} show="time" />
              {decision.revisited !== null && (
                <>
                  {' '}
                  <Chip>{t(`terms:revisit.${decision.revisited[0]}`)}</Chip>
                </>
              )}
              {decision.revisited === null && decision.revisit_at !== null && (
                <>
                  {' · '}
                  {t('room:decision.revisit')} <DueTime due={decision.revisit_at} />
                </>
              )}
            </small>
            {changed.length > 0 && <Changed numbers={changed} />}
          </li>
        ))}
      </ul>
      {open === 'new' && <DecideDialog view={view} onClose={() => setOpen(undefined)} />}
      {found !== undefined && <DecisionDialog view={view} made={found} onClose={() => setOpen(undefined)} />}
    </Panel>
  );
}

/** Facts that something rests on and that are no longer what they were. */
export function Changed({ numbers }: { numbers: readonly number[] }) {
  const t = useT();
  return (
    <small data-testid="changed-facts">
      <Chip tone="warn">{t('room:changed', { facts: numbers.map((number) => t('case:fact.cited', { number })).join(t('shared:list_comma')) })}</Chip>
    </small>
  );
}
