import { Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import type { Bilingual } from '@/api/bindings/Bilingual';
import type { Body } from '@/api/bindings/Body';
import type { ShutOff } from '@/api/bindings/ShutOff';
import type { SiteView } from '@/api/bindings/SiteView';
import type { Utility } from '@/api/bindings/Utility';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { BilingualInput, bothWays, Field, FormDialog } from '@/shared/ui';
import styles from './directory.module.css';

const UTILITIES: readonly Utility[] = ['power', 'water', 'gas'];
const NOTHING: Bilingual = { zh: '', en: '' };
const says = (text: Bilingual) => bothWays(text).zh !== '';

/** What matters when people must be brought to safety at a site. */
export function SafetyDialog({ site, onClose }: { site: SiteView; onClose: () => void }) {
  const t = useT();
  const id = useId();
  const { send, pending, error } = useSend();
  const [code, setCode] = useState(site.details.code);
  const [safety, setSafety] = useState(site.details.safety);
  const change = (some: Partial<typeof safety>) => setSafety((now) => ({ ...now, ...some }));
  const save = async () => {
    const tidy = {
      shut_offs: safety.shut_offs.filter((each) => says(each.place)).map((each) => ({ ...each, place: bothWays(each.place) })),
      routes: safety.routes.filter(says).map(bothWays),
      assembly_point: bothWays(safety.assembly_point),
      hospital: bodyOf(safety.hospital),
      authorities: safety.authorities.filter(({ name }) => says(name)).map(bodyOf),
    };
    if (await send({ organisation: { do: 'change_site', site: site.id, details: { ...site.details, code: code.trim(), safety: tidy } } })) onClose();
  };
  return (
    <FormDialog open width={760} title={t('directory:site.safety')} ok={t('directory:save')} pending={pending} error={error} onOk={() => void save()} onClose={onClose} testId="safety-dialog">
      <Field label={t('directory:site.code')} optional htmlFor={`${id}-code`}>
        <Input id={`${id}-code`} value={code} maxLength={40} onChange={(event) => setCode(event.target.value)} data-testid="safety-code" />
      </Field>
      <Lines
        label={t('directory:site.shut_offs')}
        items={safety.shut_offs}
        fresh={(): ShutOff => ({ utility: 'power', place: NOTHING })}
        onChange={(shut_offs) => change({ shut_offs })}
        testId="shut-off"
        draw={(item, put, label) => (
          <>
            <Select aria-label={t('directory:site.utility')} value={item.utility} options={UTILITIES.map((value) => ({ value, label: t(`terms:utility.${value}`) }))} onChange={(utility: Utility) => put({ ...item, utility })} />
            <BilingualInput id={label} label={t('directory:site.place')} value={item.place} onChange={(place) => put({ ...item, place })} testId={label} />
          </>
        )}
        className={styles.line}
      />
      <Lines
        label={t('directory:site.routes')}
        items={safety.routes}
        fresh={() => NOTHING}
        onChange={(routes) => change({ routes })}
        testId="route"
        draw={(item, put, label) => <BilingualInput id={label} label={t('directory:site.routes')} value={item} onChange={put} testId={label} />}
        className={styles.row}
      />
      <Field label={t('directory:site.assembly_point')} optional htmlFor={`${id}-point`}>
        <BilingualInput id={`${id}-point`} label={t('directory:site.assembly_point')} value={safety.assembly_point} onChange={(assembly_point) => change({ assembly_point })} testId="assembly-point" />
      </Field>
      <Field label={t('directory:site.hospital')} optional htmlFor={`${id}-hospital`}>
        <BodyInput id={`${id}-hospital`} label={t('directory:site.hospital')} body={safety.hospital} onChange={(hospital) => change({ hospital })} testId="hospital" />
      </Field>
      <Lines
        label={t('directory:site.authorities')}
        items={safety.authorities}
        fresh={(): Body => ({ name: NOTHING, phone: '' })}
        onChange={(authorities) => change({ authorities })}
        testId="authority"
        draw={(item, put, label) => <BodyInput id={label} label={t('directory:site.authorities')} body={item} onChange={put} testId={label} />}
        className={styles.row}
      />
    </FormDialog>
  );
}

const bodyOf = ({ name, phone }: Body): Body => ({ name: bothWays(name), phone: phone.trim() });

function BodyInput({ id, label, body, onChange, testId }: { id: string; label: string; body: Body; onChange: (next: Body) => void; testId: string }) {
  const t = useT();
  return (
    <div className={styles.pairLine}>
      <BilingualInput id={id} label={label} value={body.name} onChange={(name) => onChange({ ...body, name })} testId={testId} />
      <Input aria-label={t('directory:site.phone')} placeholder={t('directory:site.phone')} value={body.phone} maxLength={100} onChange={(event) => onChange({ ...body, phone: event.target.value })} data-testid={`${testId}-phone`} />
    </div>
  );
}

interface LinesProps<T> {
  label: string;
  items: readonly T[];
  fresh: () => T;
  onChange: (next: T[]) => void;
  draw: (item: T, put: (next: T) => void, label: string) => React.ReactNode;
  className?: string;
  testId: string;
}

/** A list of which each entry is edited in place. */
function Lines<T>({ label, items, fresh, onChange, draw, className, testId }: LinesProps<T>) {
  const t = useT();
  return (
    <Field label={label} optional>
      {items.map((item, index) => (
        <div key={index} className={className}>
          {draw(item, (next) => onChange(items.map((old, at) => (at === index ? next : old))), `${testId}-${index}`)}
          <Button onClick={() => onChange(items.filter((_, at) => at !== index))}>{t('directory:remove')}</Button>
        </div>
      ))}
      <div>
        <Button size="small" onClick={() => onChange([...items, fresh()])} data-testid={`${testId}-add`}>
          {t('directory:add')}
        </Button>
      </div>
    </Field>
  );
}
