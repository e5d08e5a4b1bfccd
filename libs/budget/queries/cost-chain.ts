import type { Tx } from '#platform/database';
import { type AsKnown, findProject, type ProjectRow } from '#projects';
import { buildChain, type CostChain } from '../rules/cost-chain.js';
import { chainFactsOf } from '../store/read-cost.js';

/**
 * Returns the cost figures of a project that are in effect on the day `when.asOf` and were recorded
 * by the instant `when.knownAt`.
 * @throws Problem NOT_FOUND when the project lies outside the access scope.
 */
export async function costChain(tx: Tx, projectId: string, when: AsKnown): Promise<CostChain> {
  return chainOf(tx, await findProject(tx, projectId), when);
}

/** Returns the cost figures of a project whose row has already been read; see {@link costChain}. */
export async function chainOf(tx: Tx, project: ProjectRow, when: AsKnown): Promise<CostChain> {
  const chain = (await costChains(tx, [project], when)).get(project.id);
  if (!chain) throw new Error(`no chain was built for project ${project.id}`);
  return chain;
}

/** Returns the cost figures of several projects, by project id; see {@link costChain}. */
export async function costChains(
  tx: Tx,
  projects: readonly ProjectRow[],
  when: AsKnown,
): Promise<Map<string, CostChain>> {
  const facts = await chainFactsOf(tx, projects, when);
  return new Map([...facts].map(([id, fact]) => [id, buildChain(fact)]));
}
