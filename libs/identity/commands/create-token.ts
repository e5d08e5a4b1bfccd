import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '#audit';
import {
  type Clock,
  type Database,
  Problem,
  type Scope,
  serviceScope,
  SystemClock,
  type Tx,
} from '#platform';
import { allow } from '../policies/policies.js';
import type { Actor } from '../rules/actor.js';
import { hashSecret, newSecret } from '../rules/secret.js';
import { TOKEN_DAYS_DEFAULT } from '../rules/session-life.js';
import type { TokenReach } from '../rules/token-scope.js';
import { ApiTokenRow, PersonRow } from '../store/identity-rows.js';

/**
 * A token to be made: what it is for, for how many days it shall hold (1–366, default 90), and how far it reaches:
 * as far as its owner unless `mayWrite` is false, only spend and other reports with `reportsOnly` (which then reads only).
 */
export interface WantedToken {
  name: string;
  days?: number;
  mayWrite?: boolean;
  reportsOnly?: boolean;
}

/** A token just made; this is the only time its text is known. */
export interface IssuedToken extends TokenReach {
  id: string;
  name: string;
  token: string;
  createdAt: Date;
  expiresAt: Date;
}

const DAY_MS = 86_400_000;

/** Makes a token with which a script can act as the actor. */
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
 * Makes a token on the operator's behalf for the person behind an address.
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
  const reach: TokenReach = { mayWrite: wanted && !reportsOnly, reportsOnly };
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
