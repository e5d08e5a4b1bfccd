import { refuseField } from '#platform';
import { type Day, type Fen, lastDayOf, type Month, monthOf } from '#values';
import type { Composition, EntryFacts, FundingSource, Origin, Series } from './entry.js';

/** What somebody wants to post. Amounts in fen, the total above zero; without a day the last of the month counts, or today in the present month. */
export interface Posting {
  series: Series;
  month: Month;
  effectiveOn?: Day | undefined;
  amountFen: Fen;
  /** 建安, 设备, 其他 and 征迁: all four or none, and they add up. */
  buildingFen?: Fen | undefined;
  equipmentFen?: Fen | undefined;
  otherFen?: Fen | undefined;
  landFen?: Fen | undefined;
  fundingSource?: FundingSource | undefined;
  /** Number of a registered document of the project. */
  document?: string | undefined;
  note?: string | undefined;
  /** Whether this is an opening balance: all that there was before 2021. */
  opening?: boolean | undefined;
}

/**
 * Turns a posting into an entry's facts. How high an actual is, is never a reason to refuse it.
 * @throws Problem MONTH_IN_FUTURE, EFFECTIVE_DAY_OUTSIDE_MONTH, FUNDING_SOURCE_REQUIRED, COMPOSITION_INCOMPLETE or COMPOSITION_NOT_SUM.
 */
export function judgePosting(
  posting: Posting,
  today: Day,
  origin: Exclude<Origin, 'correction'> = 'direct',
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
  if (series !== 'completed' && posting.fundingSource === undefined)
    throw refuseField('FUNDING_SOURCE_REQUIRED', 'fundingSource');
  return {
    series,
    month,
    effectiveOn,
    amountFen: posting.amountFen,
    composition: judgeComposition(posting),
    fundingSource: posting.fundingSource ?? null,
    document: posting.document ?? null,
    note: posting.note ?? null,
    origin,
    reversesId: null,
    correctsId: null,
  };
}

const PARTS = ['buildingFen', 'equipmentFen', 'otherFen', 'landFen'] as const;

/** A part that is left out would be unknown, not zero; so either all are stated or none. */
function judgeComposition(posting: Posting): Composition | null {
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
