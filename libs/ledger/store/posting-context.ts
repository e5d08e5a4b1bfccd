import { CHANGE_REQUESTS_SQL } from '#approvals';
import { documentsNumbered } from '#documents';
import { PROJECTS_SQL, projectInScope } from '#projects';
import { inScope, type Tx } from '#platform/database';
import type { Month } from '#values';
import { type EarlyAmount, OPENING_MONTH } from '../rules/ask-opening.js';
import type { FundingSource, Series } from '../rules/entry.js';
import type { PostingContext, ProjectPosting } from '../rules/check-in-context.js';
import { entriesStanding } from './standing-entries.js';

/** Amount of a project in one month, for one kind of amount and funding source, fen. */
interface MonthOfSource {
  projectId: string;
  series: Series;
  month: Month;
  fundingSource: FundingSource | null;
  amountFen: bigint;
}

/**
 * Reads the data with which amounts to be entered are compared, within the access scope.
 * @param waiting whether pending change requests are included. They are for imported files, because
 * another file may contain the same rows. They are not for single amounts, because several amounts
 * of one month may be pending at the same time.
 */
export async function postingContext(
  tx: Tx,
  postings: readonly ProjectPosting[],
  { waiting }: { waiting: boolean },
): Promise<PostingContext> {
  const projectIds = [...new Set(postings.map(({ projectId }) => projectId))].sort();
  const wantedSeries = [...new Set(postings.map(({ posting }) => posting.series))].sort();
  const documents = [...new Set(postings.flatMap(({ posting }) => posting.document ?? []))];
  const projects = await tx.query<{ id: string; unitId: string; stage: string | null }[]>(
    `SELECT id, unit_id AS "unitId", stage FROM ${PROJECTS_SQL} projects WHERE id = ANY ($1::uuid[]) AND ${inScope('organisation_number')}`,
    [projectIds],
  );
  const registered =
    documents.length === 0 ? [] : await documentsNumbered(tx, projectIds, documents);
  const totals = await tx.query<MonthOfSource[]>(
    `SELECT project_id AS "projectId", series, month, funding_source AS "fundingSource", amount_fen AS "amountFen"
       FROM ledger_totals WHERE project_id = ANY ($1::uuid[]) AND series = ANY ($2::text[]) AND ${projectInScope('project_id')}`,
    [projectIds, wantedSeries],
  );
  const anyEarly = postings.some(({ posting }) => posting.month <= OPENING_MONTH);
  return {
    projects: new Map(projects.map((project) => [project.id, project])),
    documents: new Set(registered.map(({ projectId, number }) => `${projectId} ${number}`)),
    months: monthsOf(totals),
    standing: await entriesStanding(tx, postings, {
      waiting,
      months: new Set(
        totals.map(({ projectId, series, month }) => `${projectId} ${series} ${month}`),
      ),
    }),
    early: earlyOf(
      anyEarly ? [...totals, ...(await earlyWaiting(tx, projectIds, wantedSeries))] : [],
    ),
  };
}

/** Returns the amount of each month over all funding sources, under the key `project series`. */
function monthsOf(totals: readonly MonthOfSource[]): PostingContext['months'] {
  const sums = new Map<string, Map<string, bigint>>();
  for (const { projectId, series, month, amountFen } of totals) {
    const key = `${projectId} ${series}`;
    const months = sums.get(key) ?? new Map<string, bigint>();
    sums.set(key, months.set(month, (months.get(month) ?? 0n) + amountFen));
  }
  return new Map(
    Array.from(sums, ([key, months]) => [
      key,
      Array.from(months, ([month, amountFen]) => ({ month, amountFen })),
    ]),
  );
}

/**
 * Returns the amounts of months before 2021, under the key `project series`. An amount of {@link
 * OPENING_MONTH} may be an opening balance.
 */
function earlyOf(amounts: readonly MonthOfSource[]): PostingContext['early'] {
  const early = new Map<string, EarlyAmount[]>();
  for (const { projectId, series, month, fundingSource, amountFen } of amounts) {
    if (month > OPENING_MONTH) continue;
    const key = `${projectId} ${series}`;
    const list = early.get(key) ?? [];
    list.push({ month, fundingSource, amountFen, opening: month === OPENING_MONTH });
    early.set(key, list);
  }
  return early;
}

/** Returns the amounts of months before 2021 in pending change requests. */
const earlyWaiting = (
  tx: Tx,
  projectIds: readonly string[],
  series: readonly string[],
): Promise<MonthOfSource[]> =>
  tx.query<MonthOfSource[]>(
    `SELECT row.project_id AS "projectId", row.series, row.month,
      row.funding_source AS "fundingSource", sum(row.amount_fen)::bigint AS "amountFen"
     FROM ledger_change_request_rows row
     JOIN ${CHANGE_REQUESTS_SQL} proposal ON proposal.id = row.proposal_id AND proposal.state = 'submitted'
    WHERE row.project_id = ANY ($1::uuid[]) AND row.series = ANY ($2::text[]) AND row.month <= $3
      AND row.reverses_id IS NULL AND ${projectInScope('row.project_id')}
    GROUP BY row.project_id, row.series, row.month, row.funding_source`,
    [projectIds, series, OPENING_MONTH],
  );
