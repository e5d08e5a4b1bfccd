import type { Tx } from '#platform';

/**
 * The organisation responsible for the items of each column; columns not listed go to `otherwise`.
 */
export interface UnitAssignment {
  columns: Readonly<Record<number, string>>;
  otherwise: string;
}

/**
 * Creates one project for each item of a plan. Items that have a project keep it, with its
 * organisation and everything recorded about it.
 * @returns how many projects are new.
 */
export async function trackPlanItems(
  tx: Tx,
  planCode: string,
  units: UnitAssignment,
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
       FROM plan_items item
       LEFT JOIN flagship_figures figure
         ON figure.plan_code = item.plan_code AND figure.column_number = item.column_number
           AND figure.item_number = item.number
      WHERE item.plan_code = $1
     ON CONFLICT (plan_code, column_number, item_number) DO NOTHING
     RETURNING id`,
    [planCode, JSON.stringify(units.columns), units.otherwise],
  );
  return rows.length;
}
