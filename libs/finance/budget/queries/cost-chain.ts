import type { Tx } from '#platform';
import { type AsKnown, findProject, type ProjectRow } from '#projects';
import { buildChain, type CostChain } from '../rules/cost-chain.js';
import { chainFactsOf } from '../store/read-cost.js';

/** The cost chain of a project on a day, as known at an instant. @throws Problem NOT_FOUND outside the scope. */
export async function costChain(tx: Tx, projectId: string, when: AsKnown): Promise<CostChain> {
  return chainOf(tx, await findProject(tx, projectId), when);
}

/** The chain of a project that was found already. */
export async function chainOf(tx: Tx, project: ProjectRow, when: AsKnown): Promise<CostChain> {
  const chain = (await costChains(tx, [project], when)).get(project.id);
  if (!chain) throw new Error(`no chain was built for project ${project.id}`);
  return chain;
}

/** Chains of some projects, by id. */
export async function costChains(
  tx: Tx,
  projects: readonly ProjectRow[],
  when: AsKnown,
): Promise<Map<string, CostChain>> {
  const facts = await chainFactsOf(tx, projects, when);
  return new Map([...facts].map(([id, fact]) => [id, buildChain(fact)]));
}
