/**
 * SQL statement that finds the alerts of a portfolio directly from the milestones and raw entries,
 * without the program's stored sums. The thresholds of the first rule versions are constants in it.
 * The benchmark compares the speed of the program with that of this statement.
 */
const BARE = `
  WITH money AS (
         SELECT project_id,
                coalesce(sum(amount_fen) FILTER (WHERE series = 'completed'), 0) AS completed,
                  coalesce(sum(amount_fen) FILTER (WHERE series = 'funds'), 0) AS funds,
                  coalesce(sum(amount_fen) FILTER (WHERE series = 'paid'), 0) AS paid,
                count(*) FILTER (WHERE series = 'completed') AS completed_entries,
                  count(*) FILTER (WHERE series = 'funds') AS funds_entries,
                  count(*) FILTER (WHERE series = 'paid') AS paid_entries,
                coalesce(sum(amount_fen)
                  FILTER (WHERE series = 'completed' AND month BETWEEN '2021-01' AND '2030-12'), 0)
                  AS in_period, max(recorded_at) AS last_recorded
           FROM ledger_entries GROUP BY project_id),
       best AS (SELECT project_id, max(completed) AS best
         FROM (SELECT project_id, month, sum(amount_fen) AS completed FROM ledger_entries
           WHERE series = 'completed' GROUP BY 1, 2) months GROUP BY 1),
       evaluated AS (
         SELECT project.id, total_investment_fen AS total, fyp_spend_fen AS period, money.*,
           best.best, greatest(completed, paid) AS most,
           12 * (2030 - extract(year FROM $1::date)) + 13 - extract(month FROM $1::date)
           AS months_left
           FROM projects project JOIN money ON money.project_id = project.id
           LEFT JOIN best ON best.project_id = project.id)
  SELECT 'milestone-overdue:' || id AS key FROM milestones WHERE actual_on IS NULL AND forecast_on < $1
  UNION ALL SELECT 'milestone-due-soon:' || id FROM milestones
  WHERE actual_on IS NULL AND forecast_on BETWEEN $1 AND $1::date + 30
  UNION ALL SELECT 'milestone-slipped:' || id FROM milestones WHERE actual_on IS NULL AND forecast_on > baseline_on
  UNION ALL SELECT 'total-exceeded:' || id FROM evaluated WHERE most > total
  UNION ALL SELECT 'total-nearly-spent:' || id FROM evaluated WHERE most <= total AND most * 100 >= total * 80
  UNION ALL SELECT 'plan-period-exceeded:' || id FROM evaluated WHERE in_period > period
  UNION ALL SELECT 'plan-period-at-risk:' || id FROM evaluated
  WHERE completed_entries > 0 AND period > in_period
    AND ceil((period - in_period) / months_left) > best
  UNION ALL SELECT 'contractor-prefinancing:' || id FROM evaluated
  WHERE completed > 0 AND ((funds_entries > 0 AND funds < trunc(completed * 80 / 100))
    OR (paid_entries > 0 AND paid < trunc(completed * 80 / 100)))
  UNION ALL SELECT 'data-stale:' || id FROM evaluated
  WHERE $1::date - (last_recorded AT TIME ZONE 'Asia/Shanghai')::date >= 62
  UNION ALL SELECT 'totals-contradict:' || id FROM evaluated
  WHERE completed < 0 OR funds < 0 OR paid < 0
    OR (funds_entries > 0 AND paid_entries > 0 AND paid > funds)`;

/**
 * Returns the alerts that are due on the day `today`, each as a key: the rule and the milestone or
 * project that the alert concerns.
 */
export async function bareAlerts(client, today) {
  const { rows } = await client.query({ text: BARE, values: [today], rowMode: 'array' });
  return rows.map(([key]) => key);
}
