import type { Month } from '#values';

/** Every how many months a project reports: monthly, quarterly or half-yearly. */
export const RETURN_RHYTHMS = [1, 3, 6] as const;
export type ReturnRhythm = (typeof RETURN_RHYTHMS)[number];

/** Terms on which the projects of an organisation owe returns. */
export interface ReturnTerms {
  /** Working day of the following month by which a month is due, from 1 to 20. */
  workingDay: number;
  flagshipEvery: ReturnRhythm;
  standardEvery: ReturnRhythm;
}

/** Terms where none are set: the fifth working day, flagships monthly, others quarterly. */
export const DEFAULT_RETURN_TERMS: ReturnTerms = {
  workingDay: 5,
  flagshipEvery: 1,
  standardEvery: 3,
};

/** An organisation as far as its returns are concerned. */
export interface ReturningOrganisation {
  id: string;
  parentId: string | null;
  /** First month owed; null while none is asked for. */
  returnsFrom: Month | null;
}

/** Terms of an organisation from a month on. */
export interface DatedReturnTerms extends ReturnTerms {
  unitId: string;
  fromMonth: Month;
}

/** Tells from which month on organisations owe returns, and on which terms. */
export class ReturnDuties {
  private readonly byId: ReadonlyMap<string, ReturningOrganisation>;

  /** @param terms in the order in which they count: of several for one month the last one */
  constructor(
    units: readonly ReturningOrganisation[],
    private readonly terms: readonly DatedReturnTerms[],
  ) {
    this.byId = new Map(units.map((unit) => [unit.id, unit]));
  }

  /** Returns the first month for which an organisation owes returns; null while it owes none. */
  from(unitId: string): Month | null {
    return this.byId.get(unitId)?.returnsFrom ?? null;
  }

  /** Lists the ids of the organisations that owe returns. */
  get asked(): string[] {
    return [...this.byId.values()]
      .filter(({ returnsFrom }) => returnsFrom !== null)
      .map(({ id }) => id);
  }

  /** Returns whether an organisation owes returns for a month. */
  asks(unitId: string, month: Month): boolean {
    const from = this.from(unitId);
    return from !== null && from <= month;
  }

  /**
   * Returns the terms for a month: those of the organisation, or else those of the nearest one above
   * it in the present tree.
   */
  termsOf(unitId: string, month: Month): ReturnTerms {
    for (let at = this.byId.get(unitId); at; at = this.byId.get(at.parentId ?? '')) {
      const { id } = at;
      const own = this.terms.filter((one) => one.unitId === id && one.fromMonth <= month);
      const last = own.reduce<DatedReturnTerms | null>(
        (newest, one) => (newest !== null && newest.fromMonth > one.fromMonth ? newest : one),
        null,
      );
      if (last) return last;
    }
    return DEFAULT_RETURN_TERMS;
  }
}
