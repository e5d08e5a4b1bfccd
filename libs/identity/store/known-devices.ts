import type { Tx } from '#platform/database';

/** Time in milliseconds for which a device stays known after the last sign-in on it. */
export const DEVICE_MS = 180 * 86_400_000;
/**
 * Largest number of known devices of a person. Beyond it, the device that was not used for the
 * longest time is removed.
 */
const DEVICES_MAX = 20;

/**
 * Returns the id of a person's known device; null when the person has not signed in on the device,
 * or when it has expired or was removed.
 */
export async function knownDeviceOf(
  tx: Tx,
  personId: string,
  secretHash: string,
  now: Date,
): Promise<string | null> {
  const [row] = await tx.query<{ id: string }[]>(
    'SELECT id FROM known_devices WHERE secret_hash = $1 AND person_id = $2 AND expires_at > $3',
    [secretHash, personId, now],
  );
  return row?.id ?? null;
}

/** Returns whether any person has signed in on a device before. */
export async function isKnownDevice(
  tx: Pick<Tx, 'query'>,
  secretHash: string,
  now: Date,
): Promise<boolean> {
  return (
    (
      await tx.query<object[]>(
        'SELECT FROM known_devices WHERE secret_hash = $1 AND expires_at > $2 LIMIT 1',
        [secretHash, now],
      )
    ).length > 0
  );
}

/**
 * A device on which a person has just signed in. `presented` is the hash of the secret that the
 * device sent, null if it sent none; `secretHash` is that of its new secret.
 */
export interface DeviceUsed {
  personId: string;
  presented: string | null;
  secretHash: string;
  agent: string | null;
  now: Date;
}

/**
 * Stores a device as known for a person. The device's secret is replaced at every sign-in, for all
 * people who share the device, so that a copied or planted cookie becomes useless.
 * @returns id of the device.
 */
export async function rememberDevice(
  tx: Tx,
  { personId, presented, secretHash, agent, now }: DeviceUsed,
): Promise<string> {
  const expiresAt = new Date(now.getTime() + DEVICE_MS);
  if (presented !== null)
    await tx.query('UPDATE known_devices SET secret_hash = $2 WHERE secret_hash = $1', [
      presented,
      secretHash,
    ]);
  const [row] = await tx.query<{ id: string }[]>(
    `INSERT INTO known_devices (person_id, secret_hash, agent, created_at, last_used_at, expires_at)
      VALUES ($1, $2, $3, $4, $4, $5)
     ON CONFLICT (secret_hash, person_id)
     DO UPDATE SET agent = excluded.agent, last_used_at = excluded.last_used_at,
       expires_at = excluded.expires_at
     RETURNING id`,
    [personId, secretHash, agent, now, expiresAt],
  );
  await tx.query(
    `DELETE FROM known_devices WHERE person_id = $1 AND (expires_at <= $2
       OR id IN (SELECT id FROM known_devices WHERE person_id = $1 ORDER BY last_used_at DESC, id OFFSET $3))`,
    [personId, now, DEVICES_MAX],
  );
  return row?.id ?? '';
}

/**
 * Removes the known devices of a person, except the device of session `exceptSessionId` if given.
 */
export async function forgetDevicesOf(
  tx: Tx,
  personId: string,
  exceptSessionId?: string,
): Promise<void> {
  await tx.query(
    'DELETE FROM known_devices WHERE person_id = $1 AND id IS DISTINCT FROM (SELECT device_id FROM sessions WHERE id = $2::uuid)',
    [personId, exceptSessionId ?? null],
  );
}
