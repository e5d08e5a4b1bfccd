import type { Tx } from '#platform';
import { type AsKnown, findProject, type ProjectRow } from '#projects';
import { buildChain, type CostChain } from '../rules/cost-chain.js';
import { chainFactsOf } from '../store/read-cost.js';

/**
 * Cost figures of a project, by stage, that apply on a day, as known at an instant. @throws Problem
 * NOT_FOUND outside the access scope.
 */
export async function costChain(tx: Tx, projectId: string, when: AsKnown): Promise<CostChain> {
  return chainOf(tx, await findProject(tx, projectId), when);
}

/** The same for a project that has been read already. */
export async function chainOf(tx: Tx, project: ProjectRow, when: AsKnown): Promise<CostChain> {
  const chain = (await costChains(tx, [project], when)).get(project.id);
  if (!chain) throw new Error(`no chain was built for project ${project.id}`);
  return chain;
}

/** The cost figures of several projects, by project id. */
export async function costChains(
  tx: Tx,
  projects: readonly ProjectRow[],
  when: AsKnown,
): Promise<Map<string, CostChain>> {
  const facts = await chainFactsOf(tx, projects, when);
  return new Map([...facts].map(([id, fact]) => [id, buildChain(fact)]));
}
