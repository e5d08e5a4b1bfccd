import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, once, type RepeatableRequest } from '#platform/database';
import { refuseField } from '#platform/problem';
import { type Day, dayAt } from '#values';
import { allowMeasure, type Measure } from '../rules/item-life.js';
import { addItemStep, standingItem } from '../store/items.js';
import { requireDocument } from './move-item.js';

interface NoteMeasureInput {
  id: string;
  measure: { kind: Measure; on: Day; words: string; document?: string | null | undefined };
  request: RepeatableRequest | null;
}

/**
 * Notes what was done about an item besides its moves: it was urged (催办), circulated (通报), those
 * responsible were called in (约谈), or what was closed was looked at again (回头看).
 * @throws Problem NOT_FOUND, FORBIDDEN, SUPERVISION_STATE, DAY_AFTER_TODAY, BEFORE_ASSIGNED,
 * DOCUMENT_UNKNOWN, IDEMPOTENCY_KEY_REUSED.
 */
export async function noteMeasure(
  database: Database,
  clock: Clock,
  actor: Actor,
  { id, measure: { kind, on, words, document }, request }: NoteMeasureInput,
): Promise<void> {
  await database.write(actor.scope, async (tx) => {
    const standing = await standingItem(tx, id);
    const { item } = standing;
    allow(actor, 'supervision.direct', { unitId: item.issuingOrganisationId });
    await once(tx, request, async () => {
      allowMeasure(item.state, kind);
      const [today, assignedOn] = [clock.today(), dayAt(item.assignedAt)];
      if (on > today) throw refuseField('DAY_AFTER_TODAY', 'on', { today }, `≤ ${today}`);
      if (on < assignedOn)
        throw refuseField('BEFORE_ASSIGNED', 'on', { assignedOn }, `≥ ${assignedOn}`);
      await requireDocument(tx, item.projectId, document);
      await addItemStep(tx, standing, {
        kind,
        words,
        document,
        onDay: on,
        doneBy: actor.personId,
      });
      await recordAuditEvent(tx, actor.scope, {
        action: 'supervision.note',
        subjectType: 'supervision-item',
        subjectId: id,
        unitId: item.leadOrganisationId,
        newValue: { kind, on, words, document: document ?? null },
      });
      return id;
    });
  });
}
