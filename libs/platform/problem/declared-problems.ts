import { StartupError } from '../program/startup-error.js';

/** HTTP status and message of a problem, in Chinese and English. */
export interface ProblemWording {
  readonly status: number;
  readonly zh: string;
  readonly en: string;
}

/**
 * Maps each domain to its problems. Every domain extends this interface with the problems that it
 * passes to {@link defineProblems}, so that the compiler accepts exactly the codes that exist.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the domains fill it
export interface DeclaredProblems {}

/** Code of a problem, that is, of a reason why a request was refused or failed. */
export type ProblemCode = {
  [Domain in keyof DeclaredProblems]: keyof DeclaredProblems[Domain];
}[keyof DeclaredProblems];

const declared = new Map<string, ProblemWording & { domain: string }>();

/**
 * Declares the problems of a domain with their messages. `{name}` in a message is replaced by a
 * value of the problem. Values whose name ends in `Fen` are amounts and are formatted as such.
 * @throws StartupError when another domain has declared one of the codes.
 */
export function defineProblems<Problems extends Readonly<Record<string, ProblemWording>>>(
  domain: string,
  problems: Problems,
): Problems {
  for (const [code, wording] of Object.entries(problems)) {
    const other = declared.get(code);
    if (other)
      throw new StartupError(
        `The problem ${code} is declared by ${other.domain} and by ${domain}.`,
      );
    declared.set(code, { ...wording, domain });
  }
  return problems;
}

/**
 * Returns status and messages of a problem.
 * @throws Error when no domain that this process has loaded declares the code.
 */
export function wordingOf(code: ProblemCode): ProblemWording {
  const wording = declared.get(code);
  if (!wording) throw new Error(`no domain of this program declares the problem ${code}`);
  return wording;
}

/** Returns whether a domain that this process has loaded declares a code. */
export const isProblemCode = (code: string): code is ProblemCode => declared.has(code);

/** Lists the codes of all domains that this process has loaded. */
export const problemCodes = (): ProblemCode[] => [...declared.keys()] as ProblemCode[];
