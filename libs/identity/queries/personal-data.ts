import type { Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { secondFactorState } from './second-factor-state.js';

/**
 * Largest number of rows of each kind in one export of personal data. The newest rows are exported,
 * and the file says when there are more.
 */
export const PERSONAL_ROWS_MAX = 5_000;

/**
 * Returns the personal data that the identity library stores about a person: account, roles and
 * delegations, sessions, devices, tokens, and whether there is a second factor. Contains no secret
 * and no hash.
 * @throws Problem NOT_FOUND
 */
export async function accountData(tx: Tx, personId: string): Promise<Record<string, unknown>> {
  const [account] = await tx.query<object[]>(
    `SELECT id, email, name, language, active, created_at AS "createdAt",
            password_changed_at AS "passwordChangedAt" FROM people WHERE id = $1`,
    [personId],
  );
  if (!account) throw new Problem('NOT_FOUND');
  const rows = (sql: string): Promise<object[]> =>
    tx.query<object[]>(sql, [personId, PERSONAL_ROWS_MAX]);
  return {
    account,
    secondFactor: await secondFactorState(tx, personId),
    memberships: await rows(MEMBERSHIPS),
    delegations: await rows(DELEGATIONS),
    sessions: await rows(SESSIONS),
    devices: await rows(DEVICES),
    tokens: await rows(TOKENS),
  };
}

const MEMBERSHIPS = `
  SELECT m.role, m.unit_id AS "unitId", o.name AS "unitName", m.from_on AS "fromOn", m.until_on AS "untilOn"
    FROM memberships m JOIN organisations o ON o.id = m.unit_id
   WHERE m.person_id = $1 ORDER BY m.from_on DESC, m.id LIMIT $2`;
const DELEGATIONS = `
  SELECT d.role, d.unit_id AS "unitId", d.from_on AS "fromOn", d.until_on AS "untilOn",
         d.revoked_on AS "revokedOn", d.reason, d.from_person = $1 AS "lent",
         CASE WHEN d.from_person = $1 THEN substitute.name ELSE lender.name END AS "otherPerson"
    FROM delegations d JOIN people lender ON lender.id = d.from_person
    JOIN people substitute ON substitute.id = d.to_person
   WHERE $1 IN (d.from_person, d.to_person) ORDER BY d.from_on DESC, d.id LIMIT $2`;
const SESSIONS = `
  SELECT id, created_at AS "createdAt", last_seen_at AS "lastSeenAt", expires_at AS "expiresAt",
         ended_at AS "endedAt", end_reason AS "endReason", from_address AS "fromAddress", agent
    FROM sessions WHERE person_id = $1 ORDER BY created_at DESC, id LIMIT $2`;
const DEVICES = `
  SELECT agent, created_at AS "createdAt", last_used_at AS "lastUsedAt", expires_at AS "expiresAt"
    FROM known_devices WHERE person_id = $1 ORDER BY last_used_at DESC, id LIMIT $2`;
const TOKENS = `
  SELECT id, name, created_at AS "createdAt", expires_at AS "expiresAt", last_used_at AS "lastUsedAt",
         ended_at AS "endedAt", may_write AS "mayWrite", reports_only AS "reportsOnly"
    FROM api_tokens WHERE person_id = $1 ORDER BY created_at DESC, id LIMIT $2`;
