/** What the domain refuses, and why. */
const REFUSALS = [
  'not_permitted',
  'no_such',
  'exists',
  'missing',
  'too_long',
  'invalid',
  'in_future',
  'move_not_allowed',
  'move_needs',
  'case_closed',
  'wrong_state',
  'text_changed',
  'approval_missing',
  'own_text',
  'not_asked',
  'last_administrator',
  'content_invalid',
  'on_legal_hold',
  'must_be_kept',
  'open_places',
  'out_of_turn',
  'not_confirmed',
  'cited_fact_changed',
  'open_findings',
  'open_promises',
  'embargo',
] as const;

/** What goes wrong with the store and its files. */
const STORE = [
  'no_store',
  'store_absent',
  'store_already_exists',
  'store_not_found',
  'wrong_passphrase',
  'wrong_recovery_key',
  'not_a_store',
  'key_file_missing',
  'key_file_damaged',
  'store_newer_version',
  'read_only_folder',
  'store_read_only',
  'disk_full',
  'store_damaged',
  'store_busy',
  'commit_uncertain',
  'not_erasable',
  'second_person_needed',
  'no_such_entry',
  'duplicate_entry',
  'unreadable_entry',
  'copy_not_verified',
  'not_verified',
  'certificate_unreadable',
  'certificate_no_key',
  'certificate_other_key',
  'certificate_unsuitable',
  'given_up',
  'not_writable',
  'file_absent',
  'file_failed',
  'content_damaged',
  'too_large',
] as const;

/** What goes wrong with the session or the request itself. */
const SESSION = ['signed_out', 'locked', 'wrong_password', 'too_soon', 'too_weak', 'command_taken', 'bad_input'] as const;

/** What is wrong with a file to import, or with a row of it. */
const IMPORT = ['import_format', 'import_encoding', 'import_empty', 'import_too_long', 'import_no_column', 'import_value', 'import_missing', 'import_twice'] as const;

/** Every code that an error can carry. src/messages/<language>/errors.json says each in words; a test keeps both lists the same. */
export const ERROR_CODES = ['internal', 'unreachable', ...REFUSALS, ...STORE, ...SESSION, ...IMPORT] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];
