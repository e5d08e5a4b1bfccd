import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import {
  type Database,
  once,
  type RepeatableRequest,
  stampInstant,
  type Tx,
  withPrivileges,
} from '#platform/database';
import { findMoveLimit, type ListedMoveLimit } from '../queries/move-limits.js';
import { checkMoveLimit, type NewMoveLimit } from '../rules/move-limit.js';
import { MilestoneMoveLimitRow } from '../store/milestone-row.js';
import { limitInForce } from '../store/move-limit.js';

interface SetMoveLimitInput {
  wanted: NewMoveLimit;
  request: RepeatableRequest | null;
}

/**
 * Sets by how many working days a key milestone may move without a decision, from a day on. Earlier
 * limits are kept; what is filed already stays filed.
 * @returns the limit; for a repeated request, the one that the first request set
 * @throws Problem FORBIDDEN, DAY_IN_PAST, TOO_FAR_AHEAD, IDEMPOTENCY_KEY_REUSED
 */
export function setMoveLimit(
  database: Database,
  clock: Clock,
  actor: Actor,
  { wanted, request }: SetMoveLimitInput,
): Promise<ListedMoveLimit> {
  allow(actor, 'milestone-move-limit.set');
  const today = clock.today();
  return database.write(withPrivileges(actor.scope, 'rules'), async (tx) => {
    const { id } = await once(tx, request, () => {
      checkMoveLimit(wanted, today);
      return add(tx, actor, wanted);
    });
    return findMoveLimit(tx, id, today);
  });
}

async function add(tx: Tx, actor: Actor, wanted: NewMoveLimit): Promise<string> {
  const id = randomUUID();
  const before = await limitInForce(tx, wanted.validFrom);
  await tx.insert(MilestoneMoveLimitRow, {
    ...wanted,
    id,
    setBy: actor.personId,
    setAt: await stampInstant(tx),
  });
  await recordAuditEvent(tx, actor.scope, {
    action: 'milestone-move-limit.set',
    subjectType: 'milestone-move-limit',
    subjectId: id,
    ...(before ? { oldValue: { workingDays: before.workingDays } } : {}),
    newValue: wanted,
  });
  return id;
}
