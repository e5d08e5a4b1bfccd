import type { Tx } from '#platform/database';
import { type AsKnown, findProject } from '#projects';
import { type Day, day, dayAt } from '#values';
import { evaluateProject } from '../rules/evaluate-project.js';
import { type Light, lightsOf } from '../rules/lights.js';
import { loadFacts } from '../store/project-facts.js';
import { rulesInForce } from '../store/rule-versions.js';
import { rulesetVersion } from '../store/ruleset-version.js';
import { liveAlertsByKey, storedLights, type StoredLights } from '../store/stored-lights.js';

/**
 * Returns the lights of some projects, by project id. For today these are the stored ones, which
 * belong to the alerts; a project that was not evaluated yet is left out. For another day, or as
 * known at an instant, the same rules evaluate what was recorded then, and nothing is stored.
 */
export async function projectLights(
  tx: Tx,
  ids: readonly string[],
  { asOf, knownAt }: AsKnown,
  today: Day,
): Promise<Map<string, StoredLights>> {
  if (asOf === today && knownAt === null) return storedLights(tx, ids);
  const inForce = await rulesInForce(tx, dayOfRules(asOf, knownAt));
  const ruleset = await rulesetVersion(tx, inForce, asOf);
  const facts = await loadFacts(tx, ids, { on: asOf, knownAt, past: true });
  return new Map(
    facts.map((project) => {
      const evaluation = evaluateProject(project, inForce, asOf);
      const lights = lightsOf({ evaluation, kept: [], inForce });
      return [project.id, { evaluatedOn: asOf, ruleset, lights }];
    }),
  );
}

/** Day from which the rules hold that came with the program; they count as always known. */
const FIRST_RULES_ON = day('2021-01-01');

/**
 * Returns the day of which the rules in force are used. A version of a rule is decided by the day on
 * which it begins, so those in force on the day of `knownAt` are those that were known then.
 */
function dayOfRules(asOf: Day, knownAt: Date | null): Day {
  if (knownAt === null) return asOf;
  const knownOn = dayAt(knownAt);
  if (knownOn >= asOf) return asOf;
  return knownOn > FIRST_RULES_ON || asOf < FIRST_RULES_ON ? knownOn : FIRST_RULES_ON;
}

/** A light with the id of the live alert that belongs to it; null where none is live. */
export interface LightWithAlert extends Light {
  alertId: string | null;
}

/** The lights of one project; null while it was not evaluated yet. */
export interface LightsOfProject extends Omit<StoredLights, 'lights'> {
  lights: readonly LightWithAlert[];
}

/**
 * Returns the present lights of one project, each with its live alert.
 * @throws Problem NOT_FOUND when the project lies outside the access scope.
 */
export async function lightsWithAlerts(tx: Tx, projectId: string): Promise<LightsOfProject | null> {
  await findProject(tx, projectId);
  const stored = (await storedLights(tx, [projectId])).get(projectId);
  if (!stored) return null;
  const alerts = await liveAlertsByKey(
    tx,
    projectId,
    stored.lights.flatMap(({ episodeKey }) => episodeKey ?? []),
  );
  return {
    ...stored,
    lights: stored.lights.map((light) => ({
      ...light,
      alertId: light.episodeKey === null ? null : (alerts.get(light.episodeKey) ?? null),
    })),
  };
}
