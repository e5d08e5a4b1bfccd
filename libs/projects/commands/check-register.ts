import type { Tx } from '#platform/database';
import { type FieldProblem, isProblemCode, Problem } from '#platform/problem';
import type { Day } from '#values';
import { findProject } from '../queries/find-project.js';
import { knownRegister } from '../queries/known-register.js';
import { factsOf } from '../queries/project-facts.js';
import {
  type FactChange,
  factProblems,
  type ProjectFacts,
  type Registration,
  registrationProblems,
} from '../rules/registration.js';

interface Checking {
  projectId: string;
  today: Day;
  /** Whether a parent must be readable: for the one who files, not for the one who decides. */
  seeParent: boolean;
}

/**
 * Checks a project that is to be registered.
 * @throws Problem with the code of the first broken rule, and all broken rules by field
 */
export async function checkRegistration(
  tx: Tx,
  wanted: Registration,
  how: Checking,
): Promise<void> {
  const { leadOrganisationId } = wanted;
  const known = await knownRegister(tx, wanted, { ...how, leadOrganisationId });
  refuseAny(registrationProblems(wanted, known), wanted, how.today);
}

/**
 * Checks a change of what is recorded of a project.
 * @throws Problem with the code of the first broken rule, and all broken rules by field
 */
export async function checkEdit(
  tx: Tx,
  change: FactChange,
  { seeParent, ...how }: Checking,
): Promise<void> {
  const now = await factsOf(tx, await findProject(tx, how.projectId), how.today);
  const wanted = { ...now, ...change };
  const known = await knownRegister(tx, wanted, {
    ...how,
    seeParent: seeParent && change.parentId !== undefined,
  });
  const problems = factProblems(wanted, known);
  if (change.parentId === how.projectId)
    problems.unshift({ path: 'parentId', code: 'PARENT_BELOW_ITSELF' });
  refuseAny(problems, wanted, how.today);
}

/**
 * Refuses what breaks a rule.
 * @throws Problem with the code of the first of the problems
 */
export function refuseAny(
  problems: readonly FieldProblem[],
  wanted: Partial<ProjectFacts>,
  today: Day,
): void {
  const [first] = problems;
  if (!first) return;
  if (!isProblemCode(first.code)) throw new Error(`${first.code} is no problem code`);
  const code = wanted.codes?.[Number(/^codes\.(\d+)$/.exec(first.path)?.[1] ?? 0)] ?? '';
  throw new Problem(first.code, { today, fromOn: wanted.plannedStartOn ?? '', code }, problems);
}
