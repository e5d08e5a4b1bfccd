/**
 * SQL with which other libraries read tables of this library. Each constant is a table expression,
 * to be followed by an alias; it selects the columns on which other libraries may rely.
 */

export const PLANS_SQL = `
  (SELECT code, name, region, period_start, period_end, document, content_hash, loaded_at FROM
  plans)`;
/**
 * Fingerprint of all plans as they stand on the day of the statement's first parameter: it changes
 * with any plan, and when a period begins or ends.
 */
export const PLANS_STAMP_SQL = `
  (SELECT md5(string_agg(ROW(code, name, region, period_start, period_end, document, content_hash,
     loaded_at, period_start <= $1::date, period_end < $1::date)::text, ',' ORDER BY code)) AS stamp
   FROM plans)`;
export const TARGETS_SQL = `
  (SELECT plan_code, id, column_number, item_number, position, measure, comparator, value,
  value_to, unit, due, due_on, basis, note, place FROM targets)`;
export const PLAN_ITEMS_SQL = `
  (SELECT plan_code, column_number, number, title, kind, number_derived FROM plan_items)`;
export const FLAGSHIP_FIGURES_SQL = `
  (SELECT plan_code, column_number, item_number, scope, total_investment_fen, fyp_spend_fen,
  note, place FROM flagship_figures)`;
