import { type Actor, allow } from '#identity';
import { type Database, ownInScope, type Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { parsePeriod } from '#values';
import { issueSpend } from '../exports/issue-spend.js';
import { SavedReportRow } from '../store/saved-report-row.js';
import { rowsHashIn } from '../rules/spend-manifest.js';
import type { SpendReport } from './spend.js';

/** Sort key of the last saved report of a page, from which the next page continues. */
export interface SavedReportKey {
  savedAt: string;
  id: string;
}

/**
 * Lists the reports that the user of the access scope has saved and not removed from the list,
 * newest first: at most `limit` reports, beginning with the one that follows the key `after`.
 */
export function savedReports(
  tx: Tx,
  page: { after?: SavedReportKey | undefined; limit: number },
): Promise<SavedReportRow[]> {
  const query = tx
    .createQueryBuilder(SavedReportRow, 'saved')
    .where(`saved.ended_at IS NULL AND ${ownInScope('saved.person_id')}`)
    .orderBy('saved.saved_at', 'DESC')
    .addOrderBy('saved.id', 'DESC')
    .limit(page.limit);
  if (page.after) query.andWhere('(saved.saved_at, saved.id) < (:savedAt, :id)', page.after);
  return query.getMany();
}

/**
 * Returns one saved report.
 * @throws Problem NOT_FOUND when the report belongs to another person or was ended (removed from
 * the list by its owner).
 */
export async function findSavedReport(tx: Tx, id: string): Promise<SavedReportRow> {
  const saved = await tx
    .createQueryBuilder(SavedReportRow, 'saved')
    .where(`saved.id = :id AND ${ownInScope('saved.person_id')}`, { id })
    .getOne();
  if (!saved || saved.endedAt !== null) throw new Problem('NOT_FOUND');
  return saved;
}

/**
 * Result of running a saved report again: the report, whether its rows are the same as when it was
 * saved, and whether it covers the same organisations.
 */
export interface ReopenedReport {
  saved: SavedReportRow;
  report: SpendReport;
  same: boolean;
  sameOrganisations: boolean;
}

/**
 * Runs a saved report again, with the saved instant and renderer version and within the present
 * access scope of the report's owner.
 * @throws Problem FORBIDDEN, NOT_FOUND.
 */
export async function reopenReport(
  database: Database,
  actor: Actor,
  id: string,
): Promise<ReopenedReport> {
  allow(actor, 'report.spend');
  const saved = await database.read(actor.scope, (tx) => findSavedReport(tx, id));
  const period = parsePeriod(saved.period);
  if (!period) throw new Error(`saved report ${id} has the period ${saved.period}`);
  const report = await issueSpend(database, actor.scope, {
    period,
    knownAt: saved.knownAt,
    groupBy: saved.groupBy,
    projectId: saved.projectId ?? undefined,
    filters: saved.filters,
    renderer: saved.queryVersion,
  });
  const { units } = report.manifest;
  return {
    saved,
    report,
    same: rowsHashIn(report.manifest) === saved.sha256,
    sameOrganisations:
      (units === 'all' ? null : units.join(' ')) === (saved.units?.join(' ') ?? null),
  };
}
