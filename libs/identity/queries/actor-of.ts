import { type Clock, type Database, noUnitsScope, type Tx } from '#platform';
import { type Actor, actorFrom } from '../rules/actor.js';
import { hashSecret, looksLikeSecret } from '../rules/secret.js';
import { sessionStands, tokenStands, useIsWorthNoting } from '../rules/session-life.js';
import { findPerson } from '../store/find-person.js';
import { ApiTokenRow, SessionRow } from '../store/identity-rows.js';

/** Who asks, as far as the network tells. */
export interface Asked { requestId: string; from?: string }

const SERVICE = 'service:sign-in';

/** The person behind a session's cookie; null when it is forged, ended, too old, or its person is no longer active. */
export async function actorOfSession(database: Database, clock: Clock, token: string, asked: Asked): Promise<Actor | null> {
  if (!looksLikeSecret(token)) return null;
  const now = clock.now();
  const found = await database.read(noUnitsScope(SERVICE, asked.requestId), async (tx) => {
    const session = await tx.findOneBy(SessionRow, { tokenHash: hashSecret(token) });
    return session && sessionStands(session, now) ? { session, actor: await actorNow(tx, session.personId, clock, asked) } : null;
  });
  if (!found?.actor) return null;
  if (useIsWorthNoting(found.session.lastSeenAt, now)) await noteUse(database, asked, 'UPDATE sessions SET last_seen_at = $2 WHERE id = $1 AND last_seen_at < $2', found.session.id, now);
  return found.actor;
}

/** The person behind a bearer token; null when it is forged, ended or expired, or its person is no longer active. */
export async function actorOfToken(database: Database, clock: Clock, bearer: string, asked: Asked): Promise<Actor | null> {
  if (!looksLikeSecret(bearer)) return null;
  const now = clock.now();
  const found = await database.read(noUnitsScope(SERVICE, asked.requestId), async (tx) => {
    const token = await tx.findOneBy(ApiTokenRow, { tokenHash: hashSecret(bearer) });
    return token && tokenStands(token, now) ? { token, actor: await actorNow(tx, token.personId, clock, asked) } : null;
  });
  if (!found?.actor) return null;
  if (useIsWorthNoting(found.token.lastUsedAt, now)) await noteUse(database, asked, 'UPDATE api_tokens SET last_used_at = $2 WHERE id = $1', found.token.id, now);
  return found.actor;
}

async function actorNow(tx: Tx, personId: string, clock: Clock, asked: Asked): Promise<Actor | null> {
  const found = await findPerson(tx, personId, clock.today());
  return found && actorFrom(found.person, found.memberships, found.tree, asked);
}

const noteUse = (database: Database, asked: Asked, sql: string, id: string, now: Date): Promise<void> =>
  database.write(noUnitsScope(SERVICE, asked.requestId), async (tx) => { await tx.query(sql, [id, now]); });
