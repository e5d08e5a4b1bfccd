import { stampInstant, type Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import type { Day } from '#values';
import type { ProcedureStep } from '../rules/procedure-life.js';
import type { ProcedureRow } from './procedure-rows.js';

/** The column with the day of the last step of each kind. */
const DAY_OF: Readonly<Record<ProcedureStep, string>> = {
  'handed-in': 'handed_in_on',
  accepted: 'accepted_on',
  'sent-back': 'sent_back_on',
  done: 'done_on',
};

const INSERT = `INSERT INTO procedure_steps
    (project_id, procedure_id, number, step, on_day, note, recorded_by, recorded_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (project_id, procedure_id, number) DO NOTHING RETURNING 1 AS added`;

/**
 * Ends with the instant at which the transaction began, by which the policies know the step that
 * ends the procedure.
 */
const advanceTo = (step: ProcedureStep): string => `UPDATE procedures
  SET state = $3, state_on = $4, ${DAY_OF[step]} = $4, steps = $5,
    ended_at = CASE WHEN $3 = 'done' THEN now() END
  WHERE project_id = $1 AND id = $2`;

const LOCK = 'SELECT 1 AS locked FROM procedures WHERE id = $1 FOR UPDATE';

/**
 * Makes others wait who would add a step to the same procedure. What is read of it afterwards, in
 * several statements, belongs together.
 */
export const lockProcedure = (tx: Tx, id: string): Promise<unknown> => tx.query(LOCK, [id]);

/** A step to add to a procedure. */
export interface NewStep {
  step: ProcedureStep;
  on: Day;
  note: string | null;
  recordedBy: string;
}

/**
 * Adds a step to a procedure that has as many steps as the caller has read. When two people add one
 * at the same time, the second is refused.
 * @throws Problem PROCEDURE_MOVED_ON
 */
export async function addStep(
  tx: Tx,
  procedure: Pick<ProcedureRow, 'projectId' | 'id' | 'steps'>,
  { step, on, note, recordedBy }: NewStep,
): Promise<void> {
  const { projectId, id } = procedure;
  procedure.steps += 1;
  const added = await tx.query<object[]>(INSERT, [
    projectId,
    id,
    procedure.steps,
    step,
    on,
    note,
    recordedBy,
    await stampInstant(tx),
  ]);
  if (added.length === 0) throw new Problem('PROCEDURE_MOVED_ON');
  await tx.query(advanceTo(step), [projectId, id, step, on, procedure.steps]);
}
