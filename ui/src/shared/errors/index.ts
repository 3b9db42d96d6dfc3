import { ERROR_CODES, type ErrorCode } from './codes';

export { ERROR_CODES, type ErrorCode } from './codes';

/** What the core answers when it can't do something: a code with the values its words need. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly params: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
    this.name = 'AppError';
  }
}

/** Makes an AppError of whatever was thrown. What is not known becomes `internal`, so nothing is ever shown without words. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (typeof error === 'object' && error !== null && 'code' in error) {
    const params = 'params' in error && typeof error.params === 'object' ? (error.params ?? {}) : {};
    const known = ERROR_CODES.find((code) => code === error.code);
    return known === undefined ? new AppError('internal', { ...params, trace: String(error.code) }) : new AppError(known, params as Record<string, unknown>);
  }
  return new AppError('internal', { trace: error instanceof Error ? error.message : String(error) });
}
