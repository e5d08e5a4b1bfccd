import { readProjectCode } from './project-code.js';

/** A project with the name and codes by which a file may refer to it. */
export interface NamedProject {
  id: string;
  unitId: string;
  name: string;
  codes: readonly string[];
}

/**
 * Result of looking up a text: one project, none (with the most similar name, if any is similar),
 * or several.
 */
export type ProjectMatch =
  | { found: NamedProject }
  | { found: null; problem: 'unknown' | 'ambiguous'; closest: string | null };

/** Minimum similarity (see {@link likeness}) of a name that is suggested. */
const CLOSE = 0.4;

const plainName = (text: string): string => text.normalize('NFC').trim();

/** Finds one of the given projects by its code or full name. Results are cached by text. */
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
 * Similarity of two names: the share of pairs of neighbouring characters that they have in common,
 * 0 to 1.
 */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((pair) => other.has(pair)).length;
  return one.size + other.size === 0 ? 0 : (2 * common) / (one.size + other.size);
}
