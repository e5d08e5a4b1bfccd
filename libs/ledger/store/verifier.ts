import {
  connect,
  Database,
  serviceScope,
  sqlState,
  type Tx,
  verifierDataSourceOptions,
} from '#platform/database';
import { Problem } from '#platform/problem';

/**
 * Error codes of PostgreSQL (SQLSTATE) when a login may not use a role, or the role does not exist.
 */
const ROLE_REFUSED = new Set(['42501', '22023']);

/**
 * Runs `work` in one read-only transaction with the database role for verification, over a
 * connection of its own.
 * @param url connection of a login that may use this role.
 * @throws Problem VERIFIER_UNAVAILABLE when the login may not use it.
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
