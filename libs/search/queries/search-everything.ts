import type { Actor } from '#identity';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import type { Language } from '#platform/language';
import { type Finders, type Found, readSought } from '#platform/search';
import { projectNames } from '#projects';
import { mergeFound } from '../rules/merge-found.js';

/** What a search needs besides what is sought. */
export interface SearchParts {
  database: Database;
  clock: Clock;
  finders: Finders;
}

/** A record that was found, with what its kind and its project are called. */
export interface NamedFound extends Found {
  kind: string;
  kindName: string;
  projectName: string | null;
}

/**
 * Finds records of all kinds that the actor may open, the best first. Each kind is read in the
 * scope that its finder asks for.
 */
export async function searchEverything(
  { database, clock, finders }: SearchParts,
  actor: Actor,
  { q, limit, language }: { q: string; limit: number; language: Language },
): Promise<NamedFound[]> {
  const asked = { sought: readSought(q), actor, language, today: clock.today(), limit };
  const lists: Omit<NamedFound, 'projectName'>[][] = [];
  for (const { kind, words, finder } of finders.all) {
    const scope = finder.scope?.(actor) ?? actor.scope;
    const found = await database.read(scope, (tx) => finder.find(tx, asked));
    lists.push(found.map((one) => ({ ...one, kind, kindName: words[language] })));
  }
  const merged = mergeFound(lists, limit);
  const ids = [...new Set(merged.flatMap(({ projectId }) => projectId ?? []))];
  const names =
    ids.length === 0
      ? new Map<string, string>()
      : await database.read(actor.scope, (tx) => projectNames(tx, ids));
  return merged.map((one) => ({
    ...one,
    projectName: one.projectId === null ? null : (names.get(one.projectId) ?? null),
  }));
}
