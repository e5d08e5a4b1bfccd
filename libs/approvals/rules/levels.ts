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

/** Largest number of levels above the filer. */
export const LEVELS_MAX = 4;

/**
 * One level of review. `any` is the default: a manager of the lead organisation or of one above it
 * decides.
 */
export interface Level {
  relation: Relation | 'any';
  decides: Decides;
}

/** The levels that apply where nothing else is set: a single one. */
export const DEFAULT_LEVELS: readonly Level[] = [{ relation: 'any', decides: 'manager' }];

/** A level that is set for an organisation and a kind of change requests, from a day on. */
export interface SetLevel {
  kind: string;
  level: number;
  relation: Relation;
  decides: Decides;
  validFrom: Day;
}

/**
 * Checks levels that are to be set: for each kind and day, levels 1 to n without a gap, n at most
 * {@link LEVELS_MAX}; no day before today, because what was decided was decided by other levels.
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

/** A person who manages an organisation today, own or as the delegate of `forPerson`. */
export interface Manager {
  personId: string;
  unitId: string;
  /** Id of the person who delegated the role; empty for the person's own role. */
  forPerson: string;
}

/** What the rule about deciders needs to know of the organisations. */
export interface Organisations {
  tree: readonly TreeOrganisation[];
  /** Id of the head of each organisation that has one. */
  heads: ReadonlyMap<string, string>;
  /** All managers of today with open accounts, delegates included. */
  managers: readonly Manager[];
}

/** Lists an organisation and all above it, from the bottom up. */
export function above(tree: readonly TreeOrganisation[], id: string): string[] {
  const found: string[] = [];
  for (let at = tree.find((one) => one.id === id); at && !found.includes(at.id);) {
    found.push(at.id);
    const { parentId } = at;
    at = tree.find((one) => one.id === parentId);
  }
  return found;
}

/** Returns the organisation of a level, for a project of a lead organisation. */
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

/** Who decides at a level: an organisation, its people, and whether it is not the planned one. */
export interface Deciders {
  organisationId: string;
  personIds: string[];
  /** True where the planned organisation had nobody, so that one above it decides. */
  passedUp: boolean;
}

/**
 * Determines who decides at a level, for a project of a lead organisation. Nobody decides who is in
 * `excluded` (the filers, and who decided at another level), nor on the authority of one of them.
 * Where the organisation of the level has nobody else, the managers of its parent decide, and so on
 * upwards; a lone manager's request would otherwise wait for ever.
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

/** The part of an actor that the rule about levels needs. */
export type LevelActor = Pick<Actor, 'personId' | 'authorities'>;

/** Who may not decide at a level, and what is known of the organisations. */
export interface LevelFacts {
  excluded: ReadonlySet<string>;
  /** Not needed, and null, for the default level. */
  organisations: Organisations | null;
}

/**
 * Returns the membership on whose authority a person decides at a level about a project of a lead
 * organisation; null when the person does not decide there. For the default level it suffices to
 * manage the lead organisation or one above it.
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
