import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, once, type RepeatableRequest } from '#platform/database';
import { Problem, refuseDayTooFar } from '#platform/problem';
import type { Day } from '#values';
import { allowExtension, WAITING_STATES } from '../rules/item-life.js';
import { addItemStep, moveItemTo, standingItem } from '../store/items.js';

/** Longest time by which a day is moved at once, in days: a year. */
const EXTENDED_DAYS_MAX = 366;

interface AskExtensionInput {
  id: string;
  dueOn: Day;
  reason: string;
  request: RepeatableRequest | null;
}

/**
 * Asks for more time on behalf of the organisation that leads. The day stays until the organisation
 * that issued the item has decided.
 * @throws Problem NOT_FOUND, FORBIDDEN, SUPERVISION_STATE, EXTENSION_WAITS, EXTENSION_TOO_LATE,
 * EXTENSION_NOT_LATER, TOO_FAR_AHEAD, IDEMPOTENCY_KEY_REUSED.
 */
export async function askExtension(
  database: Database,
  clock: Clock,
  actor: Actor,
  { id, dueOn, reason, request }: AskExtensionInput,
): Promise<void> {
  await database.write(actor.scope, async (tx) => {
    const standing = await standingItem(tx, id);
    const { item, asked } = standing;
    allow(actor, 'supervision.answer', { unitId: item.leadOrganisationId });
    await once(tx, request, async () => {
      const today = clock.today();
      allowExtension(
        { state: item.state, dueOn: item.dueOn, asked: asked !== null },
        { until: dueOn, today },
      );
      refuseDayTooFar('dueOn', dueOn, { today: item.dueOn, days: EXTENDED_DAYS_MAX });
      await addItemStep(tx, standing, {
        kind: 'extension-asked',
        words: reason,
        onDay: dueOn,
        doneBy: actor.personId,
      });
      await recordAuditEvent(tx, actor.scope, {
        action: 'supervision.extend',
        subjectType: 'supervision-item',
        subjectId: id,
        unitId: item.leadOrganisationId,
        oldValue: { dueOn: item.dueOn },
        newValue: { dueOn, reason },
      });
      return id;
    });
  });
}

interface DecideExtensionInput {
  id: string;
  granted: boolean;
  words: string | null;
  request: RepeatableRequest | null;
}

/**
 * Grants or refuses the time that was asked for, on behalf of the organisation that issued the item.
 * @throws Problem NOT_FOUND, FORBIDDEN (also for whoever asked), EXTENSION_NOT_ASKED,
 * SUPERVISION_STATE, IDEMPOTENCY_KEY_REUSED.
 */
export async function decideExtension(
  database: Database,
  actor: Actor,
  { id, granted, words, request }: DecideExtensionInput,
): Promise<void> {
  await database.write(actor.scope, async (tx) => {
    const standing = await standingItem(tx, id);
    const { item, asked } = standing;
    const unitId = item.issuingOrganisationId;
    allow(actor, 'supervision.judge', { unitId, filedBy: asked?.doneBy ?? '' });
    await once(tx, request, async () => {
      if (!asked?.onDay) throw new Problem('EXTENSION_NOT_ASKED');
      if (!WAITING_STATES.some((state) => state === item.state))
        throw new Problem('SUPERVISION_STATE', { itemState: item.state });
      await addItemStep(tx, standing, {
        kind: granted ? 'extension-granted' : 'extension-refused',
        words,
        onDay: asked.onDay,
        doneBy: actor.personId,
      });
      if (granted) await moveItemTo(tx, id, { dueOn: asked.onDay });
      await recordAuditEvent(tx, actor.scope, {
        action: 'supervision.decide-extension',
        subjectType: 'supervision-item',
        subjectId: id,
        unitId: item.leadOrganisationId,
        oldValue: { dueOn: item.dueOn },
        newValue: { granted, dueOn: granted ? asked.onDay : item.dueOn, words },
      });
      return id;
    });
  });
}
