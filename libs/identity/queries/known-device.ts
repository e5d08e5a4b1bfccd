import type { Clock } from '#platform/clock';
import { accountsScope, type Database } from '#platform/database';
import { hashSecret, looksLikeSecret } from '../rules/secret.js';
import { isKnownDevice } from '../store/known-devices.js';

/**
 * Returns the hash of a device's secret if any person has signed in on the device before, otherwise
 * null. Which person it was is not disclosed.
 */
export async function knownDevice(
  database: Database,
  clock: Clock,
  secret: string,
  requestId: string,
): Promise<string | null> {
  if (!looksLikeSecret(secret)) return null;
  const hash = hashSecret(secret);
  return (await database.readInOneStatement(accountsScope('service:sign-in', requestId), (tx) =>
    isKnownDevice(tx, hash, clock.now()),
  ))
    ? hash
    : null;
}
