import { PEOPLE_SQL } from '#identity';
import { type Tx } from '#platform/database';
import type { Day } from '#values';
import type { AlertEventKind } from '../rules/alert-moves.js';
import { projectInScope } from '#projects';

/**
 * An event in the history of an alert. `people` are the names of the people who were notified by
 * this event.
 */
export interface AlertEvent {
  id: bigint;
  event: AlertEventKind;
  happenedOn: Day;
  recordedAt: Date;
  actorId: string;
  actorName: string | null;
  facts: Record<string, unknown>;
  people: string[];
}

/**
 * Lists the history of an alert, oldest event first; `after` is the id of the last event of the
 * previous page.
 */
export const historyOf = (
  tx: Tx,
  alertId: string,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<AlertEvent[]> =>
  tx.query<AlertEvent[]>(
    `SELECT event.id, event.event, event.happened_on AS "happenedOn",
      event.recorded_at AS "recordedAt", event.actor_id AS "actorId", actor.name AS "actorName",
      event.facts - 'people' AS facts,
          coalesce((SELECT array_agg(person.name ORDER BY person.name) FROM ${PEOPLE_SQL} person
            WHERE event.facts -> 'people' ? person.id::text), '{}') AS people
     FROM alert_events event LEFT JOIN ${PEOPLE_SQL} actor ON actor.id::text = event.actor_id
    WHERE event.alert_id = $1 AND ${projectInScope('event.project_id')}
      AND ($2::bigint IS NULL OR event.id > $2) ORDER BY event.id LIMIT $3`,
    [alertId, after ?? null, limit],
  );
