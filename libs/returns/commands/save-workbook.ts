import { recordAuditEvent } from '#audit';
import { type Actor, allow, findOrganisation } from '#identity';
import type { Clock } from '#platform/clock';
import type { Database, Tx } from '#platform/database';
import { lockProject } from '#projects';
import { listReturns, type MonthlyReturn } from '../queries/returns.js';
import type { ImportProblem, ImportProblemCode, ProblemFacts } from '../rules/import-problem.js';
import {
  changedParts,
  comparable,
  readWorkbook,
  type WorkbookContent,
  type WorkbookReturn,
} from '../rules/read-workbook.js';
import { checkMonth } from '../rules/return-content.js';
import type { SheetRow } from '../rules/sheet.js';
import type { WorkbookOf } from '../rules/workbook-columns.js';
import { keepContent } from './save-return.js';

/** Largest number of projects of one organisation that a workbook holds. */
export const WORKBOOK_PROJECTS_MAX = 5_000;

/** A return that a workbook changes: the parts that differ, and whether it corrects a passed month. */
export interface ChangedReturn {
  projectId: string;
  projectName: string;
  parts: (keyof WorkbookContent)[];
  corrects: boolean;
}

/** What a workbook does, or what is wrong with it; with problems nothing is saved. */
export interface WorkbookOutcome {
  /** Whether nothing of it was kept. */
  dryRun: boolean;
  changed: ChangedReturn[];
  unchanged: number;
  problems: ImportProblem[];
}

interface SaveWorkbookInput extends WorkbookOf {
  rows: readonly SheetRow[];
  /** SHA-256 of the uploaded file. */
  sha256: string;
  /** Whether everything is done and then rolled back. */
  dryRun: boolean;
}

/** Ends a transaction whose outcome is known and must not be kept. */
class RolledBack extends Error {
  constructor(readonly outcome: WorkbookOutcome) {
    super('rolled back');
  }
}

/**
 * Saves what a workbook states of an organisation’s month as drafts: all of it or nothing. A
 * rehearsal is the same run, rolled back.
 * @throws Problem NOT_FOUND, FORBIDDEN, RETURN_MONTH_NOT_BEGUN
 */
export async function saveWorkbook(
  database: Database,
  clock: Clock,
  actor: Actor,
  { rows, sha256, dryRun, ...of }: SaveWorkbookInput,
): Promise<WorkbookOutcome> {
  allow(actor, 'return.file', { unitId: of.organisation });
  checkMonth(of.month, clock.today());
  const read = readWorkbook(rows, of);
  if (read.problems.length > 0)
    return { dryRun, changed: [], unchanged: 0, problems: read.problems };
  try {
    return await database.write(actor.scope, async (tx) => {
      await findOrganisation(tx, of.organisation);
      const outcome = { dryRun, ...(await saveAll(tx, actor, of, read.returns)) };
      if (outcome.problems.length === 0)
        await recordAuditEvent(tx, actor.scope, {
          action: 'return.workbook',
          subjectType: 'unit',
          subjectId: of.organisation,
          unitId: of.organisation,
          newValue: { month: of.month, sha256, saved: outcome.changed.length },
        });
      if (dryRun) throw new RolledBack(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.outcome;
    throw error;
  }
}

async function saveAll(
  tx: Tx,
  actor: Actor,
  of: WorkbookOf,
  given: readonly WorkbookReturn[],
): Promise<Omit<WorkbookOutcome, 'dryRun'>> {
  const visible = new Set((await returnsOf(tx, of)).map(({ projectId }) => projectId));
  // In the order of their ids, so that two uploads never wait for each other.
  for (const id of given.map(({ projectId }) => projectId).toSorted())
    if (visible.has(id)) await lockProject(tx, id);
  const now = new Map((await returnsOf(tx, of)).map((one) => [one.projectId, one]));
  const changed: { found: MonthlyReturn; one: WorkbookReturn; parts: ChangedReturn['parts'] }[] =
    [];
  const problems: ImportProblem[] = [];
  for (const one of given) {
    const found = now.get(one.projectId);
    if (!found) problems.push(atLine(one, 'WORKBOOK_PROJECT_UNKNOWN'));
    else {
      const parts = changedParts(found.content, one.content);
      if (parts.length === 0) continue;
      const problem = whyNotSaved(one, found);
      if (problem) problems.push(problem);
      else changed.push({ found, one, parts });
    }
  }
  if (problems.length > 0) return { changed: [], unchanged: 0, problems };
  for (const { found, one } of changed) await keep(tx, actor, found, one);
  return {
    changed: changed.map(({ found: { projectId, projectName, state }, parts }) => ({
      projectId,
      projectName,
      parts,
      corrects: state === 'approved',
    })),
    unchanged: given.length - changed.length,
    problems: [],
  };
}

const returnsOf = (tx: Tx, { month, organisation }: WorkbookOf): Promise<MonthlyReturn[]> =>
  listReturns(tx, { month, organisation }, { limit: WORKBOOK_PROJECTS_MAX });

function whyNotSaved(one: WorkbookReturn, found: MonthlyReturn): ImportProblem | null {
  const { month, changeRequestId, projectName: project } = found;
  if (found.state === 'submitted')
    return atLine(one, 'RETURN_SUBMITTED', {
      month,
      link: `/change-requests/${changeRequestId ?? ''}`,
    });
  return found.version === one.version ? null : atLine(one, 'WORKBOOK_STALE', { project });
}

async function keep(
  tx: Tx,
  actor: Actor,
  found: MonthlyReturn,
  one: WorkbookReturn,
): Promise<void> {
  const content = { ...comparable(one.content), milestones: found.content.milestones };
  await keepContent(tx, found, { content, savedBy: actor.personId });
  await recordAuditEvent(tx, actor.scope, {
    action: 'return.save',
    subjectType: 'project',
    subjectId: found.projectId,
    unitId: found.unitId,
    newValue: { month: found.month, ...content },
  });
}

const atLine = (
  { row }: WorkbookReturn,
  code: ImportProblemCode,
  facts: ProblemFacts = {},
): ImportProblem => ({ row, column: null, cell: null, code, facts });
