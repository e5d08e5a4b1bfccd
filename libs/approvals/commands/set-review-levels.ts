import { recordAuditEvent } from '#audit';
import { type Actor, allow, findOrganisation } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, withPrivileges } from '#platform/database';
import { checkLevels, type SetLevel } from '../rules/levels.js';
import {
  addLevels,
  type LevelInForce,
  levelsInForce,
  levelsToCome,
} from '../store/review-levels.js';
import { instant } from './file-change-request.js';

/**
 * Sets the levels by which change requests of an organisation are decided, for each kind that is
 * named from a day on. What is submitted already keeps the levels of its submission.
 * @throws Problem FORBIDDEN, NOT_FOUND, REVIEW_LEVELS_GAP, DAY_IN_PAST
 */
export function setReviewLevels(
  database: Database,
  clock: Clock,
  actor: Actor,
  { organisationId, items }: { organisationId: string; items: readonly SetLevel[] },
): Promise<LevelInForce[]> {
  allow(actor, 'review-level.set');
  return database.write(withPrivileges(actor.scope, 'organisations'), async (tx) => {
    await findOrganisation(tx, organisationId);
    const today = clock.today();
    checkLevels(items, today);
    const before = await levelsInForce(tx, today, { organisationId });
    await addLevels(tx, organisationId, { items, at: await instant(tx), by: actor.personId });
    await recordAuditEvent(tx, actor.scope, {
      action: 'review-level.set',
      subjectType: 'unit',
      subjectId: organisationId,
      unitId: organisationId,
      oldValue: { items: before },
      newValue: { items },
    });
    return [
      ...(await levelsInForce(tx, today, { organisationId })),
      ...(await levelsToCome(tx, today, organisationId)),
    ];
  });
}
