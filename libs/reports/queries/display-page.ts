import { ALERTS_SQL, EVALUATIONS_SQL, type Level } from '#alerts';
import { organisations, organisationsBelow } from '#identity';
import { LEDGER_HEADS_SQL } from '#ledger';
import { MILESTONES_SQL } from '#milestones';
import type { Clock } from '#platform/clock';
import {
  accountsScope,
  type Database,
  inScope,
  noOrganisationsScope,
  type Scope,
  type Tx,
} from '#platform/database';
import { Problem } from '#platform/problem';
import { planColumns, planItems, planMeant } from '#plan';
import { FURTHER_ITEMS_SQL, PROJECTS_SQL } from '#projects';
import type { Day } from '#values';
import { type DisplayState, displayState } from '../rules/display-states.js';
import { type DisplayToken, displayTokenOf, noteDisplayUse } from '../store/display-token-row.js';
import { type BudgetTotals, budgetTotals } from './budget-totals.js';
import { portfolio, type PortfolioRow, sumOf } from './portfolio.js';

/** An amount summed over projects, with how many of them have one. */
export interface DisplaySum {
  fen: bigint | null;
  known: number;
  of: number;
}

/** A column of the plan with all its items, and how each stands. */
export interface DisplayColumn {
  number: number;
  title: string;
  items: { number: number; title: string; state: DisplayState }[];
}

/** What a wall screen shows. It names no person. */
export interface DisplayPage {
  token: DisplayToken;
  asOf: Day;
  at: Date;
  projects: number;
  openAlerts: number;
  overdueMilestones: number;
  budget: BudgetTotals;
  completed: DisplaySum;
  paid: DisplaySum;
  flagships: PortfolioRow[];
  columns: DisplayColumn[];
}

const SERVICE = 'service:display';
const FLAGSHIPS_MAX = 50;
/** More than any plan has of columns or items. */
const PLAN_MAX = 5_000;

/**
 * Reads the page of a wall screen at a secret address, and notes that it was read.
 * @throws Problem NOT_FOUND when the address is made up or was revoked.
 */
export async function readDisplay(
  database: Database,
  clock: Clock,
  { secret, requestId }: { secret: string; requestId: string },
): Promise<DisplayPage> {
  const at = clock.now();
  const asked = await database.write(accountsScope(SERVICE, requestId), async (tx) => {
    const token = await displayTokenOf(tx, secret);
    if (!token) throw new Problem('NOT_FOUND');
    await noteDisplayUse(tx, token.id, at);
    return { token, tree: await organisations(tx) };
  });
  const sees = organisationsBelow(asked.tree, asked.token.organisationId);
  const scope: Scope = { ...noOrganisationsScope(SERVICE, requestId), sees };
  return database.read(scope, async (tx) => ({
    token: asked.token,
    at,
    ...(await displayFacts(tx, clock.today(), sees)),
  }));
}

/** Reads what a screen shows of the projects within the scope. */
async function displayFacts(
  tx: Tx,
  asOf: Day,
  sees: readonly string[],
): Promise<Omit<DisplayPage, 'token' | 'at'>> {
  const [counts] = await tx.query<Counts[]>(COUNTS, [asOf]);
  if (!counts) throw new Error('a count has no row');
  const { completedFen, completedKnown, paidFen, paidKnown, investments, ...rest } = counts;
  return {
    asOf,
    ...rest,
    completed: { fen: completedFen, known: completedKnown, of: investments },
    paid: { fen: paidFen, known: paidKnown, of: investments },
    budget: await budgetTotals(tx, {}, { asOf, knownAt: null }, sees),
    flagships: await portfolio(tx, asOf, { flagship: true }, { limit: FLAGSHIPS_MAX }),
    columns: await columnsOf(tx),
  };
}

interface Counts {
  projects: number;
  investments: number;
  openAlerts: number;
  overdueMilestones: number;
  completedFen: bigint | null;
  completedKnown: number;
  paidFen: bigint | null;
  paidKnown: number;
}

const COUNTS = `
  WITH shown AS (SELECT project.id, project.kind, ${sumOf('completed')} AS completed,
      ${sumOf('paid')} AS paid
    FROM ${PROJECTS_SQL} project
    LEFT JOIN ${LEDGER_HEADS_SQL} head ON head.project_id = project.id
    WHERE ${inScope('project.organisation_number')})
  SELECT count(*)::int AS projects, (count(*) FILTER (WHERE kind = 'investment'))::int AS investments,
    sum(completed)::bigint AS "completedFen", count(completed)::int AS "completedKnown",
    sum(paid)::bigint AS "paidFen", count(paid)::int AS "paidKnown",
    (SELECT count(*)::int FROM ${ALERTS_SQL} alert JOIN shown ON shown.id = alert.project_id
      WHERE alert.state IN ('open', 'acknowledged', 'snoozed')) AS "openAlerts",
    (SELECT count(*)::int FROM ${MILESTONES_SQL} milestone
      JOIN shown ON shown.id = milestone.project_id
      WHERE milestone.actual_on IS NULL AND NOT milestone.derived
        AND milestone.forecast_on < $1) AS "overdueMilestones"
  FROM shown`;

/** Reads the columns of the plan that was loaded at installation, with all their items. */
async function columnsOf(tx: Tx): Promise<DisplayColumn[]> {
  const plan = await planMeant(tx, undefined);
  const columns = await planColumns(tx, { plan, limit: PLAN_MAX });
  const items = await planItems(tx, { plan, limit: PLAN_MAX });
  const lights = await tx.query<{ item: string; levels: Level[] }[]>(LEVELS_OF_ITEMS, [plan]);
  const levels = new Map(lights.map((one) => [one.item, one.levels]));
  return columns.map(({ number: column, title }) => ({
    number: column,
    title,
    items: items
      .filter(({ columnNumber }) => columnNumber === column)
      .map(({ number, title: name }) => ({
        number,
        title: name,
        state: displayState(levels.get(`${column}-${number}`) ?? null),
      })),
  }));
}

const LEVELS_OF_ITEMS = `
  SELECT item.column_number || '-' || item.item_number AS item,
    coalesce(array_agg(DISTINCT light ->> 'level') FILTER (WHERE light IS NOT NULL), '{}') AS levels
  FROM (SELECT id AS project_id, plan_code, column_number, item_number, organisation_number
      FROM ${PROJECTS_SQL} project
    UNION ALL SELECT further.project_id, further.plan_code, further.column_number,
        further.item_number, project.organisation_number
      FROM ${FURTHER_ITEMS_SQL} further
      JOIN ${PROJECTS_SQL} project ON project.id = further.project_id) item
  LEFT JOIN ${EVALUATIONS_SQL} evaluation ON evaluation.project_id = item.project_id
  LEFT JOIN LATERAL jsonb_array_elements(evaluation.lights) light ON true
  WHERE item.plan_code = $1 AND ${inScope('item.organisation_number')}
  GROUP BY item.column_number, item.item_number`;
