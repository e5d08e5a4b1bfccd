import type { Asking, Tx } from '#platform/database';
import type { Day } from '#values';
import type { RestrictionFacts } from '../rules/restrictions.js';
import type { SessionTimes } from '../rules/session-validity.js';
import type { SessionEnd } from './end-sessions.js';
import { type FoundPerson, PERSON_ON_DAY } from './find-person.js';

/**
 * SQL of the {@link RestrictionFacts} of a person; `p` is the alias of the row in table `people`.
 */
const RESTRICTION_FACTS = `json_build_object(
  'mustChangePassword', p.must_change_password,
  'initialPassword', p.initial_password_since IS NOT NULL,
  'passwordSince', coalesce(p.password_changed_at, p.created_at),
  'hasSecondFactor', EXISTS (SELECT FROM second_factors f WHERE f.person_id = p.id AND f.confirmed_at IS NOT NULL),
  'rolesNeedingFactor', (SELECT coalesce(json_agg(r.role), '[]') FROM role_requirements r
    WHERE r.second_factor)) AS facts`;

/**
 * A stored session with its person, the roles of today, and the data from which the restrictions
 * are determined: actions that the person must take before any other (see {@link
 * RestrictionFacts}).
 */
export interface FoundSession extends SessionTimes, FoundPerson {
  id: string;
  facts: RestrictionFacts;
  endReason: SessionEnd | null;
  provedAt: Date;
}

/**
 * Finds the session with a token hash, together with its active person, by a single SQL statement;
 * null when there is none.
 */
export async function findSession(
  tx: Asking,
  tokenHash: string,
  today: Day,
): Promise<FoundSession | null> {
  const [row] = await tx.query<FoundSession[]>(
    `SELECT s.id, s.last_seen_at AS "lastSeenAt", s.expires_at AS "expiresAt", s.ended_at AS "endedAt",
            s.end_reason AS "endReason", coalesce(s.proved_at, s.created_at) AS "provedAt",
              ${RESTRICTION_FACTS}, ${PERSON_ON_DAY}
     FROM sessions s JOIN people p ON p.id = s.person_id AND p.active WHERE s.token_hash = $1`,
    [tokenHash, today],
  );
  return row ?? null;
}

/**
 * A stored API token with its owner, the roles of today, and the data from which the restrictions
 * are determined: actions that the owner must take before any other (see {@link RestrictionFacts}).
 */
export interface FoundToken extends FoundPerson {
  id: string;
  expiresAt: Date;
  lastUsedAt: Date | null;
  endedAt: Date | null;
  mayWrite: boolean;
  reportsOnly: boolean;
  facts: RestrictionFacts;
}

/**
 * Finds the API token with a hash, together with its active owner, by a single SQL statement; null
 * when there is none.
 */
export async function findToken(
  tx: Asking,
  tokenHash: string,
  today: Day,
): Promise<FoundToken | null> {
  const [row] = await tx.query<FoundToken[]>(
    `SELECT t.id, t.expires_at AS "expiresAt", t.last_used_at AS "lastUsedAt", t.ended_at AS "endedAt",
            t.may_write AS "mayWrite", t.reports_only AS "reportsOnly", ${RESTRICTION_FACTS}, ${PERSON_ON_DAY}
     FROM api_tokens t JOIN people p ON p.id = t.person_id AND p.active WHERE t.token_hash = $1`,
    [tokenHash, today],
  );
  return row ?? null;
}

/** Reads the {@link RestrictionFacts} of a person; null when there is no such person. */
export async function restrictionFactsOf(
  tx: Tx,
  personId: string,
): Promise<RestrictionFacts | null> {
  const [row] = await tx.query<{ facts: RestrictionFacts }[]>(
    `SELECT ${RESTRICTION_FACTS} FROM people p WHERE p.id = $1`,
    [personId],
  );
  return row?.facts ?? null;
}

/** A session to store; `agent` is the name of the browser, `from` the network address. */
export interface SessionToBegin {
  tokenHash: string;
  personId: string;
  deviceId: string;
  now: Date;
  expiresAt: Date;
  from: string | null;
  agent: string | null;
}

/** Stores a new session. */
export async function beginSession(
  tx: Tx,
  { tokenHash, personId, deviceId, now, expiresAt, from, agent }: SessionToBegin,
): Promise<void> {
  await tx.query(
    'INSERT INTO sessions (token_hash, person_id, created_at, last_seen_at, expires_at, from_address, agent, device_id) VALUES ($1, $2, $3, $3, $4, $5, $6, $7)',
    [tokenHash, personId, now, expiresAt, from, agent, deviceId],
  );
}

/**
 * Input of {@link endOldestSessions}: the new session (by its token hash), its person, and the
 * largest number of sessions allowed.
 */
export interface SessionBound {
  personId: string;
  tokenHash: string;
  sessionsMax: number;
  now: Date;
}

/**
 * Ends a person's oldest sessions when there are more than the allowed number, but never the
 * session of `tokenHash`. A lock per person makes simultaneous sign-ins wait for each other.
 * @returns the number of sessions ended.
 */
export async function endOldestSessions(
  tx: Tx,
  { personId, tokenHash, sessionsMax, now }: SessionBound,
): Promise<number> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1500))', [personId]);
  const [, ended] = await tx.query<[object[], number]>(
    `UPDATE sessions SET ended_at = $4, end_reason = 'too-many-sessions' WHERE id IN (
       SELECT id FROM sessions WHERE person_id = $1 AND ended_at IS NULL AND expires_at > $4
       ORDER BY token_hash = $2 DESC, created_at DESC, last_seen_at DESC, id OFFSET $3 FOR UPDATE)`,
    [personId, tokenHash, sessionsMax, now],
  );
  return ended;
}
