import { Checkbox, Input, Select } from 'antd';
import { useId, useState } from 'react';
import type { Bilingual } from '@/api/bindings/Bilingual';
import type { SiteDetails } from '@/api/bindings/SiteDetails';
import type { SiteView } from '@/api/bindings/SiteView';
import { useSend } from '@/api/execute';
import { useT } from '@/shared/i18n';
import { BilingualInput, bothWays, Field, FormDialog } from '@/shared/ui';
import { clockText, openingHours } from './hours';
import styles from './settings.module.css';

const EMPTY: Bilingual = { zh: '', en: '' };
const USUAL: SiteDetails = { name: EMPTY, region: EMPTY, address: EMPTY, zone: 'Asia/Shanghai', hours: { opens: 600, closes: 1320, every_day: true }, manager: EMPTY, phone: '', code: '', safety: { shut_offs: [], routes: [], assembly_point: EMPTY, hospital: { name: EMPTY, phone: '' }, authorities: [] } };
const ZONES = Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value }));
const PAIRS = ['name', 'region', 'address', 'manager'] as const;

/** Adds a site, or changes what is known of one. */
export function SiteDialog({ site, onClose }: { site?: SiteView; onClose: () => void }) {
  const t = useT();
  const id = useId();
  const [form, setForm] = useState(() => formOf(site?.details ?? USUAL));
  const { send, pending, error } = useSend();
  const change = (some: Partial<typeof form>) => setForm((now) => ({ ...now, ...some }));
  const details = detailsOf(form);
  const save = async () => {
    if (details === undefined) return;
    const sent = await send({ organisation: site === undefined ? { do: 'add_site', details } : { do: 'change_site', site: site.id, details } });
    if (sent) onClose();
  };
  return (
    <FormDialog open width={620} title={t(site ? 'settings:site.change' : 'settings:site.add')} ok={t('settings:save')} incomplete={details === undefined} pending={pending} error={error} onOk={() => void save()} onClose={onClose} testId="site-dialog">
      {PAIRS.map((field) => (
        <Field key={field} label={t(`settings:site.${field}`)} optional={field !== 'name'} hint={field === 'name' ? t('settings:one_is_enough') : undefined} htmlFor={`${id}-${field}`}>
          <BilingualInput id={`${id}-${field}`} label={t(`settings:site.${field}`)} value={form[field]} onChange={(value) => change({ [field]: value })} testId={`site-${field}`} />
        </Field>
      ))}
      <div className={styles.two}>
        <Field label={t('settings:site.phone')} optional htmlFor={`${id}-phone`}>
          <Input id={`${id}-phone`} value={form.phone} maxLength={100} onChange={(event) => change({ phone: event.target.value })} data-testid="site-phone" />
        </Field>
        <Field label={t('settings:site.zone')} htmlFor={`${id}-zone`}>
          <Select id={`${id}-zone`} showSearch value={form.zone} options={ZONES} onChange={(zone: string) => change({ zone })} data-testid="site-zone" />
        </Field>
        <Field label={t('settings:site.opens')} htmlFor={`${id}-opens`}>
          <Input id={`${id}-opens`} value={form.opens} placeholder="10:00" onChange={(event) => change({ opens: event.target.value })} data-testid="site-opens" />
        </Field>
        <Field label={t('settings:site.closes')} hint={t('settings:site.closes_hint')} htmlFor={`${id}-closes`}>
          <Input id={`${id}-closes`} value={form.closes} placeholder="22:00" onChange={(event) => change({ closes: event.target.value })} data-testid="site-closes" />
        </Field>
      </div>
      <Checkbox checked={form.every_day} onChange={(event) => change({ every_day: event.target.checked })} data-testid="site-every-day">
        {t('settings:site.every_day')}
      </Checkbox>
    </FormDialog>
  );
}

function formOf({ hours, ...details }: SiteDetails) {
  return { ...details, opens: clockText(hours.opens), closes: clockText(hours.closes), every_day: hours.every_day };
}

/** What the form says, or undefined while something is missing. */
function detailsOf({ opens, closes, every_day, ...form }: ReturnType<typeof formOf>): SiteDetails | undefined {
  const hours = openingHours(opens, closes);
  const name = bothWays(form.name);
  if (hours === undefined || name.zh === '') return undefined;
  return { ...form, name, region: bothWays(form.region), address: bothWays(form.address), manager: bothWays(form.manager), phone: form.phone.trim(), hours: { ...hours, every_day } };
}
