import type { Domain } from './declare-domain.js';

/**
 * Finds errors in the declarations of a program: a name that two domains declare, or a problem
 * without a message in one of the languages.
 * @returns one sentence for each error, with the name.
 */
export function domainFaults(domains: readonly Domain[]): string[] {
  const kinds: [kind: string, namesOf: (domain: Domain) => readonly string[]][] = [
    ['domain', ({ name }) => [name]],
    ['problem', ({ problems }) => Object.keys(problems)],
    ['permission', ({ permissions }) => Object.keys(permissions)],
    ['audit action', ({ auditActions }) => auditActions],
    ['job', ({ jobs }) => jobs.map(({ name }) => name)],
    ['schedule', ({ schedules }) => schedules.map(({ id }) => id)],
    ['entity', ({ entities }) => entities.map(({ name }) => name)],
    ['setting', ({ settings }) => settings],
    ['heading', ({ listWords }) => Object.keys(listWords.headings ?? {})],
    ['texts of the codes of', ({ listWords }) => Object.keys(listWords.codes ?? {})],
  ];
  return [
    ...kinds.flatMap(([kind, namesOf]) => doubles(kind, domains, namesOf)),
    ...domains.flatMap(wordless),
  ];
}

function doubles(
  kind: string,
  domains: readonly Domain[],
  namesOf: (domain: Domain) => readonly string[],
): string[] {
  const owners = new Map<string, string[]>();
  for (const domain of domains)
    for (const name of namesOf(domain))
      owners.set(name, [...(owners.get(name) ?? []), domain.name]);
  return [...owners]
    .filter(([, declaredBy]) => declaredBy.length > 1)
    .map(([name, by]) => `the ${kind} ${name} is declared more than once: by ${by.join(', ')}`);
}

const wordless = ({ name, problems }: Domain): string[] =>
  Object.entries(problems).flatMap(([code, { zh, en }]) =>
    [
      ['Chinese', zh],
      ['English', en],
    ].flatMap(([language, text]) =>
      text?.trim() ? [] : [`the problem ${code} of ${name} has no message in ${language}`],
    ),
  );
