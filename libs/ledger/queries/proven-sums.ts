import type { Tx } from '#platform/database';
import type { Series } from '../rules/entry.js';

/**
 * Sum of one kind of amount of a project since its beginning, in fen, and the number of entries.
 */
export interface ProvenSum {
  projectId: string;
  series: Series;
  sumFen: bigint;
  entries: bigint;
}

interface Threefold extends ProvenSum {
  headFen: bigint;
  totalsFen: bigint;
}

/**
 * Returns the sums of projects, calculated from their entries and compared with the stored sums
 * (tables `ledger_heads` and `ledger_totals`).
 * @throws Error when the sums differ, because the ledger is inconsistent then.
 */
export async function provenSums(tx: Tx, projectIds: readonly string[]): Promise<ProvenSum[]> {
  const rows = await tx.query<Threefold[]>(
    `SELECT project.id AS "projectId", series.code AS series,
      coalesce(entry.sum, 0)::bigint AS "sumFen", coalesce(entry.count, 0)::bigint AS entries,
      coalesce(total.sum, 0)::bigint AS "totalsFen",
            coalesce(CASE series.code WHEN 'completed' THEN head.completed_fen
              WHEN 'funds' THEN head.funds_fen ELSE head.paid_fen END, 0)::bigint AS "headFen"
       FROM unnest($1::uuid[]) AS project (id) CROSS JOIN unnest(ARRAY['completed', 'funds', 'paid']) AS series (code)
       LEFT JOIN ledger_heads head ON head.project_id = project.id
       LEFT JOIN (SELECT project_id, series, sum(amount_fen) FROM ledger_totals
         WHERE project_id = ANY ($1::uuid[]) GROUP BY 1, 2) total ON total.project_id = project.id
           AND total.series = series.code
       LEFT JOIN (SELECT project_id, series, sum(amount_fen), count(*) FROM ledger_entries
         WHERE project_id = ANY ($1::uuid[]) GROUP BY 1, 2) entry ON entry.project_id = project.id
           AND entry.series = series.code
      ORDER BY project.id, series.code`,
    [projectIds],
  );
  const wrong = rows.find(
    ({ sumFen, headFen, totalsFen }) => sumFen !== headFen || sumFen !== totalsFen,
  );
  if (wrong)
    throw new Error(
      `${wrong.series} of project ${wrong.projectId}: entries add up to ${wrong.sumFen}, the head says ${wrong.headFen}, running totals say ${wrong.totalsFen}`,
    );
  return rows.map(({ projectId, series, sumFen, entries }) => ({
    projectId,
    series,
    sumFen,
    entries,
  }));
}

/**
 * Returns the sums of projects as stored in table `ledger_heads`, compared with those in table
 * `ledger_totals`. Entries are not read, so the cost does not depend on their number.
 * @throws Error when the sums differ
 */
export async function agreedSums(
  tx: Tx,
  projectIds: readonly string[],
): Promise<Omit<ProvenSum, 'entries'>[]> {
  const rows = await tx.query<Omit<Threefold, 'entries' | 'headFen'>[]>(
    `SELECT head.project_id AS "projectId", series.code AS series, coalesce(total.sum, 0)::bigint AS "totalsFen",
            CASE series.code WHEN 'completed' THEN head.completed_fen
              WHEN 'funds' THEN head.funds_fen ELSE head.paid_fen END AS "sumFen"
       FROM ledger_heads head CROSS JOIN unnest(ARRAY['completed', 'funds', 'paid']) AS series (code)
       LEFT JOIN (SELECT project_id, series, sum(amount_fen) FROM ledger_totals
         WHERE project_id = ANY ($1::uuid[]) GROUP BY 1, 2) total
         ON total.project_id = head.project_id AND total.series = series.code
      WHERE head.project_id = ANY ($1::uuid[])`,
    [projectIds],
  );
  const wrong = rows.find(({ sumFen, totalsFen }) => sumFen !== totalsFen);
  if (wrong)
    throw new Error(
      `${wrong.series} of project ${wrong.projectId}: the head says ${wrong.sumFen}, running totals say ${wrong.totalsFen}`,
    );
  return rows.map(({ projectId, series, sumFen }) => ({ projectId, series, sumFen }));
}
