import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLanguage } from '@/shared/i18n';
import type { Directory } from './bindings/Directory';
import type { SiteView } from './bindings/SiteView';
import type { User } from './bindings/User';
import { request } from './client';

/** Who acts where nobody does: the program itself. */
const PROGRAM = '00000000-0000-0000-0000-000000000000';
const PROGRAM_NAME = { zh: '系统', en: 'The program' };

/** Company, sites and users, with the names that the language on screen needs. */
export interface Names {
  users: readonly User[];
  sites: readonly SiteView[];
  /** A user's name; a dash while it is not known. */
  user: (id: string | null | undefined) => string;
  site: (id: string | null | undefined) => string;
}

/** Company, sites and users as they stand. */
export function useDirectory() {
  return useQuery({ queryKey: ['organisation', 'directory'], queryFn: () => request<Directory>('directory') });
}

/** Names of people and sites. */
export function useNames(): Names {
  const [lang] = useLanguage();
  const { data } = useDirectory();
  return useMemo(() => {
    const users = new Map(data?.users.map((user) => [user.id, user.name[lang]]));
    const sites = new Map(data?.sites.map((site) => [site.id, site.details.name[lang]]));
    users.set(PROGRAM, PROGRAM_NAME[lang]);
    const find = (names: Map<string, string>) => (id: string | null | undefined) => (id == null ? undefined : names.get(id)) ?? '—';
    return { users: data?.users ?? [], sites: data?.sites ?? [], user: find(users), site: find(sites) };
  }, [data, lang]);
}

/** A person to choose, found by name in either language and by login. */
export interface PersonOption {
  value: string;
  label: string;
  search: string;
}

/** The people who work here, as options of a list; `also` keeps one who has left. */
export function usePersonOptions(also?: string | null): PersonOption[] {
  const [lang] = useLanguage();
  const { users } = useNames();
  return useMemo(
    () =>
      users
        .filter((user) => user.active || user.id === also)
        .map(({ id, login, name, title }) => ({ value: id, label: `${name[lang]} · ${title[lang]}`, search: `${login} ${name.zh} ${name.en}`.toLowerCase() })),
    [users, lang, also],
  );
}
