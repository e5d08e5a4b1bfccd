import { recordAuditEvent } from '#audit';
import {
  type AccountServices,
  type Actor,
  allow,
  findOrganisation,
  peopleInRoles,
} from '#identity';
import { type Tx, withAccounts, withPrivileges } from '#platform/database';
import { enqueueMail } from '#platform/mail';
import { checkLevels, type SetLevel } from '../rules/levels.js';
import {
  addLevels,
  type LevelInForce,
  levelsInForce,
  levelsToCome,
} from '../store/review-levels.js';
import { type LevelsChanged, wordLevelsChanged } from '../texts/levels-mail.js';
import { instant } from './file-change-request.js';

/**
 * Sets the levels by which change requests of an organisation are decided, for each kind that is
 * named from a day on. What is submitted already keeps the levels of its submission. The audit
 * administrators are mailed.
 * @throws Problem FORBIDDEN, NOT_FOUND, REVIEW_LEVELS_GAP, DAY_IN_PAST
 */
export function setReviewLevels(
  services: AccountServices,
  actor: Actor,
  { organisationId, items }: { organisationId: string; items: readonly SetLevel[] },
): Promise<LevelInForce[]> {
  allow(actor, 'review-level.set');
  const scope = withAccounts(withPrivileges(actor.scope, 'organisations'));
  return services.database.write(scope, async (tx) => {
    const { name } = await findOrganisation(tx, organisationId);
    const today = services.clock.today();
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
    await tellAuditAdministrators(tx, services, {
      organisationName: name,
      byName: actor.name,
      items,
      publicUrl: services.publicUrl,
    });
    return [
      ...(await levelsInForce(tx, today, { organisationId })),
      ...(await levelsToCome(tx, today, organisationId)),
    ];
  });
}

/** Queues a mail about the new levels to each audit administrator, in the transaction of the change. */
async function tellAuditAdministrators(
  tx: Tx,
  { clock, publicUrl }: AccountServices,
  changed: LevelsChanged,
): Promise<void> {
  for (const person of await peopleInRoles(tx, ['audit-admin'], clock.today()))
    await enqueueMail(tx, {
      person,
      ...wordLevelsChanged(changed, person.language),
      html: '',
      publicUrl,
      at: clock.now(),
    });
}
