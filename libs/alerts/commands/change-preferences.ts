import { recordAuditEvent } from '#audit';
import { type Actor, allow } from '#identity';
import type { Database } from '#platform/database';
import type { AlertPreferences } from '../rules/preferences.js';
import { preferencesOf, writePreferences } from '../store/preferences.js';

/**
 * Changes the actor's notification preferences.
 * @throws Problem EDIT_STALE when the preferences have changed since the caller read them.
 */
export function changePreferences(
  database: Database,
  actor: Actor,
  wanted: AlertPreferences,
): Promise<AlertPreferences> {
  return database.write(actor.scope, async (tx) => {
    allow(actor, 'preferences.change');
    const before = await preferencesOf(tx, actor.personId);
    await writePreferences(tx, actor.personId, wanted);
    await recordAuditEvent(tx, actor.scope, {
      action: 'preferences.change',
      subjectType: 'person',
      subjectId: actor.personId,
      oldValue: before,
      newValue: wanted,
    });
    return preferencesOf(tx, actor.personId);
  });
}
