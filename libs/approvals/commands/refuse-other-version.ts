import type { Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { changesBetween } from '../rules/payload-changes.js';
import type { ChangeRequestRow } from '../store/change-request-rows.js';
import { contentAt } from '../store/change-requests.js';

/**
 * Refuses an action on another version of a request than the one that was read. The request must be
 * locked.
 * @param versionRead undefined where the client named none; then every version passes
 * @throws Problem EDIT_STALE with what changed since
 */
export async function refuseOtherVersion(
  tx: Tx,
  row: ChangeRequestRow,
  versionRead: number | undefined,
): Promise<void> {
  if (versionRead === undefined || versionRead === row.version) return;
  const read = await contentAt(tx, row.id, versionRead);
  const changes = read
    ? changesBetween({ state: read.state, ...read.payload }, { state: row.state, ...row.payload })
    : [];
  throw new Problem(
    'EDIT_STALE',
    {},
    changes.map(({ path, new: now }) => ({ path, code: 'EDIT_STALE', accepted: now ?? 'null' })),
  );
}
