import { useNames } from '@/api/directory';
import { useStrip } from '@/api/strip';
import { useLanguage } from '@/shared/i18n';
import type { StripClock } from './Strip';

/** The strip's clocks in the language on screen, each with the way to its case. */
export function useStripClocks(enabled: boolean): StripClock[] {
  const { data } = useStrip(enabled);
  const names = useNames();
  const [language] = useLanguage();
  return (data?.clocks ?? []).map((clock) => ({
    id: clock.clock,
    title: clock.name[language],
    place: [clock.number, clock.site ? names.site(clock.site) : ''].filter(Boolean).join(' '),
    href: `/case/${clock.case}`,
    due: clock.due_at,
  }));
}
