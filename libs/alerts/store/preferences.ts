import type { Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { type AlertPreferences, DEFAULT_PREFERENCES } from '../rules/preferences.js';

/** Reads the notification preferences of a person; returns the defaults when none are stored. */
export async function preferencesOf(tx: Tx, personId: string): Promise<AlertPreferences> {
  const [row] = await tx.query<AlertPreferences[]>(
    'SELECT urgent_at_once AS "urgentAtOnce", amber, format, version FROM alert_preferences WHERE person_id = $1',
    [personId],
  );
  return row ?? DEFAULT_PREFERENCES;
}

/**
 * Stores notification preferences, provided that the stored version is still the one that the
 * caller has read.
 * @throws Problem EDIT_STALE
 */
export async function writePreferences(
  tx: Tx,
  personId: string,
  { urgentAtOnce, amber, format, version }: AlertPreferences,
): Promise<void> {
  const rows =
    version === 0
      ? await tx.query<object[]>(
          'INSERT INTO alert_preferences (person_id, urgent_at_once, amber, format) VALUES ($1, $2, $3, $4) ON CONFLICT (person_id) DO NOTHING RETURNING 1',
          [personId, urgentAtOnce, amber, format],
        )
      : (
          await tx.query<[object[], number]>(
            'UPDATE alert_preferences SET urgent_at_once = $2, amber = $3, format = $4, version = version + 1 WHERE person_id = $1 AND version = $5 RETURNING 1',
            [personId, urgentAtOnce, amber, format, version],
          )
        )[0];
  if (rows.length === 0) throw new Problem('EDIT_STALE');
}
