import { LEDGER_ENTRIES_SQL, LEDGER_TOTALS_SQL } from '#ledger';
import { type Tx } from '#platform/database';
import { type AsKnown, projectInScope } from '#projects';
import { type Fen, lastDayOf, type Month, monthOf } from '#values';

/**
 * Amounts of a project up to a day, in fen (1/100 yuan). A sum is null when there is no ledger
 * entry of its kind. `completedByMonth` contains only the months with entries.
 */
export interface MonthlyMoney {
  completedFen: Fen | null;
  paidFen: Fen | null;
  completedByMonth: ReadonlyMap<Month, Fen>;
}

/** The amounts of a project that has no ledger entries. */
export const NO_MONEY: MonthlyMoney = {
  completedFen: null,
  paidFen: null,
  completedByMonth: new Map(),
};

interface Row {
  projectId: string;
  month: Month;
  completedFen: Fen | null;
  paidFen: Fen | null;
}

const SUMS = `month, (sum(amount_fen) FILTER (WHERE series = 'completed'))::bigint
  AS "completedFen", (sum(amount_fen) FILTER (WHERE series = 'paid'))::bigint AS "paidFen"`;

/**
 * Returns, for each of the given projects, the completed investment by month and the sums completed
 * and paid. Projects without entries are left out.
 */
export async function monthlyMoney(
  tx: Tx,
  projectIds: readonly string[],
  { asOf, knownAt }: AsKnown,
): Promise<Map<string, MonthlyMoney>> {
  const month = monthOf(asOf);
  const rows =
    knownAt === null && lastDayOf(month) === asOf
      ? await tx.query<Row[]>(
          `SELECT project_id AS "projectId", ${SUMS} FROM ${LEDGER_TOTALS_SQL} ledger_totals
            WHERE project_id = ANY ($1::uuid[]) AND ${projectInScope('project_id')} AND month <= $2
            GROUP BY project_id, month ORDER BY project_id, month`,
          [projectIds, month],
        )
      : await tx.query<Row[]>(
          `SELECT project_id AS "projectId", ${SUMS} FROM ${LEDGER_ENTRIES_SQL} ledger_entries
            WHERE project_id = ANY ($1::uuid[]) AND ${projectInScope('project_id')} AND effective_on <= $2
              AND ($3::timestamptz IS NULL OR recorded_at <= $3)
        GROUP BY project_id, month ORDER BY project_id, month`,
          [projectIds, asOf, knownAt],
        );
  const money = new Map<
    string,
    { completedFen: Fen | null; paidFen: Fen | null; completedByMonth: Map<Month, Fen> }
  >();
  for (const row of rows) {
    const project = money.get(row.projectId) ?? {
      completedFen: null,
      paidFen: null,
      completedByMonth: new Map<Month, Fen>(),
    };
    project.completedFen = plus(project.completedFen, row.completedFen);
    project.paidFen = plus(project.paidFen, row.paidFen);
    if (row.completedFen !== null) project.completedByMonth.set(row.month, row.completedFen);
    money.set(row.projectId, project);
  }
  return money;
}

/**
 * Adds two amounts in fen. Null means that an amount is unknown; the result is then the other
 * amount, or null when both are unknown.
 */
const plus = (one: Fen | null, other: Fen | null): Fen | null =>
  one === null ? other : other === null ? one : one + other;

/**
 * Returns the completed investment in fen in the months `from` to `to`, both included; null when no
 * entry lies in them.
 */
export function completedBetween(
  { completedByMonth }: MonthlyMoney,
  from: Month,
  to: Month,
): Fen | null {
  let sum: Fen | null = null;
  for (const [month, fen] of completedByMonth) {
    if (month >= from && month <= to) sum = plus(sum, fen);
  }
  return sum;
}
