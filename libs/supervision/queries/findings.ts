import { namesOf } from '#identity';
import { type Tx } from '#platform/database';
import { findProject, PROJECTS_SQL, projectInScope } from '#projects';
import type { Day } from '#values';
import { type FindingState, STATE_AFTER, type StepKind } from '../rules/finding-life.js';
import { FindingStepRow } from '../store/finding-rows.js';
import { standingFinding } from '../store/steps.js';

/** Filter of a list of findings; all conditions that are given must match. */
export interface FindingFilter {
  state?: FindingState | undefined;
  projectId?: string | undefined;
  unitId?: string | undefined;
}

/** Sort key of the last finding of a page, from which the next page continues. */
export interface FindingKey {
  raisedAt: string;
  id: string;
}

/**
 * A finding in its present state, with the names of people for display. A name is null when a
 * service of the program acted instead of a person.
 */
export interface ListedFinding {
  id: string;
  projectId: string;
  projectName: string;
  unitId: string;
  entrySequence: bigint | null;
  title: string;
  answerDueOn: Day;
  raisedBy: string;
  raisedByName: string | null;
  raisedAt: Date;
  state: FindingState;
  lastStepAt: Date;
}

/**
 * A step (event in the history of a finding) with the name of the person who did it; the name is
 * null when a service of the program did it.
 */
export interface ListedStep extends FindingStepRow {
  doneByName: string | null;
}

/** A finding with all events of its history, oldest first. */
export interface FindingPage {
  finding: ListedFinding;
  steps: ListedStep[];
}

const STEPS_MAX = 200;
const KINDS_OF = (state: FindingState): StepKind[] =>
  (Object.keys(STATE_AFTER) as StepKind[]).filter((kind) => STATE_AFTER[kind] === state);

type Found = Omit<ListedFinding, 'raisedByName' | 'state'> & { lastKind: StepKind };

/**
 * Lists the findings within the access scope in their present state, newest first.
 * @throws Problem NOT_FOUND when a project is given that lies outside the scope.
 */
export async function listFindings(
  tx: Tx,
  { state, projectId, unitId }: FindingFilter,
  page: { after?: FindingKey | undefined; limit: number },
): Promise<ListedFinding[]> {
  if (projectId !== undefined) await findProject(tx, projectId);
  const rows = await tx.query<Found[]>(
    `SELECT ${COLUMNS} FROM ${STANDING}
      WHERE ${projectInScope('finding.project_id')} AND ($1::uuid IS NULL OR finding.project_id = $1)
        AND ($2::text IS NULL OR project.unit_id = $2)
        AND ($3::text[] IS NULL OR last.kind = ANY ($3))
        AND ($4::timestamptz IS NULL OR (finding.raised_at, finding.id) < ($4, $5::uuid))
      ORDER BY finding.raised_at DESC, finding.id DESC LIMIT $6`,
    [
      projectId ?? null,
      unitId ?? null,
      state ? KINDS_OF(state) : null,
      page.after?.raisedAt ?? null,
      page.after?.id ?? null,
      page.limit,
    ],
  );
  const names = await namesOf(
    tx,
    rows.map(({ raisedBy }) => raisedBy),
  );
  return rows.map(({ lastKind, ...row }) => ({
    ...row,
    state: STATE_AFTER[lastKind],
    raisedByName: names.get(row.raisedBy) ?? null,
  }));
}

/**
 * Returns one finding with all events of its history.
 * @throws Problem NOT_FOUND when the finding does not exist or lies outside the scope.
 */
export async function findingPage(tx: Tx, id: string): Promise<FindingPage> {
  await standingFinding(tx, id);
  const [row] = await tx.query<Found[]>(
    `SELECT ${COLUMNS} FROM ${STANDING} WHERE finding.id = $1`,
    [id],
  );
  if (!row) throw new Error(`finding ${id} vanished while it was read`);
  const steps = await tx.find(FindingStepRow, {
    where: { findingId: id },
    order: { position: 'ASC' },
    take: STEPS_MAX,
  });
  const names = await namesOf(
    tx,
    steps.map(({ doneBy }) => doneBy),
  );
  const { lastKind, ...finding } = row;
  return {
    finding: {
      ...finding,
      state: STATE_AFTER[lastKind],
      raisedByName: names.get(finding.raisedBy) ?? null,
    },
    steps: steps.map((step) => ({ ...step, doneByName: names.get(step.doneBy) ?? null })),
  };
}

const COLUMNS = `finding.id, finding.project_id AS "projectId", project.name AS "projectName", project.unit_id AS "unitId", finding.entry_sequence AS "entrySequence",
  finding.title, finding.answer_due_on AS "answerDueOn", finding.raised_by AS "raisedBy", finding.raised_at AS "raisedAt", last.kind AS "lastKind", last.done_at AS "lastStepAt"`;
const STANDING = `findings finding JOIN ${PROJECTS_SQL} project ON project.id = finding.project_id
  CROSS JOIN LATERAL (SELECT kind, done_at FROM finding_steps step
    WHERE step.finding_id = finding.id ORDER BY position DESC LIMIT 1) last`;
