import { accountsScope, type Clock, type Database } from '#platform';
import { type Actor, actorFrom } from '../rules/actor.js';
import { hashSecret, looksLikeSecret } from '../rules/secret.js';
import { sessionStands, tokenStands, useIsWorthNoting } from '../rules/session-life.js';
import { type LimitFacts, limitOf, type SessionLimit } from '../rules/session-limit.js';
import type { TokenReach } from '../rules/token-scope.js';
import type { FoundPerson } from '../store/find-person.js';
import { findSession, findToken } from '../store/standing-session.js';

/** Who asks, as far as the network tells. */
export interface Asked { requestId: string; from?: string; userAgent?: string }

/** A person with the session they came with, and what they have to do in it before anything else. */
export interface SessionActor extends Actor { sessionId: string; limit: SessionLimit | null }
/** A person for whom a script acts, and how far its token reaches. */
export interface TokenActor extends Actor { tokenId: string; reach: TokenReach; limit: SessionLimit | null }

const SERVICE = 'service:sign-in';

/** The person behind a session's cookie; null when it is forged, ended, too old, or its person is no longer active. */
export async function actorOfSession(database: Database, clock: Clock, token: string, asked: Asked): Promise<SessionActor | null> {
  if (!looksLikeSecret(token)) return null;
  const now = clock.now();
  const session = await database.glance(accountsScope(SERVICE, asked.requestId), (tx) => findSession(tx, hashSecret(token), clock.today()));
  if (!session || !sessionStands(session, now)) return null;
  if (useIsWorthNoting(session.lastSeenAt, now)) await noteUse(database, asked, 'UPDATE sessions SET last_seen_at = $2 WHERE id = $1 AND last_seen_at < $2', session.id, now);
  return { ...limitedActor(session, asked), sessionId: session.id };
}

/** The person behind a bearer token; null when it is forged, ended or expired, or its person is no longer active. */
export async function actorOfToken(database: Database, clock: Clock, bearer: string, asked: Asked): Promise<TokenActor | null> {
  if (!looksLikeSecret(bearer)) return null;
  const now = clock.now();
  const token = await database.glance(accountsScope(SERVICE, asked.requestId), (tx) => findToken(tx, hashSecret(bearer), clock.today()));
  if (!token || !tokenStands(token, now)) return null;
  if (useIsWorthNoting(token.lastUsedAt, now)) await noteUse(database, asked, 'UPDATE api_tokens SET last_used_at = $2 WHERE id = $1', token.id, now);
  return { ...limitedActor(token, asked), tokenId: token.id, reach: { mayWrite: token.mayWrite, reportsOnly: token.reportsOnly } };
}

function limitedActor({ person, memberships, tree, limits }: FoundPerson & { limits: LimitFacts }, { requestId, from }: Asked): Actor & { limit: SessionLimit | null } {
  return { ...actorFrom(person, memberships, tree, { requestId, ...(from === undefined ? {} : { from }) }), limit: limitOf(limits, memberships) };
}

const noteUse = (database: Database, asked: Asked, sql: string, id: string, now: Date): Promise<void> =>
  database.write(accountsScope(SERVICE, asked.requestId), async (tx) => { await tx.query(sql, [id, now]); });
