import type { Actor } from '#identity';

/**
 * Returns the organisation on whose behalf a person assigns an item to an organisation: the highest
 * one in which they are a manager over it, or an officer if they are no manager. Null for a person
 * who is neither.
 */
export function issuingOrganisation(actor: Actor, leadOrganisationId: string): string | null {
  for (const role of ['manager', 'officer'] as const) {
    const held = actor.authorities(role, leadOrganisationId).map(({ unitId }) => unitId);
    // Of two that stand one above the other, fewer of the person's roles reach the higher one.
    const reached = (unitId: string): number => actor.authorities(role, unitId).length;
    const [highest] = held.sort((one, other) => reached(one) - reached(other));
    if (highest !== undefined) return highest;
  }
  return null;
}
