/** Weight and owner of a milestone as they are typed. */
export interface TypedKept {
  /** Per cent; blank for none. */
  weight?: string | undefined;
  ownerPersonId?: string | null | undefined;
}

/** Checks whether a text is blank or a share above 0 up to 100 per cent with two decimal places. */
export function isWeight(typed: string | undefined): boolean {
  const text = typed?.trim() ?? '';
  if (text === '') return true;
  return /^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/.test(text) && Number(text) > 0;
}

/**
 * Returns the change that what was typed asks for; what is left blank is taken away. An owner who
 * stays is left out, so that one whose account was closed does not stand in the way.
 * @param owner id of the present owner
 */
export const changeOfKept = (
  { weight, ownerPersonId }: TypedKept,
  owner: string | null,
): { weight: string | null; ownerPersonId?: string | null } => ({
  weight: weight?.trim() || null,
  ...((ownerPersonId ?? null) === owner ? {} : { ownerPersonId: ownerPersonId ?? null }),
});

/** Returns a weight without zeros that say nothing, such as 12.5 for 12.50; null for none. */
export const shownWeight = (weight: string | null): string | null =>
  weight === null ? null : weight.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
