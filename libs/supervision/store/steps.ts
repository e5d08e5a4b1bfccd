import { projectReadable } from '#projects';
import { stampInstant, type Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { type FindingState, STATE_AFTER, type StepKind } from '../rules/finding-life.js';
import { FindingRow, FindingStepRow } from './finding-rows.js';

/** A finding with the last event of its history and the state that follows from that event. */
export interface StandingFinding {
  finding: FindingRow;
  last: FindingStepRow;
  state: FindingState;
}

/**
 * Returns a finding in its present state.
 * @throws Problem NOT_FOUND when the finding does not exist or lies outside the scope.
 */
export async function standingFinding(tx: Tx, id: string): Promise<StandingFinding> {
  const finding = await tx.findOne(FindingRow, { where: { id, projectId: projectReadable() } });
  const last = await tx.findOne(FindingStepRow, {
    where: { findingId: id },
    order: { position: 'DESC' },
  });
  if (!finding || !last) throw new Problem('NOT_FOUND');
  return { finding, last, state: STATE_AFTER[last.kind] };
}

/** Returns whether an id is that of a finding within the scope. */
export const isFinding = (tx: Tx, id: string): Promise<boolean> =>
  tx.exists(FindingRow, { where: { id, projectId: projectReadable() } });

/** Content of an event to be added to the history of a finding. */
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
 * Adds an event to the history of a finding, directly after the last event that the caller has
 * read. When two users add an event at the same time, only the first succeeds.
 * @throws Problem FINDING_STATE when another event was added meanwhile.
 */
export async function addStep(
  tx: Tx,
  finding: FindingRow,
  { previous, step, doneBy, doneAt }: AddStepInput,
): Promise<void> {
  const added = await tx.query<object[]>(
    `INSERT INTO finding_steps (finding_id, project_id, position, kind, text, document,
      done_by, done_at, previous_kind, previous_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (project_id, finding_id, position) DO NOTHING RETURNING 1`,
    [
      finding.id,
      finding.projectId,
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
