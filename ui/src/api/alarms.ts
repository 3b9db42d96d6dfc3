import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Alarms } from './bindings/Alarms';
import { request } from './client';

/** What is to be noticed now; nothing for who may not see cases. */
export function useAlarms(enabled: boolean) {
  return useQuery({ queryKey: ['board', 'alarms'], queryFn: () => request<Alarms>('alarms'), enabled, placeholderData: keepPreviousData });
}
