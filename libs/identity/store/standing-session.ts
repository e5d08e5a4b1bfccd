import type { Asking, Tx } from '#platform';
import type { Membership } from '../rules/role.js';
import { type LimitFacts, limitOf, type SessionLimit } from '../rules/session-limit.js';
import type { SessionTimes } from '../rules/session-life.js';

/** What limits a person; `p` is their row. */
const LIMIT_FACTS = `json_build_object(
  'mustChangePassword', p.must_change_password,
  'hasSecondFactor', EXISTS (SELECT FROM second_factors f WHERE f.person_id = p.id AND f.confirmed_at IS NOT NULL),
  'rolesNeedingFactor', (SELECT coalesce(json_agg(r.role), '[]') FROM role_requirements r WHERE r.second_factor)) AS limits`;

/** A session as it stands in the database, with what limits its person. */
export interface FoundSession extends SessionTimes { id: string; personId: string; limits: LimitFacts }

/** The session of a token's hash, or null. */
export async function findSession(tx: Asking, tokenHash: string): Promise<FoundSession | null> {
  const [row] = await tx.query<FoundSession[]>(
    `SELECT s.id, s.person_id AS "personId", s.last_seen_at AS "lastSeenAt", s.expires_at AS "expiresAt", s.ended_at AS "endedAt", ${LIMIT_FACTS}
     FROM sessions s JOIN people p ON p.id = s.person_id WHERE s.token_hash = $1`, [tokenHash]);
  return row ?? null;
}

/** An API token as it stands in the database, with what limits its owner. */
export interface FoundToken { id: string; personId: string; expiresAt: Date; lastUsedAt: Date | null; endedAt: Date | null; mayWrite: boolean; reportsOnly: boolean; limits: LimitFacts }

/** The API token of a hash, or null. */
export async function findToken(tx: Asking, tokenHash: string): Promise<FoundToken | null> {
  const [row] = await tx.query<FoundToken[]>(
    `SELECT t.id, t.person_id AS "personId", t.expires_at AS "expiresAt", t.last_used_at AS "lastUsedAt", t.ended_at AS "endedAt",
            t.may_write AS "mayWrite", t.reports_only AS "reportsOnly", ${LIMIT_FACTS}
     FROM api_tokens t JOIN people p ON p.id = t.person_id WHERE t.token_hash = $1`, [tokenHash]);
  return row ?? null;
}

/** What a person with these roles today has to do first. */
export async function limitOfPerson(tx: Tx, personId: string, memberships: readonly Membership[]): Promise<SessionLimit | null> {
  const [row] = await tx.query<{ limits: LimitFacts }[]>(`SELECT ${LIMIT_FACTS} FROM people p WHERE p.id = $1`, [personId]);
  return row ? limitOf(row.limits, memberships) : null;
}

/** A session to begin; the browser in words, the network address as it came. */
export interface SessionToBegin { tokenHash: string; personId: string; now: Date; expiresAt: Date; from: string | null; agent: string | null }

/** Begins a session. */
export async function beginSession(tx: Tx, { tokenHash, personId, now, expiresAt, from, agent }: SessionToBegin): Promise<void> {
  await tx.query(
    'INSERT INTO sessions (token_hash, person_id, created_at, last_seen_at, expires_at, from_address, agent) VALUES ($1, $2, $3, $3, $4, $5, $6)',
    [tokenHash, personId, now, expiresAt, from, agent]);
}
