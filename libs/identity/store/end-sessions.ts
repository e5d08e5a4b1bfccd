import type { Tx } from '#platform/database';
import { forgetDevicesOf } from './known-devices.js';

/** Reason why a session was ended before it expired. */
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
 * Ends a person's sessions, except `exceptSessionId` if given. The person's devices are no longer
 * known afterwards, unless the reason is a change of roles. The caller records the audit event.
 * @returns the number of sessions ended.
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
 * Ends all API tokens of a person. The caller records the audit event.
 * @returns the number of tokens ended.
 */
export async function endTokensOf(tx: Tx, personId: string): Promise<number> {
  const [, ended] = await tx.query<[object[], number]>(
    'UPDATE api_tokens SET ended_at = clock_timestamp() WHERE person_id = $1 AND ended_at IS NULL',
    [personId],
  );
  return ended;
}
