import type { Asking, Tx } from '#platform';
import type { Day } from '#values';
import type { Membership } from '../rules/role.js';
import { type LimitFacts, limitOf, type SessionLimit } from '../rules/session-limit.js';
import type { SessionTimes } from '../rules/session-life.js';
import { type FoundPerson, PERSON_ON_DAY } from './find-person.js';

/** What limits a person; `p` is their row. */
const LIMIT_FACTS = `json_build_object(
  'mustChangePassword', p.must_change_password,
  'hasSecondFactor', EXISTS (SELECT FROM second_factors f WHERE f.person_id = p.id AND f.confirmed_at IS NOT NULL),
  'rolesNeedingFactor', (SELECT coalesce(json_agg(r.role), '[]') FROM role_requirements r WHERE r.second_factor)) AS limits`;

/** A session as it stands in the database, with its person today and what limits them. */
export interface FoundSession extends SessionTimes, FoundPerson { id: string; limits: LimitFacts }

/** The session of a token's hash with its active person, in one round trip, or null. */
export async function findSession(tx: Asking, tokenHash: string, today: Day): Promise<FoundSession | null> {
  const [row] = await tx.query<FoundSession[]>(
    `SELECT s.id, s.last_seen_at AS "lastSeenAt", s.expires_at AS "expiresAt", s.ended_at AS "endedAt", ${LIMIT_FACTS}, ${PERSON_ON_DAY}
     FROM sessions s JOIN people p ON p.id = s.person_id AND p.active WHERE s.token_hash = $1`, [tokenHash, today]);
  return row ?? null;
}

/** An API token as it stands in the database, with its owner today and what limits them. */
export interface FoundToken extends FoundPerson { id: string; expiresAt: Date; lastUsedAt: Date | null; endedAt: Date | null; mayWrite: boolean; reportsOnly: boolean; limits: LimitFacts }

/** The API token of a hash with its active owner, in one round trip, or null. */
export async function findToken(tx: Asking, tokenHash: string, today: Day): Promise<FoundToken | null> {
  const [row] = await tx.query<FoundToken[]>(
    `SELECT t.id, t.expires_at AS "expiresAt", t.last_used_at AS "lastUsedAt", t.ended_at AS "endedAt",
            t.may_write AS "mayWrite", t.reports_only AS "reportsOnly", ${LIMIT_FACTS}, ${PERSON_ON_DAY}
     FROM api_tokens t JOIN people p ON p.id = t.person_id AND p.active WHERE t.token_hash = $1`, [tokenHash, today]);
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
