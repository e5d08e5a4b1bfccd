import {
  DECIDES,
  DEFAULT_LEVELS,
  type Level,
  onPath,
  type Organisations,
  reachOf,
  RELATIONS,
} from './levels.js';

/** All levels that a request can have. */
const LEVELS: readonly Level[] = [
  ...DEFAULT_LEVELS,
  ...RELATIONS.flatMap((relation) => DECIDES.map((decides) => ({ relation, decides }))),
];

/** Returns the text that names a level about projects of one lead organisation. */
export const placeOf = (lead: string, { relation, decides }: Level): string =>
  `${lead}|${relation}|${decides}`;

/**
 * Lists the places, as {@link placeOf} names them, at which a person decides requests about one
 * organisation that nobody but officers has written. It answers for all organisations at once, so
 * that a list can be filtered before its requests are judged one by one.
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
  const decides = (level: Level, path: readonly string[]): boolean => {
    const planned = onPath(path, level.relation) ?? '';
    const places = path.slice(path.indexOf(planned));
    const able = (unitId: string): boolean | null => {
      const here = (managing.get(unitId) ?? []).filter(
        (one) =>
          level.decides !== 'head' || unitId !== planned || one.personId === heads.get(planned),
      );
      return here.length === 0 ? null : here.some((one) => one.personId === personId);
    };
    for (let reach = reachOf(level); reach < places.length + reachOf(level); reach += 1) {
      const found = places.slice(0, reach).map(able);
      if (found.some((one) => one !== null)) return found.includes(true);
    }
    return false;
  };
  return tree.flatMap(({ id }) => {
    const path = upwards(id);
    if (!path.some((place) => own.has(place))) return [];
    return LEVELS.filter((level) => decides(level, path)).map((level) => placeOf(id, level));
  });
}
