import { ADMIN_ROLES, currentAssignments, organisations } from '#identity';
import type { Tx } from '#platform/database';
import type { Day } from '#values';
import {
  above,
  DEFAULT_LEVELS,
  type Level,
  type Manager,
  type Organisations,
} from '../rules/levels.js';
import { levelsFor, levelsInForce } from '../store/review-levels.js';

/** All organisations with their heads, managers and names, to determine who decides a request. */
export interface KnownOrganisations extends Organisations {
  names: ReadonlyMap<string, string>;
  /** Administrators of all kinds of today, delegates included. */
  administrators: readonly Manager[];
}

/** Reads all organisations with their heads and today's managers. */
export async function knownOrganisations(tx: Tx, today: Day): Promise<KnownOrganisations> {
  const tree = await organisations(tx);
  const deciders = await currentAssignments(tx, ['manager', ...ADMIN_ROLES], today);
  const managers = deciders.filter(({ role }) => role === 'manager');
  return {
    tree,
    managers,
    administrators: deciders.filter(({ role }) => role !== 'manager'),
    heads: new Map(
      tree.flatMap(({ id, headPersonId }) => (headPersonId === null ? [] : [[id, headPersonId]])),
    ),
    names: new Map(tree.map(({ id, name }) => [id, name])),
  };
}

interface Reviewed {
  organisationIds: readonly string[];
  today: Day;
  unset?: readonly Level[] | undefined;
}

/**
 * Returns the levels that decide a request of a kind about projects of some organisations, as set
 * today. Where none are set, the levels `unset` decide, or else the default one.
 */
export async function reviewOf(
  tx: Tx,
  kind: string,
  { organisationIds, today, unset = DEFAULT_LEVELS }: Reviewed,
): Promise<readonly Level[]> {
  const inForce = await levelsInForce(tx, today, { kind });
  if (inForce.length === 0) return unset;
  const tree = await organisations(tx);
  const levels = levelsFor(inForce, organisationIds, (id) => above(tree, id));
  return levels === DEFAULT_LEVELS ? unset : levels;
}
