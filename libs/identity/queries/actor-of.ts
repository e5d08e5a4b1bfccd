import { accountsScope, type Clock, type Database, isDiskFull, Problem } from '#platform';
import { type Actor, actorFrom } from '../rules/actor.js';
import { hashSecret, looksLikeSecret } from '../rules/secret.js';
import { sessionStands, tokenStands, useIsWorthNoting } from '../rules/session-life.js';
import { type Restriction, restrictionsOf } from '../rules/restrictions.js';
import type { SignInPolicy } from '../rules/sign-in-policy.js';
import type { TokenAccess } from '../rules/token-scope.js';
import type { FoundPerson } from '../store/find-person.js';
import { findSession, findToken } from '../store/standing-session.js';

/**
 * Origin of a request. `unattended` means that a page sent it by itself, which does not extend the
 * session.
 */
export interface Asked {
  requestId: string;
  from?: string;
  userAgent?: string;
  unattended?: boolean;
}

/** The person of a session, and the restrictions they must resolve before any other action. */
export interface SessionActor extends Actor {
  sessionId: string;
  restrictions: readonly Restriction[];
  provedAt: Date;
}
/** The person for whom a script acts, and the rights of its token. */
export interface TokenActor extends Actor {
  tokenId: string;
  reach: TokenAccess;
  restrictions: readonly Restriction[];
}

/** Clock and sign-in policy used to check sessions and tokens. */
export interface Terms {
  clock: Clock;
  policy: SignInPolicy;
}

const SERVICE = 'service:sign-in';

/**
 * The person of a session cookie; null when the cookie is forged, the session has ended or expired,
 * or the account is closed.
 * @throws Problem SESSION_REPLACED when a newer session replaced it, so that the page can say why.
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

/**
 * The person of a bearer token; null when the token is forged, ended or expired, or the account is
 * closed.
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

/** Stores the time of the last use. A full disk is ignored, so that reading still works. */
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
