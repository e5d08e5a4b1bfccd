import {
  decidersOver,
  DECIDES,
  DEFAULT_LEVELS,
  type Level,
  type Organisations,
  RELATIONS,
} from './levels.js';

/** All levels that a request can have. */
const LEVELS: readonly Level[] = [
  ...DEFAULT_LEVELS,
  ...RELATIONS.flatMap((relation) => DECIDES.map((decides) => ({ relation, decides }))),
];

const NOBODY: ReadonlySet<string> = new Set();

/** Returns the text that names a level about projects of one lead organisation. */
export const placeOf = (lead: string, { relation, decides }: Level): string =>
  `${lead}|${relation}|${decides}`;

/**
 * Lists the places, as {@link placeOf} names them, at which a person decides requests about one
 * organisation that nobody but officers has written. It answers for all organisations at once, so
 * that a list can be filtered before its requests are evaluated one by one.
 */
export function decidingPlaces(
  personId: string,
  { tree, heads, managers }: Organisations,
): string[] {
  const parents = new Map(tree.map(({ id, parentId }) => [id, parentId]));
  const managing = Map.groupBy(managers, ({ unitId }) => unitId);
  const own = new Set(
    managers.filter((one) => one.personId === personId).map(({ unitId }) => unitId),
  );
  const upwards = (id: string): string[] => {
    const path: string[] = [];
    for (let at: string | null | undefined = id; at && !path.includes(at); at = parents.get(at))
      path.push(at);
    return path;
  };
  return tree.flatMap(({ id }) => {
    const path = upwards(id);
    if (!path.some((place) => own.has(place))) return [];
    // The rule needs no more than the path, and would search the whole tree at every step.
    const onPath = {
      tree: path.map((place) => ({ id: place, parentId: parents.get(place) ?? null })),
      heads,
      managers: path.flatMap((place) => managing.get(place) ?? []),
    };
    return LEVELS.filter((level) =>
      decidersOver(level, [id], NOBODY, onPath).some(({ personIds }) =>
        personIds.includes(personId),
      ),
    ).map((level) => placeOf(id, level));
  });
}
