/** Every code that an error can carry. src/messages/<language>/errors.json says each in words; a test keeps both lists the same. */
export const ERROR_CODES = ['internal', 'unreachable'] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];
