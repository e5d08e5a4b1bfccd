/**
 * Rules about levels of review: who decides a change request, one level after the other. Levels
 * apply to requests of every kind for which a domain registers a handler (`HandlesChanges` in
 * handlers.ts), provided that the request is about projects. A request about no project is
 * decided by a second administrator (administrative.ts).
 */

import { refuseField } from '#platform/problem';
import type { Actor, Membership, TreeOrganisation } from '#identity';
import type { Day } from '#values';

/**
 * Organisation that decides at a level, by its relation to the lead organisation of the project:
 * that organisation itself, the one above it, the district (the organisation directly below the
 * city), or the city.
 */
export const RELATIONS = ['own', 'supervising', 'district', 'city'] as const;
export type Relation = (typeof RELATIONS)[number];

/** Who decides at a level: the head of the organisation, or any of its managers. */
export const DECIDES = ['head', 'manager'] as const;
export type Decides = (typeof DECIDES)[number];

/** Largest number of levels at which one change request is decided. */
export const LEVELS_MAX = 4;

/**
 * One level of review. `any` is the default: a manager of the lead organisation or of one above it
 * decides.
 */
export interface Level {
  relation: Relation | 'any';
  decides: Decides;
}

/** The levels that apply when no others are set: a single level. */
export const DEFAULT_LEVELS: readonly Level[] = [{ relation: 'any', decides: 'manager' }];

/** A level as an administrator sets it: for a kind of change requests, from day `validFrom` on. */
export interface SetLevel {
  kind: string;
  level: number;
  relation: Relation;
  decides: Decides;
  validFrom: Day;
}

/**
 * Checks new levels before they are set. For each kind and day, they must be numbered from 1
 * without a gap. No day may lie before today, because earlier requests were decided at the levels
 * of their time.
 * @throws Problem REVIEW_LEVELS_GAP, DAY_IN_PAST
 */
export function checkLevels(items: readonly SetLevel[], today: Day): void {
  const sets = new Map<string, number[]>();
  for (const [index, { kind, level, validFrom }] of items.entries()) {
    if (validFrom < today)
      throw refuseField('DAY_IN_PAST', `items.${index}.validFrom`, { today }, `≥ ${today}`);
    const key = `${kind} ${validFrom}`;
    sets.set(key, [...(sets.get(key) ?? []), level]);
  }
  for (const [key, levels] of sets) {
    const wanted = levels.map((_, index) => index + 1);
    if (String(levels.sort((a, b) => a - b)) !== String(wanted))
      throw refuseField('REVIEW_LEVELS_GAP', 'items', { set: key }, wanted.join(', '));
  }
}

/** A person who manages an organisation today, in their own role or as a delegate. */
export interface Manager {
  personId: string;
  unitId: string;
  /** Id of the person who delegated the role; empty for the person's own role. */
  forPerson: string;
}

/** Data of the organisations that {@link decidersAt} needs. */
export interface Organisations {
  tree: readonly TreeOrganisation[];
  /** Id of the head of each organisation that has one. */
  heads: ReadonlyMap<string, string>;
  /** All managers of today with open accounts, delegates included. */
  managers: readonly Manager[];
}

/** Lists the ids of an organisation and of all organisations above it, from the bottom up. */
export function above(tree: readonly TreeOrganisation[], id: string): string[] {
  const found: string[] = [];
  for (let at = tree.find((one) => one.id === id); at && !found.includes(at.id);) {
    found.push(at.id);
    const { parentId } = at;
    at = tree.find((one) => one.id === parentId);
  }
  return found;
}

/** Returns the id of the organisation that decides at a level about projects of `lead`. */
export function organisationAt(
  tree: readonly TreeOrganisation[],
  lead: string,
  relation: Level['relation'],
): string {
  const path = above(tree, lead);
  const at = {
    any: path[0],
    own: path[0],
    supervising: path[1] ?? path[0],
    district: path.at(-2) ?? path[0],
    city: path.at(-1),
  }[relation];
  return at ?? lead;
}

/** Who decides at a level: the people, and the lowest organisation in which one is a manager. */
export interface Deciders {
  organisationId: string;
  personIds: string[];
  /** True when nobody in the organisation of the level can decide, so that one above it decides. */
  passedUp: boolean;
}

/**
 * Determines who decides at a level about projects of the organisation `lead`. The people in
 * `excluded` (who filed the request or decided at another level) may not decide, and neither may
 * their delegates on their authority. If nobody else in the organisation of the level can decide,
 * the managers of its parent decide, and so on upwards. Otherwise the request of a manager without
 * colleagues would wait for ever.
 */
export function decidersAt(
  { relation, decides }: Level,
  lead: string,
  excluded: ReadonlySet<string>,
  { tree, heads, managers }: Organisations,
): Deciders {
  const planned = organisationAt(tree, lead, relation);
  const free = managers.filter(
    ({ personId, forPerson }) => !excluded.has(personId) && !excluded.has(forPerson),
  );
  const path = above(tree, planned);
  if (relation === 'any') {
    const some = free.filter(({ unitId }) => path.includes(unitId));
    const own = some.some(({ unitId }) => unitId === planned);
    const nearest = path.find((id) => some.some(({ unitId }) => unitId === id));
    return {
      organisationId: nearest ?? planned,
      personIds: [...new Set(some.map(({ personId }) => personId))],
      passedUp: !own,
    };
  }
  for (const [step, organisationId] of path.entries()) {
    const here = free.filter(({ unitId }) => unitId === organisationId);
    const head = heads.get(organisationId);
    const able =
      step === 0 && decides === 'head' ? here.filter(({ personId }) => personId === head) : here;
    if (able.length > 0)
      return {
        organisationId,
        personIds: [...new Set(able.map(({ personId }) => personId))],
        passedUp: step > 0,
      };
  }
  return { organisationId: planned, personIds: [], passedUp: false };
}

/** The fields of an actor that {@link authorityAt} needs. */
export type LevelActor = Pick<Actor, 'personId' | 'authorities'>;

/** Ids of the people who may not decide at a level, and data of the organisations. */
export interface LevelFacts {
  excluded: ReadonlySet<string>;
  /** Null for the default level, which does not need these data. */
  organisations: Organisations | null;
}

/**
 * Returns the membership by which a person may decide at a level about projects of the organisation
 * `lead`; null when the person may not. At the default level, every manager of that organisation or
 * of one above it may decide.
 */
export function authorityAt(
  person: LevelActor,
  level: Level,
  lead: string,
  { excluded, organisations }: LevelFacts,
): Membership | null {
  if (excluded.has(person.personId)) return null;
  const held = (over: string): readonly Membership[] =>
    person
      .authorities('manager', over)
      .filter(({ forPerson }) => !(forPerson && excluded.has(forPerson)));
  if (level.relation === 'any' || organisations === null) return held(lead)[0] ?? null;
  const { organisationId, personIds } = decidersAt(level, lead, excluded, organisations);
  return personIds.includes(person.personId)
    ? (held(organisationId).find(({ unitId }) => unitId === organisationId) ?? null)
    : null;
}
