import type { FieldProblem } from '#platform/problem';

/** A problem of a package, with one of its codes. */
export type PackageProblem = FieldProblem & {
  code: 'DISCLOSURE_NAMES_PERSON' | 'DISCLOSURE_NAMES_WITHHELD' | 'DISCLOSURE_DAYS';
};

/** The days and texts of a project of a package that are checked before it leaves. */
interface CheckedProject {
  title?: string;
  description?: string;
  period?: { startDate?: string; endDate?: string };
  locations?: readonly { description?: string }[];
  milestones?: readonly { title: string; dateMet?: string }[];
  documents?: readonly { title: string; description?: string; datePublished?: string }[];
}

/** What must not appear in a package, and the instant at which it was composed. */
export interface PackageLimits {
  /** Names of people with an account. */
  people: readonly string[];
  /** Names of projects that are withheld. */
  withheld: readonly string[];
  composedAt: Date;
}

/** Returns every free text of a project of a package. */
export function textsOf(content: string): string[] {
  const { title, description, locations, milestones, documents } = JSON.parse(
    content,
  ) as CheckedProject;
  return [
    title,
    description,
    ...(locations ?? []).map((one) => one.description),
    ...(milestones ?? []).map((one) => one.title),
    ...(documents ?? []).flatMap((one) => [one.title, one.description]),
  ].filter((text) => text !== undefined);
}

/**
 * Checks the projects of a package before it leaves: no free text names a person or a project that
 * is withheld, no period ends before it begins, and nothing was done after the package was made.
 * @returns what is wrong, by project; empty when nothing is
 */
export function packageProblems(
  contents: readonly string[],
  { people, withheld, composedAt }: PackageLimits,
): PackageProblem[] {
  const problems: PackageProblem[] = [];
  for (const [index, content] of contents.entries()) {
    const path = `projectIds.${index}`;
    const texts = textsOf(content);
    const among = (names: readonly string[]): string[] =>
      texts.filter((text) => names.some((name) => text.includes(name)));
    for (const text of among(people)) problems.push(named('DISCLOSURE_NAMES_PERSON', path, text));
    for (const text of among(withheld))
      problems.push(named('DISCLOSURE_NAMES_WITHHELD', path, text));
    if (!daysHold(JSON.parse(content) as CheckedProject, composedAt))
      problems.push({ path, code: 'DISCLOSURE_DAYS' });
  }
  return problems;
}

const named = (code: PackageProblem['code'], path: string, text: string): PackageProblem => ({
  path,
  code,
  accepted: `≠ ${text}`,
});

function daysHold({ period, milestones, documents }: CheckedProject, composedAt: Date): boolean {
  const { startDate, endDate } = period ?? {};
  const done = [
    ...(milestones ?? []).map(({ dateMet }) => dateMet),
    ...(documents ?? []).map(({ datePublished }) => datePublished),
  ];
  return (
    (startDate === undefined || endDate === undefined || startDate <= endDate) &&
    done.every((day) => day === undefined || Date.parse(day) <= composedAt.getTime())
  );
}
