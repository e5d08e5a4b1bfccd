import { recordAuditEvent } from '#audit';
import type { Scope, Tx } from '#platform/database';
import type { Day } from '#values';

/**
 * Revokes the delegations of a person who loses a role or whose account is closed: roles that the
 * person delegated and, for a closed account, roles delegated to the person. Without this, a
 * delegation would apply again if the role were given back.
 */
export async function endDelegations(
  tx: Tx,
  scope: Scope,
  today: Day,
  of: { personId: string; role?: string; unitId?: string },
): Promise<void> {
  const [revoked] = await tx.query<[{ id: string; unitId: string }[], number]>(
    `UPDATE delegations SET revoked_on = greatest($2::date, from_on), revoked_by = $3
      WHERE revoked_on IS NULL AND until_on >= $2
        AND CASE WHEN $4::text IS NULL THEN $1 IN (from_person, to_person) ELSE from_person = $1
          AND role = $4 AND unit_id = $5 END
     RETURNING id, unit_id AS "unitId"`,
    [of.personId, today, scope.actorId, of.role ?? null, of.unitId ?? null],
  );
  for (const { id, unitId } of revoked)
    await recordAuditEvent(tx, scope, {
      action: 'delegation.revoke',
      subjectType: 'delegation',
      subjectId: id,
      unitId,
      newValue: { revokedOn: today },
    });
}
