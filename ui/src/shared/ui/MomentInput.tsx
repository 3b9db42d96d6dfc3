import { Button, DatePicker, Space } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { momentOf, wallOf } from '@/shared/format/zoned';
import { useT } from '@/shared/i18n';
import { presentMoment } from './now';

interface MomentInputProps {
  /** RFC 3339, or nothing. */
  value: string | null;
  onChange: (value: string | null) => void;
  /** The zone in which the person thinks: that of the site (IANA name). */
  zone: string;
  id?: string;
  /** For screen readers where no label stands beside it. */
  label?: string;
  placeholder?: string;
  /** Moments after the present can't be chosen. */
  past?: boolean;
  testId?: string;
}

const WALL = 'YYYY-MM-DDTHH:mm:ss';

/** A moment, typed or picked, as the clock of the site shows it; one press takes the present. */
export function MomentInput({ value, onChange, zone, id, label, placeholder, past = false, testId }: MomentInputProps) {
  const t = useT();
  const wall = value === null ? null : dayjs(wallOf(value, zone));
  const change = (next: Dayjs | null) => onChange(next === null ? null : momentOf(next.second(0).format(WALL), zone).toISOString());
  const now = () => onChange(presentMoment().toISOString());
  return (
    <Space.Compact>
      <DatePicker
        id={id}
        aria-label={label}
        placeholder={placeholder ?? t('shared:moment.placeholder')}
        value={wall}
        onChange={change}
        showTime={{ format: 'HH:mm' }}
        format="YYYY-MM-DD HH:mm"
        needConfirm={false}
        maxDate={past ? dayjs(wallOf(presentMoment(), zone)) : undefined}
        data-testid={testId}
      />
      <Button onClick={now} data-testid={testId === undefined ? undefined : `${testId}-now`}>
        {t('shared:moment.now')}
      </Button>
    </Space.Compact>
  );
}
