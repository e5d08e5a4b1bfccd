/**
 * What can differ between versions of PostgreSQL: the schema from nothing, roles and logins with one login and with two,
 * row-level security, the verifying role, and what the walls answer through the API.
 */
export const ON_EACH_VERSION = [
  'migrations/migrations.db-spec.ts',
  'test/versions/roles.db-spec.ts',
  'libs/finance/ledger/verification.db-spec.ts',
  'libs/finance/ledger/tampering.db-spec.ts',
  'libs/platform/queue/queue.db-spec.ts',
  'test/e2e/one-wall.e2e-spec.ts',
  'test/e2e/ledger.e2e-spec.ts',
];

/** The part of it that every run of the tests repeats on the oldest version. */
export const ON_OLDEST = [
  'migrations/migrations.db-spec.ts',
  'test/versions/roles.db-spec.ts',
  'libs/finance/ledger/verification.db-spec.ts',
  'test/e2e/one-wall.e2e-spec.ts',
];
