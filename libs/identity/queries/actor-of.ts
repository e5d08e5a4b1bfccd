import type { Clock } from '#platform/clock';
import { accountsScope, type Database } from '#platform/database';
import { isDiskFull } from '#platform/disk';
import { Problem } from '#platform/problem';
import { type Actor, actorFrom } from '../rules/actor.js';
import { hashSecret, looksLikeSecret } from '../rules/secret.js';
import { sessionIsValid, tokenIsValid, useIsWorthNoting } from '../rules/session-validity.js';
import { type Restriction, restrictionsOf } from '../rules/restrictions.js';
import type { SignInPolicy } from '../rules/sign-in-policy.js';
import type { TokenAccess } from '../rules/token-scope.js';
import type { FoundPerson } from '../store/find-person.js';
import { findSession, findToken } from '../store/standing-session.js';

/**
 * Origin of a request. `unattended` is true if a page sent the request by itself, without a user
 * action; such a request does not extend the session.
 */
export interface Asked {
  requestId: string;
  from?: string;
  userAgent?: string;
  unattended?: boolean;
}

/**
 * The person to whom a session belongs, with the actions that the person must take before any
 * other.
 */
export interface SessionActor extends Actor {
  sessionId: string;
  restrictions: readonly Restriction[];
  provedAt: Date;
}
/**
 * The person in whose name another program sends requests with an API token, and the rights of the
 * token.
 */
export interface TokenActor extends Actor {
  tokenId: string;
  reach: TokenAccess;
  restrictions: readonly Restriction[];
}

/** Clock and sign-in policy, which decide whether sessions and tokens are valid. */
export interface Terms {
  clock: Clock;
  policy: SignInPolicy;
}

const SERVICE = 'service:sign-in';

/**
 * Finds the person of a session by the secret in the session cookie; null when the secret is
 * forged, the session has ended or expired, or the account is closed.
 * @throws Problem SESSION_REPLACED when a newer session replaced this one, so that the page can
 * tell the user.
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
  if (!session || !sessionIsValid(session, policy.sessionIdleMs(session.memberships), now))
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

/**
 * Finds the person of an API token by its secret; null when the secret is forged, the token has
 * ended or expired, or the account is closed.
 */
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
  if (!token || !tokenIsValid(token, now)) return null;
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

/**
 * Stores the time at which a session or token was last used. If the disk is full, the failure is
 * ignored, so that users can still read data.
 */
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
