import { type Database, serviceScope } from '#platform/database';

/** A row of table `alerts`. */
export interface StoredAlert {
  id: string;
  rule: string;
  state: string;
  episodeKey: string;
  projectId: string;
  committedOn: string | null;
  resolvedOn: string | null;
  inputs: Record<string, string | null>;
  version: number;
}
/** A row of table `notifications`. */
export interface StoredNotification {
  alertId: string;
  personId: string;
  occasion: string;
  urgent: boolean;
  mailId: string | null;
  dropped: string | null;
}

const scope = serviceScope('test');

/** Lists all alerts of a project, oldest first. */
export const alertsOf = (database: Database, projectId: string): Promise<StoredAlert[]> =>
  database.read(scope, (tx) =>
    tx.query<StoredAlert[]>(
      `SELECT id, rule, state, episode_key AS "episodeKey", project_id AS "projectId",
        committed_on AS "committedOn", resolved_on AS "resolvedOn", inputs, version
     FROM alerts WHERE project_id = $1 ORDER BY raised_at, id`,
      [projectId],
    ),
  );

/** Lists all notifications about a project. */
export const notificationsOf = (
  database: Database,
  projectId: string,
): Promise<StoredNotification[]> =>
  database.read(scope, (tx) =>
    tx.query<StoredNotification[]>(
      `SELECT alert_id AS "alertId", person_id AS "personId", occasion, urgent, mail_id AS "mailId", dropped
     FROM notifications WHERE alert_id IN (SELECT id FROM alerts WHERE project_id = $1) ORDER BY created_at, id`,
      [projectId],
    ),
  );

/** Returns the number of rows of a table. */
export async function countOf(
  database: Database,
  table: 'alerts' | 'notifications' | 'mail_outbox' | 'project_changes' | 'milestones',
): Promise<number> {
  const [row] = await database.read(scope, (tx) =>
    tx.query<{ count: number }[]>(`SELECT count(*)::int AS count FROM ${table}`),
  );
  return row?.count ?? 0;
}

/** Returns the id of the person with an e-mail address. */
export async function personId(database: Database, email: string): Promise<string> {
  const [row] = await database.read(scope, (tx) =>
    tx.query<{ id: string }[]>('SELECT id FROM people WHERE email = $1', [email]),
  );
  if (!row) throw new Error(`nobody has the address ${email}`);
  return row.id;
}
