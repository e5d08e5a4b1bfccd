import { readProjectCode } from './project-code.js';

/** A project with the name and codes by which imported files may refer to it. */
export interface NamedProject {
  id: string;
  unitId: string;
  name: string;
  codes: readonly string[];
}

/**
 * Result of looking up a project by name or code. When no single project matches, `problem` tells
 * whether none does ('unknown') or several do ('ambiguous'), and `closest` is the name or code to
 * suggest to the user; null when there is no suggestion.
 */
export type ProjectMatch =
  | { found: NamedProject }
  | { found: null; problem: 'unknown' | 'ambiguous'; closest: string | null };

/** Smallest similarity (0 to 1, see {@link likeness}) at which a project name is suggested. */
const CLOSE = 0.4;

const plainName = (text: string): string => text.normalize('NFC').trim();

/**
 * Looks up projects by code or full name. Remembers the result of each text, because a file repeats
 * the same names many times.
 */
export class ProjectDirectory {
  private readonly byCode = new Map<string, NamedProject>();
  private readonly byName = new Map<string, NamedProject[]>();
  private readonly known = new Map<string, ProjectMatch>();

  constructor(projects: readonly NamedProject[]) {
    for (const project of projects) {
      for (const code of project.codes) this.byCode.set(code, project);
      const name = plainName(project.name);
      this.byName.set(name, [...(this.byName.get(name) ?? []), project]);
    }
  }

  match(text: string): ProjectMatch {
    const known = this.known.get(text) ?? this.look(text);
    this.known.set(text, known);
    return known;
  }

  private look(text: string): ProjectMatch {
    const code = readProjectCode(text);
    if (code) {
      const found = this.byCode.get(code.code);
      return found ? { found } : { found: null, problem: 'unknown', closest: null };
    }
    const [first, second] = this.byName.get(plainName(text)) ?? [];
    if (first && !second) return { found: first };
    return {
      found: null,
      problem: first ? 'ambiguous' : 'unknown',
      closest: first?.codes[0] ?? this.closestTo(plainName(text)),
    };
  }

  private closestTo(text: string): string | null {
    const pairs = pairsOf(text);
    let closest: { name: string; share: number } | null = null;
    for (const name of this.byName.keys()) {
      const share = likeness(pairs, pairsOf(name));
      if (share >= CLOSE && share > (closest?.share ?? 0)) closest = { name, share };
    }
    return closest?.name ?? null;
  }
}

const pairsOf = (text: string): Set<string> =>
  new Set(
    Array.from(text, (_, index) => text.slice(index, index + 2)).filter(
      (pair) => pair.length === 2,
    ),
  );

/**
 * Returns how similar two names are, from 0 (different) to 1: the share of pairs of neighbouring
 * characters that occur in both.
 * @param one the pairs of the first name
 * @param other the pairs of the second name
 */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((pair) => other.has(pair)).length;
  return one.size + other.size === 0 ? 0 : (2 * common) / (one.size + other.size);
}
