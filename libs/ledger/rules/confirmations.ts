/**
 * The submitter's confirmations of doubtful amounts, which are refused until they are confirmed.
 */
export interface Confirmations {
  /** The user confirms an amount that differs greatly from those of the neighbouring months. */
  unitConfirmed: boolean;
  /**
   * The user confirms that an entry which equals an existing entry is a separate entry, not a
   * repetition.
   */
  repeatConfirmed: boolean;
  /**
   * The user confirms that an amount before 2021 is in addition to the other amounts before 2021.
   */
  openingConfirmed: boolean;
}

/** Fills in missing confirmations as not confirmed. */
export const confirmedIn = (given: {
  [name in keyof Confirmations]?: boolean | undefined;
}): Confirmations => ({
  unitConfirmed: given.unitConfirmed ?? false,
  repeatConfirmed: given.repeatConfirmed ?? false,
  openingConfirmed: given.openingConfirmed ?? false,
});

/** Returns only those confirmations that the submitter gave. They are recorded in the audit log. */
export const givenOf = (confirmed: Confirmations): Partial<Confirmations> =>
  Object.fromEntries(Object.entries(confirmed).filter(([, given]) => given));
