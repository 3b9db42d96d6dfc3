import { Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import type { Bilingual } from '@/api/bindings/Bilingual';
import type { CaseView } from '@/api/bindings/CaseView';
import type { MessageHouse } from '@/api/bindings/MessageHouse';
import type { Support } from '@/api/bindings/Support';
import { may } from '@/api/case';
import { useNames } from '@/api/directory';
import { useSend } from '@/api/execute';
import { useLanguage, useT } from '@/shared/i18n';
import { Chip, Field, FormDialog, Panel, Time } from '@/shared/ui';
import { useFactName } from './Facts';
import styles from './statement.module.css';

const MOST = 3;
const NOTHING: Bilingual = { zh: '', en: '' };

/** The message house: what the company says in this case, what carries it and what proves it. Every statement is held against it. */
export function HousePanel({ view, house }: { view: CaseView; house: MessageHouse | null }) {
  const t = useT();
  const names = useNames();
  const [lang] = useLanguage();
  const [writing, setWriting] = useState(false);
  const factName = useFactName(view);
  const words = (text: Bilingual) => text[lang] || text.zh || text.en;
  return (
    <Panel title={t('statement:house.title')} aside={house === null ? undefined : <Chip>{t('statement:house.version', { version: house.version })}</Chip>}>
      <div className={styles.house} data-testid="house">
        {house === null ? (
          <p className={styles.none}>{t('statement:house.none')}</p>
        ) : (
          <>
            <p className={styles.core} data-testid="house-core">
              {words(house.core)}
            </p>
            <ol>
              {house.supports.map((support, index) => {
                const proofs = view.facts.filter(({ id }) => support.proofs.includes(id));
                const proven = proofs.some(({ state }) => state === 'confirmed');
                return (
                  <li key={index} data-testid="house-support" data-proven={proven}>
                    {words(support.text)}
                    <small>
                      {proofs.map((fact) => (
                        <Chip key={fact.id} tone={fact.state === 'confirmed' ? 'accent' : 'bad'}>
                          {t('statement:facts.number', { number: fact.number })} {factName(fact)}
                        </Chip>
                      ))}
                      {!proven && <Chip tone="warn">{t('statement:house.unproven')}</Chip>}
                    </small>
                  </li>
                );
              })}
            </ol>
            <small>
              {names.user(house.by)} · <Time at={house.at} zone={view.zone} />
            </small>
          </>
        )}
        {may(view, 'choose_strategy') && (
          <Button size="small" onClick={() => setWriting(true)} data-testid="house-write">
            {t(house === null ? 'statement:house.write' : 'statement:house.change')}
          </Button>
        )}
      </div>
      {writing && <HouseDialog view={view} house={house} onClose={() => setWriting(false)} />}
    </Panel>
  );
}

function HouseDialog({ view, house, onClose }: { view: CaseView; house: MessageHouse | null; onClose: () => void }) {
  const t = useT();
  const id = useId();
  const factName = useFactName(view);
  const { send, pending, error } = useSend(view.card.id);
  const [core, setCore] = useState(house?.core ?? NOTHING);
  const [supports, setSupports] = useState<Support[]>(() => Array.from({ length: MOST }, (_, index) => house?.supports[index] ?? { text: NOTHING, proofs: [] }));
  const said = (text: Bilingual) => text.zh.trim() !== '' || text.en.trim() !== '';
  const carried = supports.filter(({ text }) => said(text));
  const change = (index: number, part: Partial<Support>) => setSupports(supports.map((support, at) => (at === index ? { ...support, ...part } : support)));
  const confirmed = view.facts.filter(({ state }) => state === 'confirmed').map((fact) => ({ value: fact.id, label: `${t('statement:facts.number', { number: fact.number })} ${factName(fact)}` }));
  const save = async () => {
    if (await send({ statement: { do: 'build_house', core, supports: carried } })) onClose();
  };
  return (
    <FormDialog open width={760} title={t('statement:house.title')} ok={t('statement:house.ok')} incomplete={!said(core) || carried.length === 0} pending={pending} error={error} onOk={() => void save()} onClose={onClose} testId="house-dialog">
      <p>{t('statement:house.hint')}</p>
      <Field label={t('statement:house.core')} htmlFor={`${id}-core`}>
        <Both id={`${id}-core`} label={t('statement:house.core')} value={core} onChange={setCore} testId="house-core" />
      </Field>
      {supports.map(({ text, proofs }, index) => (
        <Field key={index} label={t('statement:house.support', { number: index + 1 })} optional={index > 0} htmlFor={`${id}-support-${index}`}>
          <Both id={`${id}-support-${index}`} label={t('statement:house.support', { number: index + 1 })} value={text} onChange={(next) => change(index, { text: next })} testId={`house-support-${index + 1}`} />
          <Select mode="multiple" aria-label={t('statement:house.proofs')} placeholder={t('statement:house.proofs')} value={proofs} onChange={(next) => change(index, { proofs: next })} options={confirmed} optionFilterProp="label" data-testid={`house-proofs-${index + 1}`} />
        </Field>
      ))}
    </FormDialog>
  );
}

/** A message in both languages; one alone will do. */
function Both({ id, label, value, onChange, testId }: { id: string; label: string; value: Bilingual; onChange: (next: Bilingual) => void; testId: string }) {
  const t = useT();
  return (
    <div className={styles.sides}>
      {(['zh', 'en'] as const).map((lang, index) => (
        <Input.TextArea
          key={lang}
          id={index === 0 ? id : undefined}
          lang={lang}
          placeholder={t(`terms:lang.${lang}`)}
          aria-label={t('shared:bilingual.label', { label, language: t(`shared:bilingual.${lang}`) })}
          autoSize={{ minRows: 1, maxRows: 4 }}
          maxLength={500}
          value={value[lang]}
          onChange={(event) => onChange({ ...value, [lang]: event.target.value })}
          data-testid={`${testId}-${lang}`}
        />
      ))}
    </div>
  );
}
