import { randomUUID } from 'node:crypto';
import { type ChangeRequestRow, fileChangeRequest, findChangeRequest } from '#approvals';
import { recordAuditEvent } from '#audit';
import { type Actor, allow, findOrganisation } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, once, type RepeatableRequest, type Tx } from '#platform/database';
import { Problem, refuseField } from '#platform/problem';
import { findProject } from '../queries/find-project.js';
import { planItemsOf } from '../queries/project-facts.js';
import type { RegistrationPayload } from '../queries/project-summaries.js';
import type { ItemRef, Registration } from '../rules/registration.js';
import { checkRegistration } from './check-register.js';

interface RegisterProjectInput {
  wanted: Registration;
  reason: string | null;
  /** Leaves it a draft instead of submitting it. */
  draft: boolean;
  request: RepeatableRequest | null;
}

/**
 * Files the registration of a project. The project exists once another person has approved the
 * request; its id is that of the request's subject from the start.
 * @throws Problem FORBIDDEN, UNIT_UNKNOWN, IDEMPOTENCY_KEY_REUSED, or the code of the first rule
 * that the project breaks
 */
export function registerProject(
  database: Database,
  clock: Clock,
  actor: Actor,
  { wanted: given, reason, draft, request }: RegisterProjectInput,
): Promise<ChangeRequestRow> {
  return database.write(actor.scope, async (tx) => {
    const unitId = given.leadOrganisationId;
    await findOrganisation(tx, unitId).catch((error: unknown) => {
      if (error instanceof Problem) throw refuseField('UNIT_UNKNOWN', 'leadOrganisationId');
      throw error;
    });
    allow(actor, 'project.register', { unitId });
    const { id } = await once(tx, request, async () => {
      const projectId = randomUUID();
      const today = clock.today();
      await checkRegistration(tx, given, { projectId, today, seeParent: true });
      const wanted = { ...given, planItems: await itemsFor(tx, given) };
      const payload: RegistrationPayload = { form: 'registration', wanted, reason };
      const filed = await fileChangeRequest(tx, actor.personId, {
        kind: 'project',
        subject: { kind: 'project', id: projectId },
        subjectKey: null,
        payload,
        note: reason,
        projects: [],
        organisationIds: [unitId],
        organisationId: unitId,
        draft,
      });
      await recordAuditEvent(tx, actor.scope, {
        action: 'project.register',
        subjectType: 'change-request',
        subjectId: filed.id,
        unitId,
        newValue: { ...wanted, projectId },
      });
      return filed.id;
    });
    return findChangeRequest(tx, id);
  });
}

/** Returns the items of a project; a part without items of its own has those of its parent. */
async function itemsFor(tx: Tx, { planItems, parentId }: Registration): Promise<ItemRef[]> {
  if (planItems.length > 0 || parentId === null) return planItems;
  return planItemsOf(tx, await findProject(tx, parentId));
}
