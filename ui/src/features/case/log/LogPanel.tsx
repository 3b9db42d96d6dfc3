import { Button, Dropdown, Segmented } from 'antd';
import { useState } from 'react';
import type { CaseView } from '@/api/bindings/CaseView';
import type { LogItem } from '@/api/bindings/LogItem';
import { may } from '@/api/case';
import { useT } from '@/shared/i18n';
import { useActions } from '@/shared/keys';
import { Icon, Panel } from '@/shared/ui';
import { TimeMachine } from '../room/TimeMachine';
import { MORE_FILTERS, SHORT_FILTERS, type Shown } from './filter';
import { JumpDialog } from './JumpDialog';
import { Lines } from './Lines';
import { QuickAdd } from './QuickAdd';
import styles from './log.module.css';

interface LogPanelProps {
  view: CaseView;
  /** The moment that the room is shown at; the present when absent. */
  at?: string;
  onAt: (at: string | undefined) => void;
}

/** The action log (行动日志): what happened and was done, the newest first, and the box that adds to it. */
export function LogPanel({ view, at, onAt }: LogPanelProps) {
  const t = useT();
  const [shown, setShown] = useState<Shown>('all');
  const [until, setUntil] = useState<string>();
  const [jumping, setJumping] = useState(false);
  const [correcting, setCorrecting] = useState<LogItem>();
  const writes = may(view, 'write_log', true) && at === undefined;
  useActions([{ id: 'case.jump', title: t('case:log.jump'), icon: 'clock', keys: 'j', run: () => setJumping(true) }]);
  return (
    <Panel className={styles.panel} flush title={t('case:log.title')} aside={<TimeMachine view={view} at={at} onAt={onAt} />}>
      <div className={styles.fill}>
        <div className={styles.bar}>
          <FilterBar shown={shown} onShow={setShown} />
          {until === undefined ? (
            <Button type="text" size="small" icon={<Icon name="clock" size={14} />} onClick={() => setJumping(true)} data-testid="log-until">
              {t('case:log.jump')}
            </Button>
          ) : (
            <Button type="link" size="small" onClick={() => setUntil(undefined)} data-testid="log-newest">
              {t('case:log.newest')}
            </Button>
          )}
        </div>
        <Lines view={view} shown={shown} until={until} at={at} onCorrect={writes ? setCorrecting : undefined} />
        {writes && <QuickAdd view={view} corrected={correcting} onDone={() => setCorrecting(undefined)} />}
      </div>
      {jumping && <JumpDialog view={view} onJump={setUntil} onClose={() => setJumping(false)} />}
    </Panel>
  );
}

function FilterBar({ shown, onShow }: { shown: Shown; onShow: (shown: Shown) => void }) {
  const t = useT();
  const more = MORE_FILTERS.find((filter) => filter === shown);
  return (
    <>
      <Segmented
        size="small"
        aria-label={t('case:log.filter.label')}
        value={shown}
        onChange={onShow}
        options={SHORT_FILTERS.map((value) => ({ value, label: t(`case:log.filter.${value}`) }))}
        data-testid="log-filter"
      />
      <Dropdown trigger={['click']} menu={{ selectable: true, selectedKeys: more === undefined ? [] : [more], items: MORE_FILTERS.map((key) => ({ key, label: t(`case:log.filter.${key}`), onClick: () => onShow(key) })) }}>
        <Button type={more === undefined ? 'text' : 'default'} size="small" data-testid="log-filter-more">
          {more === undefined ? t('case:log.filter.more') : t(`case:log.filter.${more}`)} <Icon name="down" size={12} />
        </Button>
      </Dropdown>
    </>
  );
}
