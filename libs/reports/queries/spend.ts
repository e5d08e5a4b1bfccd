import { createHash } from 'node:crypto';
import { type Database, inScope, type Scope, settleKnownAt, type Tx } from '#platform';
import { formatPeriod, type Period } from '#values';

/** What a spend report can be grouped by. */
export const SPEND_GROUPS = ['project', 'year', 'source'] as const;
export type SpendGroup = (typeof SPEND_GROUPS)[number];

/** The question a spend report answers. `knownAt` null means "as known now". */
export interface SpendQuestion { period: Period; knownAt: Date | null; groupBy: readonly SpendGroup[]; projectId?: string | undefined }

/** A question whose instant is settled: whatever it will answer, it answers for ever. */
export interface SettledSpend extends Omit<SpendQuestion, 'knownAt'> { knownAt: Date }

/** One line; fields that were not grouped by are absent. Amounts in fen. A null source was not stated. */
export interface SpendRow {
  projectId?: string; projectName?: string; planItem?: string; year?: number; fundingSource?: string | null;
  completedFen: bigint; fundsFen: bigint; paidFen: bigint; entries: bigint;
}

/** Sums of the three series in fen; they are never added to each other. */
export interface SpendTotals { completedFen: bigint; fundsFen: bigint; paidFen: bigint; entries: bigint }

/** For how many of the projects that are asked for money anything was recorded. */
export interface SpendCoverage { known: number; of: number }

/** Identifies a report so that anyone can ask for it again and compare. */
export interface SpendManifest { report: 'spend'; queryVersion: number; period: string; knownAt: string; groupBy: readonly SpendGroup[]; units: readonly string[] | 'all'; projectId: string | null; rows: number; sha256: string }

export interface SpendReport { rows: SpendRow[]; totals: SpendTotals; coverage: SpendCoverage; manifest: SpendManifest }

/** Raised when the SQL below changes what it answers. */
export const QUERY_VERSION = 1;
const SUMS = (['completed', 'funds', 'paid'] as const)
  .map((series) => `coalesce(sum(entry.amount_fen) FILTER (WHERE entry.series = '${series}'), 0)::bigint AS "${series}Fen"`).join(', ');

/** Fixes the instant of a report. @throws Refusal KNOWN_AT_IN_FUTURE. */
export async function settleSpend(database: Database, scope: Scope, question: SpendQuestion): Promise<SettledSpend> {
  return { ...question, knownAt: await settleKnownAt(database, scope, question.knownAt) };
}

/** The entries a settled question is about, as SQL with parameters $1 to $4. */
export const SPEND_ENTRIES = `ledger_entries entry
  WHERE ${inScope('entry.unit_id')} AND entry.effective_on BETWEEN $1 AND $2 AND entry.recorded_at <= $3 AND ($4::uuid IS NULL OR entry.project_id = $4)`;

/** Parameters of {@link SPEND_ENTRIES}. */
export const spendParameters = (spend: SettledSpend): [string, string, string, string | null] =>
  [spend.period.from, spend.period.to, spend.knownAt.toISOString(), spend.projectId ?? null];

/** SQL of a report's rows in their one order; columns named as in {@link SpendRow}. */
export function spendRowsSql(groupBy: readonly SpendGroup[]): string {
  const by = (group: SpendGroup) => groupBy.includes(group);
  const outer = [
    ...(by('project') ? ['summed.project_id AS "projectId"', 'project.name AS "projectName"', `project.column_number || '-' || project.item_number AS "planItem"`] : []),
    ...(by('year') ? ['summed.year'] : []),
    ...(by('source') ? ['summed.funding_source AS "fundingSource"'] : []),
    'summed."completedFen"', 'summed."fundsFen"', 'summed."paidFen"', 'summed.entries',
  ];
  const keys = [...(by('project') ? ['entry.project_id'] : []), ...(by('year') ? ['left(entry.month, 4)::int'] : []), ...(by('source') ? ['entry.funding_source'] : [])];
  const named = keys.map((key) => (key.startsWith('left') ? `${key} AS year` : key));
  const order = [
    ...(by('project') ? ['project.column_number', 'project.item_number', 'summed.project_id'] : []),
    ...(by('year') ? ['summed.year'] : []),
    ...(by('source') ? ['summed.funding_source COLLATE "C" NULLS LAST'] : []),
  ];
  return `SELECT ${outer.join(', ')}
    FROM (SELECT ${[...named, SUMS, 'count(*) AS entries'].join(', ')} FROM ${SPEND_ENTRIES} ${keys.length ? `GROUP BY ${keys.join(', ')}` : 'HAVING count(*) > 0'}) summed
    ${by('project') ? 'JOIN projects project ON project.id = summed.project_id' : ''}
    ${order.length ? `ORDER BY ${order.join(', ')}` : ''}`;
}

/** Totals and coverage of a settled question within the scope. */
export async function spendTotals(tx: Tx, spend: SettledSpend): Promise<{ totals: SpendTotals; coverage: SpendCoverage }> {
  const parameters = spendParameters(spend);
  const [totals] = await tx.query<SpendTotals[]>(`SELECT ${SUMS}, count(*) AS entries FROM ${SPEND_ENTRIES}`, parameters);
  const [coverage] = await tx.query<SpendCoverage[]>(
    `WITH spoken AS (SELECT DISTINCT entry.project_id FROM ${SPEND_ENTRIES})
     SELECT (SELECT count(*) FROM spoken)::int AS known,
            (SELECT count(*) FROM projects WHERE ${inScope('unit_id')} AND ($4::uuid IS NULL OR id = $4) AND (kind = 'investment' OR id IN (SELECT project_id FROM spoken)))::int AS of`, parameters);
  if (!totals || !coverage) throw new Error('an aggregate answered no row');
  return { totals, coverage };
}

/** The whole report; the same period, instant and scope give the same rows for ever. */
export async function spendReport(database: Database, scope: Scope, question: SpendQuestion): Promise<SpendReport> {
  const spend = await settleSpend(database, scope, question);
  const { rows, totals, coverage } = await database.read(scope, async (tx) => ({
    rows: await tx.query<SpendRow[]>(spendRowsSql(spend.groupBy), spendParameters(spend)),
    ...await spendTotals(tx, spend),
  }));
  const text = JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
  return {
    rows, totals, coverage,
    manifest: {
      report: 'spend', queryVersion: QUERY_VERSION, period: formatPeriod(spend.period), knownAt: spend.knownAt.toISOString(), groupBy: spend.groupBy,
      units: scope.sees, projectId: spend.projectId ?? null, rows: rows.length, sha256: createHash('sha256').update(text).digest('hex'),
    },
  };
}
