import type { Tx } from '#platform';
import { forgetDevicesOf } from './known-devices.js';

/** Why a session was ended early. */
export type SessionEnd =
  | 'signed-out'
  | 'revoked'
  | 'password-changed'
  | 'password-reset'
  | 'second-factor-removed'
  | 'second-factor-changed'
  | 'too-many-sessions'
  | 'roles-changed'
  | 'account-closed';

/**
 * Ends a person's sessions, except one if it is given. Their devices are forgotten too, unless only
 * the roles changed. The caller records the audit event.
 * @returns how many were ended.
 */
export async function endSessionsOf(
  tx: Tx,
  personId: string,
  reason: SessionEnd,
  exceptSessionId?: string,
): Promise<number> {
  const [, ended] = await tx.query<[object[], number]>(
    'UPDATE sessions SET ended_at = clock_timestamp(), end_reason = $2 WHERE person_id = $1 AND ended_at IS NULL AND ($3::uuid IS NULL OR id <> $3)',
    [personId, reason, exceptSessionId ?? null],
  );
  if (reason !== 'roles-changed') await forgetDevicesOf(tx, personId, exceptSessionId);
  return ended;
}

/**
 * Ends every API token of a person. The caller records the audit event.
 * @returns how many were ended.
 */
export async function endTokensOf(tx: Tx, personId: string): Promise<number> {
  const [, ended] = await tx.query<[object[], number]>(
    'UPDATE api_tokens SET ended_at = clock_timestamp() WHERE person_id = $1 AND ended_at IS NULL',
    [personId],
  );
  return ended;
}
