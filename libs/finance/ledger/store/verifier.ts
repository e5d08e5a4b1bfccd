import {
  connect,
  Database,
  Problem,
  serviceScope,
  sqlState,
  type Tx,
  verifierDataSourceOptions,
} from '#platform';

/** SQLSTATE codes of PostgreSQL when a login may not take the role, or the role does not exist. */
const ROLE_REFUSED = new Set(['42501', '22023']);

/**
 * Runs `work` in one read-only transaction with the verifying role, over a separate connection.
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
