import type { CreateStore } from '@/api/bindings/CreateStore';
import type { Lang } from '@/api/bindings/Lang';
import { bothWays } from '@/shared/ui';
import { LEAST_STRENGTH } from './strength';

/** The shortest password, in characters, as the core demands. */
export const SHORTEST_PASSWORD = 8;

/** What the first start asks, as it is typed. */
export interface Founding {
  company: { zh: string; en: string };
  passphrase: string;
  again: string;
  login: string;
  name: { zh: string; en: string };
  password: string;
  leads: boolean;
  demonstration: boolean;
}

export const NOTHING_YET: Founding = {
  company: { zh: '', en: '' },
  passphrase: '',
  again: '',
  login: '',
  name: { zh: '', en: '' },
  password: '',
  leads: true,
  demonstration: false,
};

/** What is wrong at a field, as a key of `setup:wrong`. */
export type Wrong = Partial<Record<'company' | 'passphrase' | 'again' | 'login' | 'name' | 'password', 'missing' | 'weak' | 'differs' | 'spaces' | 'short'>>;

/** What keeps the store from being created, by field. `score` is the strength of the passphrase, undefined while it is not known. */
export function whatIsWrong(form: Founding, score: number | undefined): Wrong {
  const wrong: Wrong = {};
  const login = form.login.trim();
  if (bothWays(form.company).zh === '') wrong.company = 'missing';
  if (form.passphrase === '') wrong.passphrase = 'missing';
  else if (score !== undefined && score < LEAST_STRENGTH) wrong.passphrase = 'weak';
  if (form.again !== form.passphrase) wrong.again = 'differs';
  if (login === '') wrong.login = 'missing';
  else if (/\s/.test(login)) wrong.login = 'spaces';
  if (bothWays(form.name).zh === '') wrong.name = 'missing';
  if ([...form.password].length < SHORTEST_PASSWORD) wrong.password = 'short';
  return wrong;
}

/** The request to the core. */
export function toRequest(form: Founding, lang: Lang): CreateStore {
  return {
    passphrase: form.passphrase,
    company: bothWays(form.company),
    administrator: { login: form.login.trim(), name: bothWays(form.name), password: form.password, leads: form.leads },
    lang,
    demonstration: form.demonstration,
  };
}
