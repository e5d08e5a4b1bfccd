import { type Confirmations, type CheckedPostings, checkPostings, heldMonths } from '#ledger';
import { type Actor, can } from '#identity';
import type { Tx } from '#platform/database';
import type { Problem } from '#platform/problem';
import { type NamedProject, namedProjects, ProjectDirectory, type ProjectMatch } from '#projects';
import type { Day } from '#values';
import type { ReadHistory } from '../files/read-history.js';
import {
  addUp,
  compareTotals,
  controlProblems,
  type ControlTotals,
} from '../rules/control-totals.js';
import type { ImportProblem } from '../rules/import-problem.js';
import type { ProblemList } from '../rules/problem-list.js';
import { cellName, type ImportRow } from '../rules/read-row.js';
import type { ImportColumn } from '../rules/sheet.js';

/**
 * What the rows of a file are checked against: today's date, the submitter's confirmations, and the
 * declared totals.
 */
export interface HistoryManner {
  today: Day;
  confirmed: Confirmations;
  control: ControlTotals;
}

/**
 * Checks the rows of a file against each other and against the ledger. Returns the ledger entries
 * that the rows would become, and every problem found.
 */
export async function checkHistory(
  tx: Tx,
  actor: Actor,
  { rows, header, problems }: ReadHistory,
  { today, confirmed, control }: HistoryManner,
): Promise<{ entries: CheckedPostings['rows']; problems: ProblemList }> {
  const located = (
    row: ImportRow,
    column: ImportColumn | null,
    code: ImportProblem['code'],
    facts: ImportProblem['facts'],
  ): ImportProblem => ({
    row: row.row,
    column,
    cell: column && header && cellName(header.places, column, row.row),
    code,
    facts,
  });
  const directory = new ProjectDirectory(await namedProjects(tx));
  const matched: { row: ImportRow; project: NamedProject }[] = [];
  for (const row of rows) {
    const match = directory.match(row.project);
    if (!match.found) problems.add([located(row, 'project', ...unmatched(row.project, match))]);
    else if (!can(actor, 'ledger.import', { unitId: match.found.unitId }))
      problems.add([located(row, 'project', 'FORBIDDEN', {})]);
    else matched.push({ row, project: match.found });
  }
  // Declared totals are compared only when all rows could be read: otherwise the sums are
  // incomplete, and a reported difference would be misleading.
  if (header && header.problems.length === 0 && problems.count === 0)
    problems.add(
      controlProblems(compareTotals(control, addUp(rows.map(({ posting }) => posting)))),
    );
  const held = await heldMonths(
    tx,
    matched.map(({ row, project }) => ({ projectId: project.id, month: row.posting.month })),
  );
  for (const { row, project } of matched) {
    const { month } = row.posting;
    const id = held.get(`${project.id} ${month}`);
    if (id !== undefined) {
      const facts = { month, id, link: `/change-requests/${id}` };
      problems.add([located(row, 'month', 'RETURN_HOLDS_MONTH', facts)]);
    }
  }
  const checked = await checkPostings(
    tx,
    matched.map(({ row, project }) => ({ projectId: project.id, posting: row.posting })),
    { today, origin: 'import', confirmed },
  );
  for (const { index, problem } of checked.refused) {
    const row = matched[index]?.row;
    if (row)
      problems.add([
        located(row, columnOf(problem), problem.code, {
          ...problem.facts,
          accepted: problem.errors[0]?.accepted ?? '',
        }),
      ]);
  }
  return { entries: checked.rows, problems };
}

function unmatched(
  value: string,
  { problem, closest }: Extract<ProjectMatch, { found: null }>,
): [ImportProblem['code'], ImportProblem['facts']] {
  if (problem === 'ambiguous') return ['PROJECT_AMBIGUOUS', { value }];
  return closest === null
    ? ['PROJECT_UNKNOWN', { value }]
    : ['PROJECT_UNKNOWN_BUT_CLOSE', { value, closest }];
}

const COLUMNS: Readonly<Record<string, ImportColumn>> = {
  month: 'month',
  series: 'series',
  amountFen: 'amount',
  fundingSource: 'fundingSource',
  effectiveOn: 'effectiveOn',
  document: 'document',
  note: 'note',
  buildingFen: 'building',
  equipmentFen: 'equipment',
  otherFen: 'other',
  landFen: 'land',
};
/**
 * Returns the column that a problem refers to; the project column when the problem names no field.
 */
const columnOf = ({ errors }: Problem): ImportColumn => COLUMNS[errors[0]?.path ?? ''] ?? 'project';
