/** What a filer has said about a posting, where the ledger asks before it takes it. */
export interface Confirmations {
  /** That an amount far from those of the months beside it is meant. */
  unitConfirmed: boolean;
  /** That an entry equal to one that stands is another one. */
  repeatConfirmed: boolean;
  /** That an amount of the time before 2021 comes on top of what there is of that time. */
  openingConfirmed: boolean;
}

/** Confirmations as they were given; what was left out was not confirmed. */
export const confirmedIn = (given: {
  [name in keyof Confirmations]?: boolean | undefined;
}): Confirmations => ({
  unitConfirmed: given.unitConfirmed ?? false,
  repeatConfirmed: given.repeatConfirmed ?? false,
  openingConfirmed: given.openingConfirmed ?? false,
});

/** Those that were given, for the audit log. */
export const givenOf = (confirmed: Confirmations): Partial<Confirmations> =>
  Object.fromEntries(Object.entries(confirmed).filter(([, given]) => given));
