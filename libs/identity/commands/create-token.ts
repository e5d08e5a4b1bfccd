import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '#audit';
import { type Clock, SystemClock } from '#platform/clock';
import { type Database, type Scope, serviceScope, type Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { allow } from '../policies/policies.js';
import type { Actor } from '../rules/actor.js';
import { hashSecret, newSecret } from '../rules/secret.js';
import { TOKEN_DAYS_DEFAULT } from '../rules/session-validity.js';
import type { TokenAccess } from '../rules/token-scope.js';
import { ApiTokenRow, PersonRow } from '../store/identity-rows.js';

/**
 * An API token to create: its name, the number of days for which it is valid (1–366, default 90),
 * and its rights. The token has the rights of its owner. If `mayWrite` is false it cannot write;
 * with `reportsOnly` it can only read reports.
 */
export interface WantedToken {
  name: string;
  days?: number;
  mayWrite?: boolean;
  reportsOnly?: boolean;
}

/**
 * A token just created, with its secret text. The text is returned only here, because only its hash
 * is stored.
 */
export interface IssuedToken extends TokenAccess {
  id: string;
  name: string;
  token: string;
  createdAt: Date;
  expiresAt: Date;
}

const DAY_MS = 86_400_000;

/** Creates an API token, with which another program can send requests in the name of the actor. */
export function createToken(
  database: Database,
  clock: Clock,
  actor: Actor,
  wanted: WantedToken,
): Promise<IssuedToken> {
  allow(actor, 'token.create');
  return database.write(actor.scope, (tx) =>
    issue(tx, clock, actor.scope, { personId: actor.personId, wanted }),
  );
}

/**
 * Creates an API token for the person with an e-mail address, on behalf of the operator of the
 * installation.
 * @throws Problem NOT_FOUND when no active account has that address.
 */
export function issueTokenFor(
  database: Database,
  { email, ...wanted }: WantedToken & { email: string },
  clock: Clock = new SystemClock(),
): Promise<IssuedToken> {
  const scope = serviceScope('cli');
  return database.write(scope, async (tx) => {
    const person = await tx.findOneBy(PersonRow, {
      email: email.trim().toLowerCase(),
      active: true,
    });
    if (!person) throw new Problem('NOT_FOUND');
    return issue(tx, clock, scope, { personId: person.id, wanted });
  });
}

interface IssueInput {
  personId: string;
  wanted: WantedToken;
}

async function issue(
  tx: Tx,
  clock: Clock,
  scope: Scope,
  {
    personId,
    wanted: { name, days = TOKEN_DAYS_DEFAULT, mayWrite: wanted = true, reportsOnly = false },
  }: IssueInput,
): Promise<IssuedToken> {
  const reach: TokenAccess = { mayWrite: wanted && !reportsOnly, reportsOnly };
  const [id, token, createdAt] = [randomUUID(), newSecret(), clock.now()];
  const expiresAt = new Date(createdAt.getTime() + days * DAY_MS);
  await tx.insert(ApiTokenRow, {
    id,
    tokenHash: hashSecret(token),
    personId,
    name,
    createdAt,
    expiresAt,
    ...reach,
  });
  await recordAuditEvent(tx, scope, {
    action: 'token.create',
    subjectType: 'api-token',
    subjectId: id,
    newValue: { personId, name, expiresAt, ...reach },
  });
  return { id, name, token, createdAt, expiresAt, ...reach };
}
