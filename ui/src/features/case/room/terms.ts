import type { Party } from '@/api/bindings/Party';
import type { RoomRole as Post } from '@/api/bindings/RoomRole';
import type { Presence } from '@/api/bindings/Presence';
import type { Revisit } from '@/api/bindings/Revisit';

/** The posts, in the order in which a room is called over. */
export const POSTS: readonly Post[] = ['commander', 'deputy', 'scribe', 'spokesperson', 'legal', 'operations', 'food_safety', 'customer_care', 'human_resources', 'technology', 'liaison'];

export const PRESENCES: readonly Presence[] = ['here', 'remote', 'absent', 'relieved'];

export const PRESENCE_TONES: Record<Presence, 'ok' | 'accent' | 'warn' | undefined> = { here: 'ok', remote: 'accent', absent: 'warn', relieved: undefined };

export const PARTIES: readonly Party[] = ['authority', 'media', 'customer', 'partner', 'other'];

export const REVISITS: readonly Revisit[] = ['kept', 'changed', 'withdrawn'];
