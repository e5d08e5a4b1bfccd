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
 * One level of review. `any` is the default: a manager of the lead organisation or of its parent
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

/** Data of the organisations that {@link decidersOver} needs. */
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

/** Number of organisations, from the one of the level upwards, whose managers decide there. */
const reachOf = ({ relation }: Level): number => (relation === 'any' ? 2 : 1);

/** People who can decide over one organisation, and the organisations from the level's upwards. */
interface Reached {
  path: readonly string[];
  able: readonly Manager[];
}

function reached(
  { relation, decides }: Level,
  lead: string,
  reach: number,
  { tree, heads, managers }: Organisations,
): Reached {
  const planned = organisationAt(tree, lead, relation);
  const path = above(tree, planned);
  const within = path.slice(0, reach);
  const able = managers.filter(
    ({ personId, unitId }) =>
      within.includes(unitId) &&
      (decides !== 'head' || unitId !== planned || personId === heads.get(planned)),
  );
  return { path: path.length === 0 ? [planned] : path, able };
}

/**
 * Determines who decides at a level about projects of each of the organisations `leads`, in their
 * order. The people in `excluded` (who filed the request or decided at another level) may not
 * decide, and neither may their delegates on their authority. One person decides for all
 * organisations together. If nobody can at the level, the managers of the parent decide, and so on
 * upwards. Otherwise the request of a manager without colleagues would wait for ever.
 */
export function decidersOver(
  level: Level,
  leads: readonly string[],
  excluded: ReadonlySet<string>,
  organisations: Organisations,
): Deciders[] {
  const free = organisations.managers.filter(
    ({ personId, forPerson }) => !excluded.has(personId) && !excluded.has(forPerson),
  );
  const over = { ...organisations, managers: free };
  const highest = Math.max(0, ...leads.map((lead) => above(over.tree, lead).length));
  for (let reach = reachOf(level); reach <= highest + reachOf(level); reach += 1) {
    const found = leads.map((lead) => reached(level, lead, reach, over));
    const common = new Set(found[0]?.able.map(({ personId }) => personId));
    for (const { able } of found.slice(1))
      for (const id of common) if (!able.some(({ personId }) => personId === id)) common.delete(id);
    if (common.size > 0) return found.map((one) => decidersIn(one, common));
  }
  return leads.map((lead) => ({
    organisationId: organisationAt(over.tree, lead, level.relation),
    personIds: [],
    passedUp: false,
  }));
}

function decidersIn({ path, able }: Reached, common: ReadonlySet<string>): Deciders {
  const deciding = able.filter(({ personId }) => common.has(personId));
  const nearest = path.find((id) => deciding.some(({ unitId }) => unitId === id)) ?? '';
  return {
    organisationId: nearest,
    personIds: [...new Set(deciding.map(({ personId }) => personId))],
    passedUp: nearest !== path[0],
  };
}

/** The fields of an actor that {@link authorityAt} needs. */
export type LevelActor = Pick<Actor, 'personId' | 'authorities'>;

/** Ids of the people who may not decide at a level, and data of the organisations. */
export interface LevelFacts {
  excluded: ReadonlySet<string>;
  organisations: Organisations;
}

/** Lists the memberships of a person as a manager over `lead` that rest on nobody who is excluded. */
const heldOver = (
  person: LevelActor,
  lead: string,
  excluded: ReadonlySet<string>,
): readonly Membership[] =>
  person
    .authorities('manager', lead)
    .filter(({ forPerson }) => !(forPerson && excluded.has(forPerson)));

/**
 * Returns the membership by which a person may decide at the default level because they manage each
 * of the organisations `leads` or, as far as the tree is given, their parents; null when it takes
 * {@link authorityAt} to know.
 */
export function ownAuthority(
  person: LevelActor,
  level: Level,
  leads: readonly string[],
  { excluded, tree = [] }: Pick<LevelFacts, 'excluded'> & { tree?: readonly TreeOrganisation[] },
): Membership | null {
  if (level.relation !== 'any' || excluded.has(person.personId)) return null;
  const held = leads.map((lead) => {
    const within = [lead, ...above(tree, lead).slice(1, reachOf(level))];
    return heldOver(person, lead, excluded).find(({ unitId }) => within.includes(unitId));
  });
  return held.every((one) => one !== undefined) ? (held[0] ?? null) : null;
}

/**
 * Returns the membership by which a person may decide at a level about projects of all the
 * organisations `leads`; null when the person may not.
 */
export function authorityAt(
  person: LevelActor,
  level: Level,
  leads: readonly string[],
  { excluded, organisations }: LevelFacts,
): Membership | null {
  const [first] = leads;
  if (first === undefined || excluded.has(person.personId)) return null;
  const own = ownAuthority(person, level, leads, { excluded, tree: organisations.tree });
  if (own) return own;
  const deciders = decidersOver(level, leads, excluded, organisations);
  if (!deciders.every(({ personIds }) => personIds.includes(person.personId))) return null;
  if (!leads.every((lead) => heldOver(person, lead, excluded).length > 0)) return null;
  const held = heldOver(person, first, excluded);
  const places = above(organisations.tree, first);
  const near = (one: Membership): number => places.indexOf(one.unitId);
  return [...held].sort((one, other) => near(one) - near(other))[0] ?? null;
}
