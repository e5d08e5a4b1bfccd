import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Clock } from '#platform/clock';
import type { Database, Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { lockProject } from '#projects';
import type { Month } from '#values';
import { type MonthlyReturn, returnOf } from '../queries/returns.js';
import { checkLines, checkMonth, type ReturnContent } from '../rules/return-content.js';

interface SaveReturnInput {
  projectId: string;
  month: Month;
  versionRead: number;
  content: ReturnContent;
}

/**
 * Saves what was typed for a project's month. It is not checked for completeness: a draft is saved
 * cell by cell. Saved over an approved month, it begins a correction.
 * @throws Problem NOT_FOUND, FORBIDDEN, RETURN_MONTH_NOT_BEGUN, RETURN_LINE_TWICE, RETURN_SUBMITTED
 * with a link, or EDIT_STALE with the fields that another one changed
 */
export function saveReturn(
  database: Database,
  clock: Clock,
  actor: Actor,
  { projectId, month, versionRead, content }: SaveReturnInput,
): Promise<MonthlyReturn> {
  return database.write(actor.scope, async (tx) => {
    const before = await returnOf(tx, projectId, month);
    allow(actor, 'return.file', before);
    checkMonth(month, clock.today());
    checkLines(content);
    await lockProject(tx, projectId);
    const now = await returnOf(tx, projectId, month);
    if (now.state === 'submitted') throw submitted(now);
    if (now.version !== versionRead) throw stale(now, content);
    await keepContent(tx, now, { content, savedBy: actor.personId });
    await recordAuditEvent(tx, actor.scope, {
      action: 'return.save',
      subjectType: 'project',
      subjectId: projectId,
      unitId: now.unitId,
      newValue: { month, ...content },
    });
    return returnOf(tx, projectId, month);
  });
}

const KEEP_CONTENT = `INSERT INTO project_returns (project_id, month, version, content,
    change_request_id, corrects, saved_by)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (project_id, month) DO UPDATE SET version = EXCLUDED.version,
    content = EXCLUDED.content, change_request_id = EXCLUDED.change_request_id,
    corrects = EXCLUDED.corrects, saved_by = EXCLUDED.saved_by, saved_at = clock_timestamp()`;

/**
 * Stores new content of a return. The caller has locked the project. An approved return becomes a
 * draft that corrects it.
 */
export async function keepContent(
  tx: Tx,
  now: MonthlyReturn,
  { content, savedBy }: { content: ReturnContent; savedBy: string },
): Promise<void> {
  const { projectId, month, version, state, changeRequestId } = now;
  const approved = state === 'approved';
  await tx.query(KEEP_CONTENT, [
    projectId,
    month,
    version + 1,
    JSON.stringify(content),
    approved ? null : changeRequestId,
    approved ? changeRequestId : now.corrects,
    savedBy,
  ]);
}

/** Problem of a return that waits for a decision, with a link to its change request. */
export const submitted = ({ month, changeRequestId }: MonthlyReturn): Problem =>
  new Problem('RETURN_SUBMITTED', { month, link: `/change-requests/${changeRequestId ?? ''}` });

const stale = (now: MonthlyReturn, wanted: ReturnContent): Problem =>
  new Problem(
    'EDIT_STALE',
    {},
    (Object.keys(wanted) as (keyof ReturnContent)[])
      .filter((name) => JSON.stringify(now.content[name]) !== JSON.stringify(wanted[name]))
      .map((path) => ({
        path,
        code: 'EDIT_STALE' as const,
        accepted: JSON.stringify(now.content[path]),
      })),
  );
