import { yearPlans } from '#budget';
import { type FundingSource, LEDGER_TOTALS_SQL, type Series } from '#ledger';
import { PROGRESS_READINGS_SQL } from '#milestones';
import type { Tx } from '#platform/database';
import { projectInScope } from '#projects';
import { addMonths, type Fen, formatPercent, lastDayOf, type Month } from '#values';
import type { ReturnSums } from '../rules/return-content.js';

/**
 * What is on record beside the return of a month: sums in fen, null where nothing is on record.
 */
export interface BesideReturn {
  lastMonth: ReturnSums;
  /** January up to the month before; null sums in January. */
  yearBefore: ReturnSums;
  /** All months before. */
  startBefore: ReturnSums;
  /** Progress on record at the end of the month before. */
  physicalPercent: string | null;
  physicalWords: string | null;
  /** Sources of the project's money in the twelve months before. */
  sources: FundingSource[];
  yearPlanFen: Fen | null;
}

interface SeriesSums {
  projectId: string;
  series: Series;
  lastFen: bigint | null;
  yearFen: bigint | null;
  startFen: bigint | null;
}

const SUMS_BEFORE = `SELECT project_id AS "projectId", series,
    (sum(amount_fen) FILTER (WHERE month = $2))::bigint AS "lastFen",
    (sum(amount_fen) FILTER (WHERE month >= $3))::bigint AS "yearFen",
    sum(amount_fen)::bigint AS "startFen"
  FROM ${LEDGER_TOTALS_SQL} totals
  WHERE project_id = ANY ($1::uuid[]) AND month < $4 AND ${projectInScope('project_id')}
  GROUP BY project_id, series`;

const SOURCES_BEFORE = `SELECT project_id AS "projectId",
    array_agg(DISTINCT funding_source ORDER BY funding_source) AS sources
  FROM ${LEDGER_TOTALS_SQL} totals
  WHERE project_id = ANY ($1::uuid[]) AND month >= $2 AND month < $3
    AND funding_source IS NOT NULL AND ${projectInScope('project_id')}
  GROUP BY project_id`;

const PROGRESS_BEFORE = `SELECT DISTINCT ON (project_id) project_id AS "projectId", hundredths, words
  FROM ${PROGRESS_READINGS_SQL} reading
  WHERE project_id = ANY ($1::uuid[]) AND read_on < $2 AND ${projectInScope('project_id')}
  ORDER BY project_id, read_on DESC, recorded_at DESC, id DESC`;

const NOTHING: ReturnSums = { completedFen: null, fundsFen: null, paidFen: null };

/** Returns what is on record beside the returns of projects for a month, by project id. */
export async function besideReturns(
  tx: Tx,
  projectIds: readonly string[],
  month: Month,
): Promise<ReadonlyMap<string, BesideReturn>> {
  const before = addMonths(month, -1);
  const sums = await tx.query<SeriesSums[]>(SUMS_BEFORE, [
    projectIds,
    before,
    `${month.slice(0, 4)}-01`,
    month,
  ]);
  const sources = await tx.query<{ projectId: string; sources: FundingSource[] }[]>(
    SOURCES_BEFORE,
    [projectIds, addMonths(month, -12), month],
  );
  const progress = await tx.query<{ projectId: string; hundredths: number; words: string }[]>(
    PROGRESS_BEFORE,
    [projectIds, `${month}-01`],
  );
  const plans = await yearPlans(tx, projectIds, { asOf: lastDayOf(month), knownAt: null });
  const bySeries = (id: string, pick: 'lastFen' | 'yearFen' | 'startFen'): ReturnSums => {
    const own: ReturnSums = { ...NOTHING };
    for (const one of sums) if (one.projectId === id) own[`${one.series}Fen`] = one[pick];
    return own;
  };
  return new Map(
    projectIds.map((id) => {
      const read = progress.find(({ projectId }) => projectId === id);
      const year = plans.get(id)?.find((one) => one.year === Number(month.slice(0, 4)));
      return [
        id,
        {
          lastMonth: bySeries(id, 'lastFen'),
          yearBefore: bySeries(id, 'yearFen'),
          startBefore: bySeries(id, 'startFen'),
          physicalPercent: read ? formatPercent(BigInt(read.hundredths)) : null,
          physicalWords: read?.words ?? null,
          sources: sources.find(({ projectId }) => projectId === id)?.sources ?? [],
          yearPlanFen: year?.present.amountFen ?? null,
        },
      ];
    }),
  );
}
