import type { Tx } from '#platform';

/** Something that has to be told to some people. */
export interface News { alertId: string; unitId: string; occasion: string; urgent: boolean; people: readonly string[] }

/** Writes down who has to be told; once per person and occasion. @returns how many notifications are new. */
export async function notify(tx: Tx, news: readonly News[]): Promise<number> {
  const rows = news.flatMap(({ alertId, unitId, occasion, urgent, people }) => people.map((personId) => ({ alert_id: alertId, unit_id: unitId, person_id: personId, occasion, urgent })));
  if (rows.length === 0) return 0;
  const added = await tx.query<object[]>(
    `INSERT INTO notifications (alert_id, unit_id, person_id, occasion, urgent)
     SELECT alert_id, unit_id, person_id, occasion, urgent
       FROM jsonb_to_recordset($1::jsonb) AS fresh (alert_id uuid, unit_id text, person_id uuid, occasion text, urgent boolean)
     ON CONFLICT (alert_id, person_id, occasion) DO NOTHING RETURNING 1`, [JSON.stringify(rows)]);
  return added.length;
}
