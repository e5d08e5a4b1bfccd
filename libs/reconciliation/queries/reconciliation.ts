import { LEDGER_TOTALS_SQL } from '#ledger';
import { inScope, type Tx } from '#platform/database';
import { PROJECTS_SQL } from '#projects';
import type { Month } from '#values';
import { type Figures, REPORTERS, type Series } from '../rules/reporters.js';

/** A project's figures of one month, one from each reporter. */
export interface ReconciledProject {
  projectId: string;
  projectName: string;
  organisationId: string;
  figures: Figures;
  /** Why the figures differ; null where nobody said it. */
  reason: string | null;
  /** Whether the project has an id in the statistics register (入库). */
  inStatisticsRegister: boolean;
}

/** Which month and series is asked for, and after which project (by name and id) the page begins. */
export interface ReconciliationPage {
  month: Month;
  series: Series;
  /** Only projects whose reporters disagree. */
  differs: boolean;
  after?: { name: string; id: string } | undefined;
  limit: number;
}

interface Row {
  id: string;
  name: string;
  unitId: string;
  dispatch: string | null;
  reported: Record<string, string>;
  reason: string | null;
  registered: boolean;
}

/** What each reporter last stated of `project` and month $1 in series $2. */
const REPORTED = (project: string): string => `SELECT DISTINCT ON (reporter) reporter, amount_fen
     FROM reported_figures figure
    WHERE figure.project_id = ${project} AND figure.month = $1 AND figure.series = $2
    ORDER BY reporter, recorded_at DESC, id DESC`;

/** The ledger's sum of `project` and month $1 in series $2; null without an entry. */
const DISPATCH = (project: string): string => `SELECT sum(total.amount_fen) AS amount_fen
     FROM ${LEDGER_TOTALS_SQL} total
    WHERE total.project_id = ${project} AND total.month = $1 AND total.series = $2`;

/** The rule of `disagree` before the page is cut: nothing said (null) counts as no figure. */
const DISAGREE = `(SELECT count(DISTINCT said.amount_fen) > 1 FROM (
    (${DISPATCH('project.id')}) UNION ALL
    (SELECT amount_fen FROM (${REPORTED('project.id')}) newest)) said)`;

const PAGE = `WITH page AS (
  SELECT id, name, unit_id FROM ${PROJECTS_SQL} project
   WHERE ${inScope('project.organisation_number')} AND project.kind = 'investment'
     AND (NOT $6::boolean OR ${DISAGREE})
     AND ($3::text IS NULL OR (project.name, project.id) > ($3, $4::uuid))
   ORDER BY project.name, project.id LIMIT $5)
SELECT page.id::text, page.name, page.unit_id AS "unitId",
  (SELECT amount_fen::text FROM (${DISPATCH('page.id')}) ledger) AS dispatch,
  coalesce((SELECT jsonb_object_agg(newest.reporter, newest.amount_fen::text)
    FROM (${REPORTED('page.id')}) newest), '{}'::jsonb) AS reported,
  (SELECT words FROM difference_reasons why
    WHERE why.project_id = page.id AND why.month = $1 AND why.series = $2
    ORDER BY recorded_at DESC, id DESC LIMIT 1) AS reason,
  EXISTS (SELECT FROM project_external_ids outside
    WHERE outside.project_id = page.id AND outside.system = 'statistics') AS registered
FROM page ORDER BY page.name, page.id`;

/** Returns a page of investment projects with the figures of all reporters, by name. */
export async function reconciliation(
  tx: Tx,
  { month, series, differs, after, limit }: ReconciliationPage,
): Promise<ReconciledProject[]> {
  const rows = await tx.query<Row[]>(PAGE, [
    month,
    series,
    after?.name ?? null,
    after?.id ?? null,
    limit,
    differs,
  ]);
  return rows.map(({ id, name, unitId, dispatch, reported, reason, registered }) => {
    const said = Object.fromEntries(REPORTERS.map((one) => [one, reported[one] ?? null]));
    return {
      projectId: id,
      projectName: name,
      organisationId: unitId,
      figures: { dispatch, ...said } as Figures,
      reason,
      inStatisticsRegister: registered,
    };
  });
}
