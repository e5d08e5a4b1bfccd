import { Problem, stampInstant, type Tx, unitInScope } from '#platform';
import { type FindingState, STATE_AFTER, type StepKind } from '../rules/finding-life.js';
import { FindingRow, FindingStepRow } from './finding-rows.js';

/** A finding with its last step and the state that follows from it. */
export interface StandingFinding {
  finding: FindingRow;
  last: FindingStepRow;
  state: FindingState;
}

/**
 * A finding in its present state.
 * @throws Problem NOT_FOUND when it does not exist or lies outside the scope.
 */
export async function standingFinding(tx: Tx, id: string): Promise<StandingFinding> {
  const finding = await tx.findOne(FindingRow, { where: { id, unitId: unitInScope() } });
  const last = await tx.findOne(FindingStepRow, {
    where: { findingId: id },
    order: { position: 'DESC' },
  });
  if (!finding || !last) throw new Problem('NOT_FOUND');
  return { finding, last, state: STATE_AFTER[last.kind] };
}

/** Content of a step. */
export interface NewStep {
  kind: StepKind;
  text: string;
  document?: string | null;
}

interface AddStepInput {
  previous: FindingStepRow | null;
  step: NewStep;
  doneBy: string;
  doneAt?: Date | undefined;
}

/**
 * Adds the step after the one that was read. When two people add a step at the same time, the
 * second insert waits and then fails, and the first one applies.
 * @throws Problem FINDING_STATE when another step was added meanwhile.
 */
export async function addStep(
  tx: Tx,
  finding: FindingRow,
  { previous, step, doneBy, doneAt }: AddStepInput,
): Promise<void> {
  const added = await tx.query<object[]>(
    `INSERT INTO finding_steps (finding_id, project_id, unit_id, position, kind, text, document,
      done_by, done_at, previous_kind, previous_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (finding_id, position) DO NOTHING RETURNING 1`,
    [
      finding.id,
      finding.projectId,
      finding.unitId,
      (previous?.position ?? 0) + 1,
      step.kind,
      step.text,
      step.document ?? null,
      doneBy,
      doneAt ?? (await stampInstant(tx)),
      previous?.kind ?? null,
      previous?.doneBy ?? null,
    ],
  );
  if (added.length === 0)
    throw new Problem('FINDING_STATE', { state: (await standingFinding(tx, finding.id)).state });
}
