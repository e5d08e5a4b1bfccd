import { accountsScope, type Clock, type Database, isDiskFull, Problem } from '#platform';
import { type Actor, actorFrom } from '../rules/actor.js';
import { hashSecret, looksLikeSecret } from '../rules/secret.js';
import { sessionStands, tokenStands, useIsWorthNoting } from '../rules/session-life.js';
import { type Restriction, restrictionsOf } from '../rules/restrictions.js';
import type { SignInPolicy } from '../rules/sign-in-policy.js';
import type { TokenReach } from '../rules/token-scope.js';
import type { FoundPerson } from '../store/find-person.js';
import { findSession, findToken } from '../store/standing-session.js';

/** Who asks, as far as the network tells; `unattended` when a page asked by itself, which is no use of the session by anybody. */
export interface Asked {
  requestId: string;
  from?: string;
  userAgent?: string;
  unattended?: boolean;
}

/** A person with the session they came with, and what they have to do in it before anything else. */
export interface SessionActor extends Actor {
  sessionId: string;
  restrictions: readonly Restriction[];
  provedAt: Date;
}
/** A person for whom a script acts, and how far its token reaches. */
export interface TokenActor extends Actor {
  tokenId: string;
  reach: TokenReach;
  restrictions: readonly Restriction[];
}

/** By what clock, and under what policy, somebody is let in. */
export interface Terms {
  clock: Clock;
  policy: SignInPolicy;
}

const SERVICE = 'service:sign-in';

/**
 * The person behind a session's cookie; null when it is forged, ended, too old, or its person is no longer active.
 * @throws Problem SESSION_REPLACED when a newer session took its place, so that its owner learns why.
 */
export async function actorOfSession(
  database: Database,
  { clock, policy }: Terms,
  token: string,
  asked: Asked,
): Promise<SessionActor | null> {
  if (!looksLikeSecret(token)) return null;
  const now = clock.now();
  const session = await database.readInOneStatement(accountsScope(SERVICE, asked.requestId), (tx) =>
    findSession(tx, hashSecret(token), clock.today()),
  );
  if (session?.endReason === 'too-many-sessions' && now < session.expiresAt)
    throw new Problem('SESSION_REPLACED');
  if (!session || !sessionStands(session, policy.sessionIdleMs(session.memberships), now))
    return null;
  if (!asked.unattended && useIsWorthNoting(session.lastSeenAt, now))
    await noteUse(database, asked, {
      sql: 'UPDATE sessions SET last_seen_at = $2 WHERE id = $1 AND last_seen_at < $2',
      id: session.id,
      now,
    });
  return {
    ...restrictedActor(session, asked, restrictionsOf(session, policy, now)),
    sessionId: session.id,
    provedAt: session.provedAt,
  };
}

/** The person behind a bearer token; null when it is forged, ended or expired, or its person is no longer active. */
export async function actorOfToken(
  database: Database,
  { clock, policy }: Terms,
  bearer: string,
  asked: Asked,
): Promise<TokenActor | null> {
  if (!looksLikeSecret(bearer)) return null;
  const now = clock.now();
  const token = await database.readInOneStatement(accountsScope(SERVICE, asked.requestId), (tx) =>
    findToken(tx, hashSecret(bearer), clock.today()),
  );
  if (!token || !tokenStands(token, now)) return null;
  if (useIsWorthNoting(token.lastUsedAt, now))
    await noteUse(database, asked, {
      sql: 'UPDATE api_tokens SET last_used_at = $2 WHERE id = $1',
      id: token.id,
      now,
    });
  return {
    ...restrictedActor(token, asked, restrictionsOf(token, policy, now)),
    tokenId: token.id,
    reach: { mayWrite: token.mayWrite, reportsOnly: token.reportsOnly },
  };
}

function restrictedActor(
  { person, memberships, tree }: FoundPerson,
  { requestId, from }: Asked,
  restrictions: readonly Restriction[],
): Actor & { restrictions: readonly Restriction[] } {
  return {
    ...actorFrom(person, memberships, tree, { requestId, ...(from === undefined ? {} : { from }) }),
    restrictions,
  };
}

interface NoteUseInput {
  sql: string;
  id: string;
  now: Date;
}

/** When the disk is full the time of use is not stored, so that reading still works. */
async function noteUse(
  database: Database,
  asked: Asked,
  { sql, id, now }: NoteUseInput,
): Promise<void> {
  await database
    .write(accountsScope(SERVICE, asked.requestId), async (tx) => {
      await tx.query(sql, [id, now]);
    })
    .catch((error: unknown) => {
      if (!isDiskFull(error)) throw error;
    });
}
