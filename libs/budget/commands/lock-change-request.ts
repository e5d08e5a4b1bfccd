import { type Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { lockProject, type ProjectRow, projectReadable } from '#projects';
import { changesBetween } from '../rules/change-request-changes.js';
import {
  BudgetChangeRequestRow,
  BudgetChangeRequestStateRow,
} from '../store/change-request-rows.js';

/**
 * Returns a change request by id.
 * @throws Problem NOT_FOUND when it does not exist or lies outside the access scope.
 */
export async function seenChangeRequest(tx: Tx, id: string): Promise<BudgetChangeRequestRow> {
  const changeRequest = await tx.findOne(BudgetChangeRequestRow, {
    where: { id, projectId: projectReadable() },
  });
  if (!changeRequest) throw new Problem('NOT_FOUND');
  return changeRequest;
}

/**
 * Locks a budget change request and its project. Refused when the request has changed since the
 * caller read it. The project is locked first, so that users who decide two requests of the same
 * project at the same time cannot cause a deadlock.
 * @throws Problem EDIT_STALE with the changed fields.
 */
export async function lockChangeRequest(
  tx: Tx,
  seen: BudgetChangeRequestRow,
  versionRead: number,
): Promise<{ filing: BudgetChangeRequestRow; project: ProjectRow }> {
  const project = await lockProject(tx, seen.projectId);
  const changeRequest = await tx.findOneOrFail(BudgetChangeRequestRow, { where: { id: seen.id } });
  if (changeRequest.version === versionRead) return { filing: changeRequest, project };
  const read = await tx.findOne(BudgetChangeRequestStateRow, {
    where: { filingId: seen.id, version: versionRead },
  });
  const changed = read
    ? changesBetween(
        { state: read.state, ...read.content },
        { state: changeRequest.state, ...changeRequest.content },
      )
    : [];
  throw new Problem(
    'EDIT_STALE',
    {},
    changed.map(({ path, new: now }) => ({ path, code: 'EDIT_STALE', accepted: now ?? 'null' })),
  );
}
