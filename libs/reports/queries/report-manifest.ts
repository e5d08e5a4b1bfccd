import { type Actor, allow, PEOPLE_SQL } from '#identity';
import type { Database } from '#platform/database';
import type { ReportManifest } from '../rules/report-manifest.js';
import { findManifest } from '../store/report-manifests.js';

/** A manifest with the name of the person who pulled the report; null where it is not known. */
export interface ShownManifest extends ReportManifest {
  personName: string | null;
}

const NAME = `SELECT name FROM ${PEOPLE_SQL} person WHERE id::text = $1`;

/**
 * Returns the manifest of a report.
 * @throws Problem FORBIDDEN; NOT_FOUND when there is none or the actor may not read all its
 * projects now.
 */
export async function reportManifest(
  database: Database,
  actor: Actor,
  id: string,
): Promise<ShownManifest> {
  allow(actor, 'report.spend');
  return database.read(actor.scope, async (tx) => {
    const manifest = await findManifest(tx, id);
    const [person] = await tx.query<{ name: string }[]>(NAME, [manifest.personId]);
    return { ...manifest, personName: person?.name ?? null };
  });
}
