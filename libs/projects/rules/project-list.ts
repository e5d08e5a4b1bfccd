import type { FieldProblem } from '#platform/problem';
import { type KnownRegister, type Registration, registrationProblems } from './registration.js';

/** Largest number of projects of one list. */
export const LIST_PROJECTS_MAX = 10_000;

/** A project of a list, with the number of its row in the file that the list came from. */
export interface ListedProject {
  row: number;
  wanted: Registration;
}

/** A problem of one project of a list. */
export type ListProblem = FieldProblem & { row: number };

/**
 * Checks the projects of a list against the register and against each other: no name stands twice
 * in one organisation, and no code twice.
 * @returns what is wrong, by row and field; empty when nothing is
 */
export function listProblems(
  projects: readonly ListedProject[],
  known: KnownRegister,
): ListProblem[] {
  const names = new Map<string, number>();
  const codes = new Map<string, number>();
  return projects.flatMap(({ row, wanted }) => [
    ...registrationProblems(wanted, known).map((problem) => ({ row, ...problem })),
    ...again(names, [nameKey(wanted)], { row, path: () => 'name' }),
    ...again(codes, wanted.codes, { row, path: (at) => `codes.${at}` }),
  ]);
}

const nameKey = ({ name, leadOrganisationId }: Registration): string =>
  `${leadOrganisationId} ${name.normalize('NFKC').replaceAll(/\s/g, '')}`;

function again(
  seen: Map<string, number>,
  keys: readonly string[],
  { row, path }: { row: number; path: (at: number) => string },
): ListProblem[] {
  return keys.flatMap((key, at) => {
    const first = seen.get(key);
    if (first === undefined) seen.set(key, row);
    return first === undefined || first === row
      ? []
      : [{ row, path: path(at), code: 'LISTED_TWICE', accepted: String(first) }];
  });
}
