import { useQuery } from '@tanstack/react-query';
import { request } from './client';

/** What program this is. */
export interface AppInfo {
  version: string;
  /** The folder that holds the store, logs and settings. */
  data_dir: string;
}

export function useAppInfo() {
  return useQuery({ queryKey: ['app'], queryFn: () => request<AppInfo>('app_info') });
}
