import { projectInScope } from '#projects';
import type { Tx } from '#platform/database';
import type { Day } from '#values';
import type { Light } from '../rules/lights.js';

/** The lights of a project, with the day and the ruleset of the evaluation that gave them. */
export interface StoredLights {
  evaluatedOn: Day;
  /** Fingerprint of the ruleset: the rule versions in force and the program's code. */
  ruleset: string;
  lights: readonly Light[];
}

const STORED_LIGHTS = `
  SELECT project_id AS "projectId", judged_on AS "evaluatedOn", edition AS ruleset, lights
    FROM evaluation_cache
   WHERE project_id = ANY ($1::uuid[]) AND lights <> '[]' AND ${projectInScope('project_id')}`;

/**
 * Reads the lights of some projects within the access scope, by project id. A project that was not
 * evaluated yet is left out.
 */
export async function storedLights(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, StoredLights>> {
  const rows = await tx.query<(StoredLights & { projectId: string })[]>(STORED_LIGHTS, [ids]);
  return new Map(rows.map(({ projectId, ...stored }) => [projectId, stored]));
}

const LIVE_ALERTS_OF_LIGHTS = `
  SELECT id, episode_key AS "episodeKey" FROM alerts
   WHERE project_id = $1 AND episode_key = ANY ($2::text[])
     AND state IN ('open', 'acknowledged', 'snoozed')`;

/** Returns the ids of the live alerts of a project by their episode keys. */
export async function liveAlertsByKey(
  tx: Tx,
  projectId: string,
  episodeKeys: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; episodeKey: string }[]>(LIVE_ALERTS_OF_LIGHTS, [
    projectId,
    episodeKeys,
  ]);
  return new Map(rows.map(({ id, episodeKey }) => [episodeKey, id]));
}
