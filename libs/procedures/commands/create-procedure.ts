import { randomUUID } from 'node:crypto';
import { recordAuditEvent } from '#audit';
import { type Actor, allow, ORGANISATIONS_SQL } from '#identity';
import type { Clock } from '#platform/clock';
import {
  type Database,
  once,
  type RepeatableRequest,
  stampInstant,
  type Tx,
} from '#platform/database';
import { type FieldProblem, isProblemCode, Problem } from '#platform/problem';
import { findProject } from '#projects';
import type { Day } from '#values';
import { type ListedProcedure, procedureDetail } from '../queries/procedures.js';
import { type FirstDays, firstSteps, type ProcedureKind } from '../rules/procedure-life.js';
import { addStep } from '../store/add-step.js';
import { ProcedureRow } from '../store/procedure-rows.js';

/** A procedure to enter, with the days of the steps that it has gone through already. */
export interface NewProcedure extends FirstDays {
  kind: ProcedureKind;
  /** Needed for the kind `other`. */
  name?: string | null | undefined;
  /** The department that handles it. */
  organisationId: string;
  /** Working days that the department may take. */
  limitDays: number;
  afterId?: string | null | undefined;
}

interface CreateProcedureInput {
  projectId: string;
  wanted: NewProcedure;
  request: RepeatableRequest | null;
}

/**
 * Enters a procedure of a project.
 * @throws Problem NOT_FOUND, FORBIDDEN, UNIT_UNKNOWN, PROCEDURE_NAME_NEEDED,
 * PROCEDURE_BEFORE_UNKNOWN, IDEMPOTENCY_KEY_REUSED, and those of {@link firstSteps}
 */
export function createProcedure(
  database: Database,
  clock: Clock,
  actor: Actor,
  { projectId, wanted, request }: CreateProcedureInput,
): Promise<ListedProcedure> {
  return database.write(actor.scope, async (tx) => {
    const today = clock.today();
    const { unitId } = await findProject(tx, projectId);
    allow(actor, 'procedure.create', { unitId });
    const { id } = await once(tx, request, async () => {
      const { steps, problems } = firstSteps(wanted, today);
      refuseAny([...(await unknowns(tx, projectId, wanted)), ...problems], wanted, today);
      const procedure = await insertProcedure(tx, actor, { projectId, wanted });
      for (const step of steps)
        await addStep(tx, procedure, { ...step, note: null, recordedBy: actor.personId });
      await recordAuditEvent(tx, actor.scope, {
        action: 'procedure.create',
        subjectType: 'procedure',
        subjectId: procedure.id,
        unitId,
        newValue: { projectId, ...wanted },
      });
      return procedure.id;
    });
    return procedureDetail(tx, id, today);
  });
}

async function insertProcedure(
  tx: Tx,
  actor: Actor,
  { projectId, wanted }: Omit<CreateProcedureInput, 'request'>,
): Promise<{ projectId: string; id: string; steps: number }> {
  const id = randomUUID();
  await tx.insert(ProcedureRow, {
    projectId,
    id,
    kind: wanted.kind,
    name: wanted.name ?? null,
    organisationId: wanted.organisationId,
    limitDays: wanted.limitDays,
    afterId: wanted.afterId ?? null,
    state: 'not-begun',
    steps: 0,
    recordedBy: actor.personId,
    recordedAt: await stampInstant(tx),
  });
  return { projectId, id, steps: 0 };
}

const ORGANISATION = `SELECT FROM ${ORGANISATIONS_SQL} organisations WHERE id = $1`;

async function unknowns(
  tx: Tx,
  projectId: string,
  { kind, name, organisationId, afterId }: NewProcedure,
): Promise<FieldProblem[]> {
  const problems: FieldProblem[] = [];
  if ((await tx.query<object[]>(ORGANISATION, [organisationId])).length === 0)
    problems.push({ path: 'organisationId', code: 'UNIT_UNKNOWN' });
  if (kind === 'other' && !name) problems.push({ path: 'name', code: 'PROCEDURE_NAME_NEEDED' });
  if (afterId && !(await tx.exists(ProcedureRow, { where: { projectId, id: afterId } })))
    problems.push({ path: 'afterId', code: 'PROCEDURE_BEFORE_UNKNOWN' });
  return problems;
}

function refuseAny(
  problems: readonly FieldProblem[],
  { organisationId }: NewProcedure,
  today: Day,
): void {
  const code = problems[0]?.code;
  if (code !== undefined && isProblemCode(code))
    throw new Problem(code, { today, unit: organisationId }, problems);
}
