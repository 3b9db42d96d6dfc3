import { useMutation } from '@tanstack/react-query';
import { request } from '@/api/client';

/** The shortest password, in characters, as the core demands. */
export const SHORTEST_PASSWORD = 8;

/** Whether the core would take the password as long enough. */
export function longEnough(password: string): boolean {
  return [...password].length >= SHORTEST_PASSWORD;
}

/** Sets the password of a user: one's own, or anyone's by an administrator. */
export function useSetPassword() {
  return useMutation({ mutationFn: (args: { user: string; password: string }) => request('set_password', args) });
}
