import { recordAuditEvent } from '#audit';
import { type Actor, allow, can } from '#identity';
import type { Clock } from '#platform/clock';
import { type Database, once, type RepeatableRequest } from '#platform/database';
import { isProblemCode, Problem } from '#platform/problem';
import { type ListedProcedure, procedureDetail } from '../queries/procedures.js';
import { type DatedStep, stepProblems } from '../rules/procedure-life.js';
import { addStep, lockProcedure } from '../store/add-step.js';

interface RecordStepInput {
  id: string;
  step: DatedStep & { note: string | null };
  request: RepeatableRequest | null;
}

const PATHS = { step: 'step', on: 'on' };

/**
 * Records a step of a procedure, for the organisation of the project or for the department that
 * handles it. A department sees the procedure for the last time in the answer that ends it.
 * @throws Problem NOT_FOUND, FORBIDDEN, PROCEDURE_NOT_ACCEPTED, PROCEDURE_STEP_UNKNOWN,
 * PROCEDURE_DAY_BEFORE_LAST, DAY_AFTER_TODAY, PROCEDURE_MOVED_ON, IDEMPOTENCY_KEY_REUSED
 */
export function recordStep(
  database: Database,
  clock: Clock,
  actor: Actor,
  { id, step: { note, ...dated }, request }: RecordStepInput,
): Promise<ListedProcedure> {
  return database.write(actor.scope, async (tx) => {
    const today = clock.today();
    await lockProcedure(tx, id);
    const procedure = await procedureDetail(tx, id, today);
    const { leadOrganisationId, organisationId } = procedure;
    const leads =
      leadOrganisationId !== null && can(actor, 'procedure.record', { unitId: leadOrganisationId });
    if (!leads) allow(actor, 'procedure.record', { unitId: organisationId });
    await once(tx, request, async () => {
      const problems = stepProblems(procedure, dated, { today, paths: PATHS });
      const code = problems[0]?.code;
      if (code !== undefined && isProblemCode(code)) throw new Problem(code, { today }, problems);
      await addStep(
        tx,
        { projectId: procedure.projectId, id, steps: procedure.steps.length },
        { ...dated, note, recordedBy: actor.personId },
      );
      await recordAuditEvent(tx, actor.scope, {
        action: 'procedure.record',
        subjectType: 'procedure',
        subjectId: id,
        unitId: leads ? leadOrganisationId : organisationId,
        oldValue: { state: procedure.state, stateOn: procedure.stateOn },
        newValue: { ...dated, note },
      });
      return id;
    });
    return procedureDetail(tx, id, today);
  });
}
