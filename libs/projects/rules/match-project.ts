import { NearNames } from './near-names.js';
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

/** Smallest likeness (0 to 1, see {@link NearNames}) at which a project name is suggested. */
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
  private readonly near: NearNames;

  constructor(projects: readonly NamedProject[]) {
    for (const project of projects) {
      for (const code of project.codes) this.byCode.set(code, project);
      const name = plainName(project.name);
      this.byName.set(name, [...(this.byName.get(name) ?? []), project]);
    }
    this.near = new NearNames(this.byName.keys());
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
      closest: first?.codes[0] ?? this.near.closest(plainName(text), CLOSE)?.name ?? null,
    };
  }
}
