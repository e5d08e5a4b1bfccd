import { randomUUID } from 'node:crypto';
import type { Database } from '../database/database.js';
import { noOrganisationsScope, type Scope, withPrivileges } from '../database/scope.js';
import { noteLastTime } from './last-times.js';
import type { Settings } from '../config/settings.js';

const scope = (): Scope =>
  withPrivileges(noOrganisationsScope('service:address', randomUUID()), 'operations');

/** Stores the URL at which the tracker has begun to listen, and replaces the previous one. */
export async function noteAddress(database: Database, url: string): Promise<void> {
  await database.write(scope(), (tx) => noteLastTime(tx, 'tracker-address', 'tracker', { url }));
}

/**
 * Sets `settings.runningUrl` to the stored address of the running tracker, for a process that
 * writes mails with links but does not listen itself, such as a command or a separate worker. Does
 * nothing when `PUBLIC_URL` is set, because links then use that address.
 */
export async function learnAddress(database: Database, settings: Settings): Promise<void> {
  if (settings.PUBLIC_URL !== undefined) return;
  const known = await database.read(scope(), async (tx) => {
    const [noted] = await tx.query<{ url: string }[]>(
      `SELECT facts ->> 'url' AS url FROM last_times WHERE what = 'tracker-address'`,
    );
    return noted?.url;
  });
  if (known !== undefined) settings.runningUrl = known;
}
