import {
  connect,
  Database,
  Problem,
  serviceScope,
  sqlState,
  type Tx,
  verifierDataSourceOptions,
} from '#platform';

/** What PostgreSQL answers when a login may not take the role, or there is no such role. */
const ROLE_REFUSED = new Set(['42501', '22023']);

/**
 * Runs `work` in one read-only transaction as the role that verifies, over a connection of its own.
 * @param url any login that may take the role.
 * @throws Problem VERIFIER_UNAVAILABLE when it may not.
 */
export async function asVerifier<T>(url: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const source = await connect(verifierDataSourceOptions(url)).catch((error: unknown) => {
    throw ROLE_REFUSED.has(sqlState(error) ?? '') ? new Problem('VERIFIER_UNAVAILABLE') : error;
  });
  try {
    return await new Database(source).read(serviceScope('ledger-verify'), work);
  } finally {
    await source.destroy();
  }
}
