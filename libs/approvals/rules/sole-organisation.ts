/**
 * Returns the organisation to be named in the audit event about a change request. When the request
 * concerns several organisations, none is named, because auditors of one organisation would
 * otherwise see the amounts of the others.
 */
export function soleOrganisation(organisationIds: readonly string[]): { unitId?: string } {
  const [unitId, ...others] = new Set(organisationIds);
  return unitId === undefined || others.length > 0 ? {} : { unitId };
}
