import { Problem, type Tx, unitInScope } from '#platform';
import { lockProject, type ProjectRow } from '#projects';
import { changesBetween } from '../rules/filing-changes.js';
import { BudgetFilingRow, BudgetFilingStateRow } from '../store/filing-rows.js';

/**
 * Reads a change request by id. @throws Problem NOT_FOUND when it does not exist or is outside the
 * access scope.
 */
export async function seenFiling(tx: Tx, id: string): Promise<BudgetFilingRow> {
  const filing = await tx.findOne(BudgetFilingRow, { where: { id, unitId: unitInScope() } });
  if (!filing) throw new Problem('NOT_FOUND');
  return filing;
}

/**
 * Locks a budget change request and its project, provided the request has not changed since it was
 * read. The project is locked first, so that two people deciding about two requests of one project
 * cannot deadlock.
 * @throws Problem EDIT_STALE naming what changed.
 */
export async function lockFiling(
  tx: Tx,
  seen: BudgetFilingRow,
  versionRead: number,
): Promise<{ filing: BudgetFilingRow; project: ProjectRow }> {
  const project = await lockProject(tx, seen.projectId);
  const filing = await tx.findOneOrFail(BudgetFilingRow, { where: { id: seen.id } });
  if (filing.version === versionRead) return { filing, project };
  const read = await tx.findOne(BudgetFilingStateRow, {
    where: { filingId: seen.id, version: versionRead },
  });
  const changed = read
    ? changesBetween(
        { state: read.state, ...read.content },
        { state: filing.state, ...filing.content },
      )
    : [];
  throw new Problem(
    'EDIT_STALE',
    {},
    changed.map(({ path, new: now }) => ({ path, code: 'EDIT_STALE', accepted: now ?? 'null' })),
  );
}
