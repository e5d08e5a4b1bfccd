import { PROJECTS_SQL, RESTING_STAGES, type Stage, STAGE_MOVES_SQL } from '#projects';
import {
  ALL_MILESTONES_SQL,
  MILESTONE_CHANGES_SQL,
  MILESTONES_SQL,
  PROGRESS_READINGS_SQL,
} from '#milestones';
import { LEDGER_ENTRIES_SQL, LEDGER_HEADS_SQL, LEDGER_TOTALS_SQL } from '#ledger';
import type { Tx } from '#platform/database';
import { addDays, type Day, dayAt, lastMonthOver, type Month, monthOf, startOfDay } from '#values';
import type { MilestoneFacts, ProjectFacts } from '../rules/project-facts.js';
import { type BudgetFacts, budgetFacts } from './budget-facts.js';
import { explanationsOf } from './explanations.js';

type Source = 'present' | 'past';

/**
 * SQL of the tables that the data are read from. `present`: the stored running totals and the
 * milestones. `past`: the ledger entries in effect on the day, and the milestone changes, that were
 * recorded up to an instant (null: until now).
 */
const SOURCES: Readonly<
  Record<
    Source,
    { totals: string; milestones: string; heads: string; newest: string; stage: string }
  >
> = {
  present: {
    totals: `SELECT project_id, month, funding_source, series, amount_fen, entries FROM ${LEDGER_TOTALS_SQL} ledger_totals WHERE project_id = ANY ($1::uuid[])`,
    milestones: `SELECT id, project_id, name, baseline_on, forecast_on, actual_on, source_key, derived FROM ${MILESTONES_SQL} milestones WHERE project_id = ANY ($1::uuid[])`,
    heads: `SELECT project_id, entries, completed_fen, funds_fen, paid_fen FROM ${LEDGER_HEADS_SQL} ledger_heads WHERE project_id = ANY ($1::uuid[])`,
    newest: `SELECT recorded_at FROM ${LEDGER_ENTRIES_SQL} ledger_entries WHERE project_id = project.id AND $2::timestamptz IS NULL ORDER BY sequence DESC LIMIT 1`,
    stage: 'p.stage',
  },
  past: {
    totals: `SELECT project_id, month, funding_source, series,
      sum(amount_fen)::bigint AS amount_fen, count(*) AS entries FROM ${LEDGER_ENTRIES_SQL} ledger_entries
              WHERE project_id = ANY ($1::uuid[]) AND effective_on <= $7
                AND ($2::timestamptz IS NULL OR recorded_at <= $2) GROUP BY 1, 2, 3, 4`,
    milestones: `SELECT milestone.id, milestone.project_id, milestone.name, milestone.baseline_on,
      known.forecast_on, known.actual_on, milestone.source_key, known.derived
                   FROM ${ALL_MILESTONES_SQL} milestone
                   JOIN LATERAL (SELECT forecast_on, actual_on, derived, dropped
                      FROM ${MILESTONE_CHANGES_SQL} change
                     WHERE change.milestone_id = milestone.id
                       AND ($2::timestamptz IS NULL OR change.changed_at <= $2)
                     ORDER BY version DESC LIMIT 1) known ON true
                  WHERE milestone.project_id = ANY ($1::uuid[]) AND NOT known.dropped`,
    // Stored sums of a project's ledger entries (ledger head), which exist only for the present.
    // They serve only to check the calculated sums, so for a past day this part returns no rows and
    // the calculated sums count as correct.
    heads:
      'SELECT NULL::uuid AS project_id, 0::bigint AS entries, 0::bigint AS completed_fen, 0::bigint AS funds_fen, 0::bigint AS paid_fen WHERE false',
    newest: `SELECT recorded_at FROM ${LEDGER_ENTRIES_SQL} ledger_entries WHERE project_id = project.id
      AND effective_on <= $7 AND ($2::timestamptz IS NULL OR recorded_at <= $2)
      ORDER BY sequence DESC LIMIT 1`,
    stage: `(SELECT move.to_stage FROM ${STAGE_MOVES_SQL} move
      WHERE move.project_id = p.id AND coalesce(move.moved_on <= $7, true)
        AND ($2::timestamptz IS NULL OR move.recorded_at <= $2)
      ORDER BY move.number DESC LIMIT 1)`,
  },
};

/**
 * Builds the SQL that reads the data of some projects. Months are compared with the "C" collation,
 * which is faster than the database's. Only amounts of completed investment and of special bonds
 * are grouped by month, so that the totals are read and grouped once.
 */
const factsFrom = ({
  totals,
  milestones,
  heads,
  newest,
  stage,
}: (typeof SOURCES)[Source]): string => `
  WITH project AS (
         SELECT p.id, p.name, p.unit_id, p.kind, ${stage} AS stage, span.first_month, span.last_month
           FROM ${PROJECTS_SQL} p JOIN unnest($1::uuid[], $3::text[], $4::text[])
             AS span (id, first_month, last_month) ON span.id = p.id WHERE p.id = ANY ($1::uuid[])),
       sums AS (
         SELECT project_id, series,
           CASE WHEN series = 'completed'
             OR funding_source = 'special-bond' THEN month::text COLLATE "C" END AS month,
             sum(amount_fen)::bigint AS amount_fen, sum(entries)::bigint AS entries
           FROM (${totals}) totals GROUP BY 1, 2, 3),
       money AS (
         SELECT sums.project_id, sum(entries)::bigint AS entries,
                coalesce(sum(entries) FILTER (WHERE series = 'completed'), 0)::bigint AS completed_entries,
                coalesce(sum(entries) FILTER (WHERE series = 'funds'), 0)::bigint AS funds_entries,
                coalesce(sum(entries) FILTER (WHERE series = 'paid'), 0)::bigint AS paid_entries,
                (sum(amount_fen) FILTER (WHERE series = 'completed'))::bigint AS completed_fen,
                (sum(amount_fen) FILTER (WHERE series = 'funds'))::bigint AS funds_fen,
                (sum(amount_fen) FILTER (WHERE series = 'paid'))::bigint AS paid_fen,
                (sum(amount_fen) FILTER (WHERE series = 'completed'
                  AND month BETWEEN project.first_month AND project.last_month))::bigint
                  AS period_fen,
                (sum(amount_fen) FILTER (WHERE series = 'completed' AND month BETWEEN $5 AND $6))::bigint AS year_fen,
                max(amount_fen) FILTER (WHERE series = 'completed') AS best_month_fen,
                min(month) FILTER (WHERE series = 'completed') AS first_month,
                count(*) FILTER (WHERE series = 'completed') AS known_months,
                coalesce(json_agg(json_build_object('month', month, 'amountFen', amount_fen::text))
                  FILTER (WHERE series = 'funds' AND month IS NOT NULL), '[]') AS bond_funds,
                coalesce(sum(amount_fen) FILTER (WHERE series = 'paid' AND month IS NOT NULL),
                  0)::bigint AS bond_paid_fen
           FROM sums JOIN project ON project.id = sums.project_id GROUP BY 1),
       heads AS (${heads}),
       promised AS (
         SELECT project_id, json_agg(json_build_array(id, name, baseline_on, forecast_on, actual_on,
           coalesce(source_key LIKE 'target:%', false), derived) ORDER BY forecast_on, id) AS milestones
           FROM (${milestones}) milestone GROUP BY 1)
  SELECT project.id, project.name, project.unit_id AS "unitId", project.kind, project.stage, coalesce(money.entries, 0) AS entries,
         coalesce(money.completed_entries, 0) AS "completedEntries",
           coalesce(money.funds_entries, 0) AS "fundsEntries",
           coalesce(money.paid_entries, 0) AS "paidEntries",
         money.completed_fen AS "completedFen", money.funds_fen AS "fundsFen", money.paid_fen AS "paidFen",
         money.period_fen AS "periodCompletedFen", money.year_fen AS "yearCompletedFen",
           money.best_month_fen AS "bestMonthFen",
         money.first_month AS "firstMonth", coalesce(money.known_months, 0)::int AS "knownMonths",
           coalesce(money.bond_funds, '[]') AS "bondFunds",
           coalesce(money.bond_paid_fen, 0) AS "bondPaidFen",
         heads.project_id IS NULL OR (heads.entries, heads.completed_fen, heads.funds_fen, heads.paid_fen)
           IS NOT DISTINCT FROM (coalesce(money.entries, 0), coalesce(money.completed_fen, 0),
             coalesce(money.funds_fen, 0), coalesce(money.paid_fen, 0)) AS "totalsAgree",
         newest.recorded_at AS "lastRecordedAt", reading.hundredths, reading.read_on AS "readOn",
           coalesce(promised.milestones, '[]') AS milestones
    FROM project
    LEFT JOIN money ON money.project_id = project.id
    LEFT JOIN heads ON heads.project_id = project.id
    LEFT JOIN promised ON promised.project_id = project.id
    LEFT JOIN LATERAL (${newest}) newest ON true
    LEFT JOIN LATERAL (SELECT hundredths, read_on FROM ${PROGRESS_READINGS_SQL} progress_readings
      WHERE project_id = project.id AND read_on <= $7
        AND ($2::timestamptz IS NULL OR recorded_at <= $2)
                        ORDER BY read_on DESC, recorded_at DESC, id DESC LIMIT 1) reading ON true
   ORDER BY project.id`;

type Row = Omit<
  ProjectFacts,
  | keyof BudgetFacts
  | 'entriesOf'
  | 'bondFunds'
  | 'lastRecordedOn'
  | 'yearPlan'
  | 'progress'
  | 'milestones'
  | 'explanations'
  | 'resting'
> & {
  stage: Stage | null;
  hundredths: number | null;
  readOn: Day | null;
  yearCompletedFen: bigint | null;
  completedEntries: bigint;
  fundsEntries: bigint;
  paidEntries: bigint;
  lastRecordedAt: Date | null;
  bondFunds: { month: Month; amountFen: string }[];
  milestones: [
    id: string,
    name: string,
    baselineOn: Day,
    forecastOn: Day,
    actualOn: Day | null,
    fromTarget: boolean,
    derived: boolean,
  ][];
};

/**
 * The day of the evaluation. If `past` is true, only data in effect on that day and recorded by
 * `knownAt` are used: by default the end of the day, with null whatever is recorded now.
 */
export interface FactsDay {
  on: Day;
  past?: boolean;
  knownAt?: Date | null;
}

/**
 * Loads the data that the alert rules need about some projects. The number of SQL statements does
 * not depend on the number of projects.
 */
export async function loadFacts(
  tx: Tx,
  ids: readonly string[],
  { on, past = false, knownAt = startOfDay(addDays(on, 1)) }: FactsDay,
): Promise<ProjectFacts[]> {
  const until = past ? knownAt : null;
  const planned = await budgetFacts(tx, ids, { asOf: on, knownAt: until });
  const known = [...planned];
  const explained = await explanationsOf(tx, ids, on, until);
  const rows = await tx.query<Row[]>(factsFrom(SOURCES[past ? 'past' : 'present']), [
    known.map(([id]) => id),
    until,
    known.map(([, { planPeriod }]) => monthOf(planPeriod.from)),
    known.map(([, { planPeriod }]) => monthOf(planPeriod.to)),
    `${on.slice(0, 4)}-01`,
    lastMonthOver(on),
    on,
  ]);
  return rows.map(
    ({
      completedEntries,
      fundsEntries,
      paidEntries,
      lastRecordedAt,
      bondFunds,
      yearCompletedFen,
      hundredths,
      readOn,
      milestones,
      stage,
      ...facts
    }) => {
      const { yearPlan, ...budget } = planned.get(facts.id) ?? missing(facts.id);
      return {
        ...facts,
        ...budget,
        resting: stage !== null && RESTING_STAGES.includes(stage),
        yearPlan: yearPlan && { ...yearPlan, completedFen: yearCompletedFen },
        entriesOf: { completed: completedEntries, funds: fundsEntries, paid: paidEntries },
        lastRecordedOn: lastRecordedAt && dayAt(lastRecordedAt),
        explanations: explained.get(facts.id) ?? [],
        progress: hundredths === null || readOn === null ? null : { hundredths, readOn },
        bondFunds: bondFunds.map(({ month, amountFen }) => ({
          month,
          amountFen: BigInt(amountFen),
        })),
        milestones: milestones.map(
          ([id, name, baselineOn, forecastOn, actualOn, fromTarget, derived]): MilestoneFacts => ({
            id,
            name,
            baselineOn,
            forecastOn,
            actualOn,
            fromTarget,
            derived,
          }),
        ),
      };
    },
  );
}

function missing(id: string): never {
  throw new Error(`project ${id} lost its plan while it was read`);
}
