import { FLAGSHIP_FIGURES_SQL, PLAN_ITEMS_SQL } from '#plan';
import type { Tx } from '#platform/database';

/**
 * Which organisation becomes responsible for the new project of a plan item: the one listed in
 * `columns` under the item's column number, or else `otherwise`. Values are organisation codes.
 */
export interface OrganisationAssignment {
  columns: Readonly<Record<number, string>>;
  otherwise: string;
}

/**
 * Creates a project for each plan item that has none yet. Existing projects are not changed.
 * @returns the number of projects created.
 */
export async function trackPlanItems(
  tx: Tx,
  planCode: string,
  units: OrganisationAssignment,
): Promise<number> {
  const rows = await tx.query<{ id: string }[]>(
    `INSERT INTO projects (plan_code, column_number, item_number, name, kind, scope, tier, unit_id,
      total_investment_fen, fyp_spend_fen, figure_note, flagship, place)
     SELECT item.plan_code, item.column_number, item.number, item.title, item.kind,
            coalesce(figure.scope, 'not-stated'),
            CASE WHEN figure.plan_code IS NULL THEN 'standard' ELSE 'flagship' END,
            coalesce($2::jsonb ->> item.column_number::text, $3),
            figure.total_investment_fen, figure.fyp_spend_fen, figure.note, figure.plan_code IS NOT NULL,
            format('专栏%s 第%s项', item.column_number, item.number)
       FROM ${PLAN_ITEMS_SQL} item
       LEFT JOIN ${FLAGSHIP_FIGURES_SQL} figure
         ON figure.plan_code = item.plan_code AND figure.column_number = item.column_number
           AND figure.item_number = item.number
      WHERE item.plan_code = $1
     ON CONFLICT (plan_code, column_number, item_number) WHERE origin = 'plan' DO NOTHING
     RETURNING id`,
    [planCode, JSON.stringify(units.columns), units.otherwise],
  );
  return rows.length;
}
