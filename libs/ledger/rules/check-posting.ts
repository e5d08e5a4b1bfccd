import { refuseField } from '#platform/problem';
import { type Day, type Fen, lastDayOf, type Month, monthOf } from '#values';
import type { Composition, EntryFacts, FundingSource, PostingOrigin, Series } from './entry.js';

/**
 * An amount to be entered in the ledger, as requested. Amounts in fen, above zero. If no day is
 * given, the last day of the month is used, or today for the current month.
 */
export interface Posting {
  series: Series;
  month: Month;
  effectiveOn?: Day | undefined;
  amountFen: Fen;
  /**
   * Breakdown of the amount: 建安 (construction), 设备 (equipment), 其他 (other) and 征迁 (land). Either
   * all four parts are given, and add up to the amount, or none.
   */
  buildingFen?: Fen | undefined;
  equipmentFen?: Fen | undefined;
  otherFen?: Fen | undefined;
  landFen?: Fen | undefined;
  fundingSource?: FundingSource | undefined;
  /** Number of a document that is registered for the project. */
  document?: string | undefined;
  note?: string | undefined;
  /** Whether the amount is an opening balance, which covers everything before 2021. */
  opening?: boolean | undefined;
}

/**
 * Checks an amount to be entered and returns the data of the ledger entry. There is no upper limit:
 * actual amounts may exceed any plan.
 * @throws Problem MONTH_IN_FUTURE, EFFECTIVE_DAY_OUTSIDE_MONTH, FUNDING_SOURCE_REQUIRED,
 * COMPOSITION_INCOMPLETE or COMPOSITION_NOT_SUM.
 */
export function checkPosting(
  posting: Posting,
  today: Day,
  origin: PostingOrigin = 'direct',
): EntryFacts {
  const { month, series } = posting;
  if (month > monthOf(today))
    throw refuseField('MONTH_IN_FUTURE', 'month', { month }, `≤ ${monthOf(today)}`);
  const last = lastDayOf(month) > today ? today : lastDayOf(month);
  const effectiveOn = posting.effectiveOn ?? last;
  if (monthOf(effectiveOn) !== month || effectiveOn > last) {
    throw refuseField(
      'EFFECTIVE_DAY_OUTSIDE_MONTH',
      'effectiveOn',
      { month },
      `${month}-01..${last}`,
    );
  }
  if (series !== 'completed' && (posting.fundingSource ?? null) === null)
    throw refuseField('FUNDING_SOURCE_REQUIRED', 'fundingSource');
  return {
    series,
    month,
    effectiveOn,
    amountFen: posting.amountFen,
    composition: checkComposition(posting),
    fundingSource: posting.fundingSource ?? null,
    document: posting.document ?? null,
    note: posting.note ?? null,
    origin,
    reversesId: null,
    correctsId: null,
  };
}

const PARTS = ['buildingFen', 'equipmentFen', 'otherFen', 'landFen'] as const;

/**
 * Checks the breakdown of an amount. Either all parts must be given or none, because a missing part
 * would be unknown, not zero.
 */
function checkComposition(posting: Posting): Composition | null {
  const missing = PARTS.filter((part) => posting[part] === undefined);
  if (missing.length === PARTS.length) return null;
  const [first] = missing;
  if (first !== undefined) throw refuseField('COMPOSITION_INCOMPLETE', first);
  const { buildingFen = 0n, equipmentFen = 0n, otherFen = 0n, landFen = 0n } = posting;
  const sum = buildingFen + equipmentFen + otherFen + landFen;
  if (sum !== posting.amountFen)
    throw refuseField(
      'COMPOSITION_NOT_SUM',
      'amountFen',
      { sumFen: String(sum), amountFen: String(posting.amountFen) },
      `${sum}`,
    );
  return { buildingFen, equipmentFen, otherFen, landFen };
}
