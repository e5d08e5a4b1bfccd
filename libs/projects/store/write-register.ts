import { randomUUID } from 'node:crypto';
import { stampInstant, type Tx, violatedConstraint } from '#platform/database';
import { refuseField } from '#platform/problem';
import { type Day, day } from '#values';
import { keptLocation } from '../rules/location.js';
import type { PartKind } from '../rules/part.js';
import type {
  FactChange,
  ItemRef,
  ProjectFacts,
  Registration,
  Tier,
} from '../rules/registration.js';
import type { Stage } from '../rules/stages.js';
import { ProjectParentRow } from './parent-row.js';
import { ProjectFurtherItemRow, ProjectStageMoveRow } from './register-row.js';
import { ProjectRow } from './project-row.js';

/**
 * First day of the relation of a part that was registered as such: it was never anything else, so
 * what is recorded of earlier days is inside its parent too.
 */
export const FROM_THE_BEGINNING = day('1900-01-01');

/** Who filed what is recorded, who approved it, and by which request. */
export interface Recorded {
  filedBy: string;
  approvedBy: string;
  changeRequestId: string;
}

const place = ([first]: readonly ItemRef[]) => ({
  planCode: first?.plan ?? null,
  columnNumber: first?.column ?? null,
  itemNumber: first?.number ?? null,
});
const placeWords = ([first]: readonly ItemRef[]): string =>
  first ? `专栏${first.column} 第${first.number}项` : '自行登记';

/** Returns the columns of `projects` that hold the given facts; those left out are left out. */
export function columnsOf(facts: FactChange): Partial<ProjectRow> {
  const {
    planItems,
    location,
    totalInvestmentFen,
    fypSpendFen,
    // In tables of their own.
    parentId: _parent,
    part: _part,
    codes: _codes,
    approvalRegime: _regime,
    ...plain
  } = facts;
  const fen = (text: string | null): bigint | null => (text === null ? null : BigInt(text));
  return {
    ...plain,
    ...(planItems && { ...place(planItems), place: placeWords(planItems) }),
    ...(location === undefined ? {} : { location: location && keptLocation(location) }),
    ...(totalInvestmentFen === undefined ? {} : { totalInvestmentFen: fen(totalInvestmentFen) }),
    ...(fypSpendFen === undefined ? {} : { fypSpendFen: fen(fypSpendFen) }),
  };
}

/** Adds a project to the register, with its items. */
export async function insertProject(
  tx: Tx,
  facts: ProjectFacts,
  own: Pick<ProjectRow, 'id' | 'unitId' | 'stage' | 'stageOn'>,
): Promise<void> {
  await tx.insert(ProjectRow, newRow(facts, own));
  await insertFurtherItems(tx, own.id, facts.planItems);
}

const newRow = (
  facts: ProjectFacts,
  own: Pick<ProjectRow, 'id' | 'unitId' | 'stage' | 'stageOn'>,
) => ({
  ...columnsOf(facts),
  ...own,
  approvalRegime: facts.approvalRegime,
  flagship: false,
  origin: 'register' as const,
  version: 1,
});

/** Projects that one statement inserts: each takes some thirty of its 65,535 parameters. */
const PROJECTS_AT_ONCE = 500;

/** Adds many projects to the register, each with its id and its items. */
export async function insertProjects(
  tx: Tx,
  projects: readonly (Registration & { id: string })[],
): Promise<void> {
  const rows = projects.map(({ id, leadOrganisationId, stage, stageOn, ...facts }) =>
    newRow(facts, { id, unitId: leadOrganisationId, stage, stageOn }),
  );
  for (let from = 0; from < rows.length; from += PROJECTS_AT_ONCE)
    await tx.insert(ProjectRow, rows.slice(from, from + PROJECTS_AT_ONCE));
  for (const { id, planItems } of projects)
    if (planItems.length > 1) await insertFurtherItems(tx, id, planItems);
}

/** Replaces the items of a project beside its first one. */
export async function replaceFurtherItems(
  tx: Tx,
  projectId: string,
  items: readonly ItemRef[],
): Promise<void> {
  await tx.delete(ProjectFurtherItemRow, { projectId });
  await insertFurtherItems(tx, projectId, items);
}

async function insertFurtherItems(
  tx: Tx,
  projectId: string,
  items: readonly ItemRef[],
): Promise<void> {
  const further = items.slice(1).map(({ plan, column, number }, at) => ({
    projectId,
    planCode: plan,
    columnNumber: column,
    itemNumber: number,
    position: at + 2,
  }));
  if (further.length > 0) await tx.insert(ProjectFurtherItemRow, further);
}

const ADD_CODE = `INSERT INTO project_codes (code, project_id, recorded_by) VALUES ($1, $2, $3)
  ON CONFLICT (code) DO NOTHING RETURNING 1`;

/**
 * Adds codes to a project.
 * @throws Problem PROJECT_CODE_TAKEN when another project has one of them
 */
export async function addCodes(
  tx: Tx,
  projectId: string,
  codes: readonly string[],
  recordedBy: string,
): Promise<void> {
  for (const code of codes) {
    const added = await tx.query<object[]>(ADD_CODE, [code, projectId, recordedBy]);
    if (added.length === 0) throw refuseField('PROJECT_CODE_TAKEN', 'codes', { code });
  }
}

/** A project that becomes part of another one, from a day on. */
export interface NewParent {
  projectId: string;
  parentId: string;
  part: PartKind;
  validFrom: Day;
  document: string;
}

/**
 * Records of which project another one is a part.
 * @throws Problem PARENT_BELOW_ITSELF, VALIDITY_OVERLAPS
 */
export async function addParent(tx: Tx, link: NewParent, recordedBy: string): Promise<void> {
  const row: ProjectParentRow = {
    ...link,
    id: randomUUID(),
    validTo: null,
    recordedBy,
    recordedAt: await stampInstant(tx),
    endedOn: null,
    endedBy: null,
    endedAt: null,
  };
  await tx.insert(ProjectParentRow, row).catch(explainImpossibleParent);
}

/** Says of a refused relation which rule it breaks. */
export function explainImpossibleParent(error: unknown): never {
  const constraint = violatedConstraint(error);
  if (constraint === 'project_parents_tree') throw refuseField('PARENT_BELOW_ITSELF', 'parentId');
  if (constraint === 'project_parents_days') throw refuseField('VALIDITY_OVERLAPS', 'validFrom');
  throw error;
}

const ADD_REGIME = `INSERT INTO approval_regimes (id, project_id, regime, sector, valid_from, document,
    reason, recorded_by, recorded_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

/** An approval regime of a project, from a day on. */
export interface NewRegime {
  projectId: string;
  regime: string;
  sector: string | null;
  validFrom: Day;
  document: string;
  reason: string | null;
}

/** Returns the approval regime that a registration states, in the sector that has rules of its own. */
export const regimeOf = (
  { approvalRegime, sector }: Pick<ProjectFacts, 'approvalRegime' | 'sector'>,
  recorded: Pick<NewRegime, 'projectId' | 'validFrom' | 'document' | 'reason'>,
): NewRegime => ({
  ...recorded,
  regime: approvalRegime ?? '',
  sector: sector === 'water' || sector === '水利' ? 'water' : null,
});

/**
 * Adds an approval regime to those of a project.
 * @returns the id of the row
 */
export async function addRegime(tx: Tx, regime: NewRegime, recordedBy: string): Promise<string> {
  const id = randomUUID();
  await tx.query(ADD_REGIME, [
    id,
    regime.projectId,
    regime.regime,
    regime.sector,
    regime.validFrom,
    regime.document,
    regime.reason,
    recordedBy,
    await stampInstant(tx),
  ]);
  return id;
}

const NEXT_MOVE = `SELECT coalesce(max(number), 0) + 1 AS number FROM project_stage_moves
  WHERE project_id = $1`;

/** Records that a project entered a stage, and sets its present stage. */
export async function enterStage(
  tx: Tx,
  move: Pick<ProjectStageMoveRow, 'projectId' | 'fromStage' | 'toStage' | 'movedOn' | 'reason'>,
  { filedBy, approvedBy, changeRequestId }: Recorded,
): Promise<void> {
  const [next] = await tx.query<{ number: number }[]>(NEXT_MOVE, [move.projectId]);
  await tx.insert(ProjectStageMoveRow, {
    ...move,
    number: next?.number ?? 1,
    changeRequestId,
    recordedBy: filedBy,
    approvedBy,
    recordedAt: await stampInstant(tx),
  });
}

/** Changes the columns of a project that hold the given facts, and raises its version. */
export async function updateProject(tx: Tx, id: string, facts: FactChange): Promise<void> {
  const columns = columnsOf(facts);
  await tx.update(
    ProjectRow,
    { id },
    {
      ...columns,
      ...(facts.approvalRegime === undefined ? {} : { approvalRegime: facts.approvalRegime }),
      version: () => 'version + 1',
    },
  );
}

/** Sets the present stage of a project, and raises its version. */
export async function setStage(
  tx: Tx,
  id: string,
  stage: Stage,
  stageOn: Day | null,
): Promise<void> {
  await tx.update(ProjectRow, { id }, { stage, stageOn, version: () => 'version + 1' });
}

/** Sets the tier of a project, and raises its version. */
export async function setTier(tx: Tx, id: string, tier: Tier): Promise<void> {
  await tx.update(ProjectRow, { id }, { tier, version: () => 'version + 1' });
}
