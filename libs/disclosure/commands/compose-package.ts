import { peopleNamedIn } from '#identity';
import type { Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import { dayAt } from '#values';
import { projectFacts } from '../queries/project-facts.js';
import { standingDisclosures } from '../queries/packages.js';
import { type PackageProblem, packageProblems, textsOf } from '../rules/check-package.js';
import { oc4idsProject } from '../rules/oc4ids-project.js';
import { type DisclosedField, DOCUMENTS_OF_TIER, type Tier } from '../rules/tiers.js';

/** What somebody wants to publish. */
export interface WantedPackage {
  projectIds: readonly string[];
  tier: Tier;
  fields: readonly DisclosedField[];
}

/** A project of a package that is not filed yet. */
export interface ComposedProject {
  projectId: string;
  projectName: string;
  unitId: string;
  /** JSON of the project; null where it is withheld. */
  content: string | null;
}

/** How a package is written: the registered prefix of ids, and the present instant. */
export interface Composing {
  prefix: string;
  at: Date;
}

/**
 * Writes what a package would say about each of its projects, with what forbids it to leave.
 * @throws Problem NOT_FOUND where a project lies outside the access scope
 */
export async function composePackage(
  tx: Tx,
  { projectIds, tier, fields }: WantedPackage,
  { prefix, at }: Composing,
): Promise<{ projects: ComposedProject[]; problems: PackageProblem[] }> {
  const today = dayAt(at);
  const facts = await projectFacts(tx, projectIds, { today, levels: DOCUMENTS_OF_TIER[tier] });
  const projects = projectIds.map((projectId) => {
    const fact = facts.get(projectId);
    if (!fact) throw new Problem('NOT_FOUND');
    const { name, organisation } = fact;
    const writing = { prefix, fields, today, composedAt: at };
    return {
      projectId,
      projectName: name,
      unitId: organisation.id,
      content: tier === 'withheld' ? null : oc4idsProject(fact, writing),
    };
  });
  return { projects, problems: await contentProblems(tx, projects, at) };
}

/** Finds what forbids that the projects of a package leave; see {@link packageProblems}. */
export async function contentProblems(
  tx: Tx,
  projects: readonly { projectId: string; content: string | null }[],
  composedAt: Date,
): Promise<PackageProblem[]> {
  const contents = projects.flatMap(({ content }) => (content === null ? [] : [content]));
  if (contents.length === 0) return [];
  const own = new Set(projects.map(({ projectId }) => projectId));
  const withheld = (await standingDisclosures(tx))
    .filter(({ tier, projectId }) => tier === 'withheld' && !own.has(projectId))
    .map(({ projectName }) => projectName);
  const people = await peopleNamedIn(tx, contents.flatMap(textsOf).join('\n'));
  return packageProblems(contents, { people, withheld, composedAt });
}

/**
 * Refuses a package that must not leave.
 * @throws Problem DISCLOSURE_NAMES_PERSON, DISCLOSURE_NAMES_WITHHELD, DISCLOSURE_DAYS
 */
export function refuseProblems(problems: readonly PackageProblem[]): void {
  const [first] = problems;
  if (first) throw new Problem(first.code, {}, problems);
}
