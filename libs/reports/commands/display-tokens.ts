import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '#audit';
import { type Actor, allow, hashSecret, newSecret } from '#identity';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import { Problem } from '#platform/problem';
import {
  type DisplayToken,
  DisplayTokenRow,
  endDisplayToken,
  findDisplayToken,
} from '../store/display-token-row.js';

/** An address of a wall screen with its secret, which is shown once. */
export interface IssuedDisplayToken {
  token: DisplayToken;
  secret: string;
}

/**
 * Makes the address of a wall screen that shows the projects of an organisation and of those below
 * it. A manager of the organisation may.
 * @throws Problem FORBIDDEN
 */
export function createDisplayToken(
  database: Database,
  clock: Clock,
  actor: Actor,
  { name, organisationId }: { name: string; organisationId: string },
): Promise<IssuedDisplayToken> {
  allow(actor, 'display-token.manage', { unitId: organisationId });
  return database.write(actor.scope, async (tx) => {
    const [id, secret] = [randomUUID(), newSecret()];
    await tx.insert(DisplayTokenRow, {
      id,
      organisationId,
      name,
      secretHash: hashSecret(secret),
      createdBy: actor.personId,
      createdAt: clock.now(),
      lastUsedAt: null,
      endedBy: null,
      endedAt: null,
    });
    await recordAuditEvent(tx, actor.scope, {
      action: 'display-token.create',
      subjectType: 'display-token',
      subjectId: id,
      unitId: organisationId,
      newValue: { name },
    });
    const token = await findDisplayToken(tx, id);
    if (!token) throw new Error(`display token ${id} cannot be presented`);
    return { token, secret };
  });
}

/**
 * Revokes the address of a wall screen at once. Revoking an ended one is no error.
 * @throws Problem NOT_FOUND, FORBIDDEN
 */
export function revokeDisplayToken(
  database: Database,
  clock: Clock,
  actor: Actor,
  id: string,
): Promise<void> {
  return database.write(actor.scope, async (tx) => {
    const token = await findDisplayToken(tx, id);
    if (!token) throw new Problem('NOT_FOUND');
    allow(actor, 'display-token.manage', { unitId: token.organisationId });
    if (!(await endDisplayToken(tx, id, { by: actor.personId, at: clock.now() }))) return;
    await recordAuditEvent(tx, actor.scope, {
      action: 'display-token.end',
      subjectType: 'display-token',
      subjectId: id,
      unitId: token.organisationId,
      oldValue: { name: token.name },
    });
  });
}
