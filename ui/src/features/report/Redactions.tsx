import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { RedactionByHand } from '@/api/bindings/RedactionByHand';
import type { RedactionView } from '@/api/bindings/RedactionView';
import { useT } from '@/shared/i18n';
import { Field, FormDialog, Panel, ReasonDialog } from '@/shared/ui';
import type { Choice } from './report';
import styles from './report.module.css';

interface Props {
  choice: Choice;
  found: readonly RedactionView[];
  mayLift: boolean;
  /** Words that were selected on a page to be taken out. */
  selected: string | undefined;
  onSelected: (words: string | undefined) => void;
  onChoice: (next: Partial<Choice>) => void;
}

/** What is taken out of the report; a person takes out more, or lets something stand, each with a reason. */
export function Redactions({ choice, found, mayLift, selected, onSelected, onChoice }: Props) {
  const t = useT();
  const [lifting, setLifting] = useState<string>();
  return (
    <Panel
      title={t('report:redaction.title')}
      aside={
        <Button size="small" onClick={() => onSelected('')} data-testid="redaction-add">
          {t('report:redaction.add')}
        </Button>
      }
    >
      <p className={styles.note}>{t('report:redaction.note')}</p>
      <ul className={styles.redactions} data-testid="redactions">
        {found.map((redaction, n) => (
          <li key={n}>
            <span className={styles.where}>{redaction.section}</span>
            <span>
              {t(`report:redaction.cut.${redaction.cut as Cut}`)}
              {redaction.original !== null && <del>{redaction.original}</del>} → {redaction.shown}
            </span>
            <span>×{redaction.count}</span>
            {mayLift && redaction.original !== null && (
              <Button size="small" type="link" onClick={() => setLifting(redaction.original ?? undefined)} data-testid="redaction-lift">
                {t('report:redaction.lift')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ByHand title={t('report:redaction.added')} list={choice.added} onList={(added) => onChoice({ added })} />
      <ByHand title={t('report:redaction.lifted')} list={choice.lifted} onList={(lifted) => onChoice({ lifted })} />
      {selected !== undefined && (
        <AddDialog
          words={selected}
          onClose={() => onSelected(undefined)}
          onAdd={(redaction) => {
            onChoice({ added: [...choice.added, redaction] });
            onSelected(undefined);
          }}
        />
      )}
      {lifting !== undefined && (
        <ReasonDialog
          title={t('report:redaction.lift_title', { words: lifting })}
          label={t('report:redaction.reason')}
          hint={t('report:redaction.lift_hint')}
          ok={t('report:redaction.lift')}
          pending={false}
          error={null}
          onClose={() => setLifting(undefined)}
          onSend={(reason) => {
            onChoice({ lifted: [...choice.lifted, { text: lifting, reason }] });
            setLifting(undefined);
          }}
          testId="lift"
        />
      )}
    </Panel>
  );
}

type Cut = 'name' | 'number' | 'plate' | 'mail' | 'medical' | 'field' | 'privilege' | 'by_hand';

function ByHand({ title, list, onList }: { title: string; list: readonly RedactionByHand[]; onList: (next: RedactionByHand[]) => void }) {
  const t = useT();
  if (list.length === 0) return null;
  return (
    <>
      <h3 className={styles.where}>{title}</h3>
      <ul className={styles.redactions}>
        {list.map((redaction, n) => (
          <li key={n}>
            <span>{redaction.text}</span>
            <span className={styles.where}>{redaction.reason}</span>
            <Button size="small" type="link" onClick={() => onList(list.filter((_, at) => at !== n))}>
              {t('report:redaction.undo')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

function AddDialog({ words, onAdd, onClose }: { words: string; onAdd: (redaction: RedactionByHand) => void; onClose: () => void }) {
  const t = useT();
  const id = useId();
  const [text, setText] = useState(words);
  const [reason, setReason] = useState('');
  const incomplete = text.trim() === '' || reason.trim() === '';
  return (
    <FormDialog open title={t('report:redaction.add')} ok={t('report:redaction.add')} incomplete={incomplete} onOk={() => onAdd({ text: text.trim(), reason: reason.trim() })} onClose={onClose} testId="redact">
      <Field label={t('report:redaction.words')} hint={t('report:redaction.words_hint')} htmlFor={`${id}-words`}>
        <Input id={`${id}-words`} value={text} maxLength={120} onChange={(event) => setText(event.target.value)} data-testid="redact-text" />
      </Field>
      <Field label={t('report:redaction.reason')} htmlFor={`${id}-reason`}>
        <Input id={`${id}-reason`} value={reason} maxLength={120} onChange={(event) => setReason(event.target.value)} data-testid="redact-reason" />
      </Field>
    </FormDialog>
  );
}
