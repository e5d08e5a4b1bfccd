import { createHash, randomBytes } from 'node:crypto';
import { type Tx } from '#platform/database';
import { projectInScope } from '#projects';

const TOKEN_BYTES = 32;
/** Format of a link token; other texts are rejected without a database query. */
export const LINK_TOKEN = /^[\w-]{43}$/;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** An acknowledge link as stored: it lets one person acknowledge one alert, once. */
export interface AcknowledgeLink {
  alertId: string;
  personId: string;
  expiresAt: Date;
  usedAt: Date | null;
}

/**
 * Creates one acknowledge link per alert for a person. A token has 256 random bits and only its
 * hash is stored, so that nobody can guess tokens or read them from the database.
 * @returns the tokens by alert id.
 */
export async function makeLinks(
  tx: Tx,
  alerts: readonly { alertId: string }[],
  personId: string,
  expiresAt: Date,
): Promise<Map<string, string>> {
  const tokens = new Map(
    alerts.map(({ alertId }) => [alertId, randomBytes(TOKEN_BYTES).toString('base64url')]),
  );
  const rows = alerts.map(({ alertId }) => ({
    token_hash: hashOf(tokens.get(alertId) ?? ''),
    alert_id: alertId,
  }));
  await tx.query(
    `INSERT INTO acknowledge_links (token_hash, project_id, alert_id, person_id, expires_at)
     SELECT token_hash, alerts.project_id, alert_id, $2, $3
     FROM jsonb_to_recordset($1::jsonb) AS fresh (token_hash text, alert_id uuid)
     JOIN alerts ON alerts.id = fresh.alert_id`,
    [JSON.stringify(rows), personId, expiresAt],
  );
  return tokens;
}

/**
 * Finds the acknowledge link for a token; null when there is no such link within the access scope.
 */
export async function findLink(tx: Tx, token: string): Promise<AcknowledgeLink | null> {
  const [link] = await tx.query<AcknowledgeLink[]>(
    `SELECT alert_id AS "alertId", person_id AS "personId",
      expires_at AS "expiresAt", used_at AS "usedAt" FROM acknowledge_links
      WHERE token_hash = $1 AND ${projectInScope('acknowledge_links.project_id')}`,
    [hashOf(token)],
  );
  return link ?? null;
}

/**
 * Marks an acknowledge link as used.
 * @returns false when the link had been used before.
 */
export async function useUp(tx: Tx, token: string, at: Date): Promise<boolean> {
  const [rows] = await tx.query<[object[], number]>(
    'UPDATE acknowledge_links SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL RETURNING 1',
    [hashOf(token), at],
  );
  return rows.length > 0;
}
