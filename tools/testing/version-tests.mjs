/**
 * Tests whose result can depend on the PostgreSQL version: creation of the schema, roles and logins
 * with one login and with two, row-level security, the login that may only verify the ledger, and
 * access control through the API.
 */
export const ON_EACH_VERSION = [
  'migrations/migrations.db-spec.ts',
  'test/versions/roles.db-spec.ts',
  'libs/ledger/verification.db-spec.ts',
  'libs/ledger/tampering.db-spec.ts',
  'libs/platform/queue/queue.db-spec.ts',
  'test/e2e/without-row-level-security.e2e-spec.ts',
  'test/e2e/ledger.e2e-spec.ts',
];

/**
 * Tests from {@link ON_EACH_VERSION} that every test run repeats on the oldest supported PostgreSQL
 * version.
 */
export const ON_OLDEST = [
  'migrations/migrations.db-spec.ts',
  'test/versions/roles.db-spec.ts',
  'libs/ledger/verification.db-spec.ts',
  'test/e2e/without-row-level-security.e2e-spec.ts',
];
