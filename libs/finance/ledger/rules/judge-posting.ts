import { refuseField } from '#platform';
import { type Day, type Fen, lastDayOf, type Month, monthOf } from '#values';
import type { EntryFacts, FundingSource, Series } from './entry.js';

/** What somebody wants to post. Amount in fen, above zero; without a day the last of the month counts, or today in the present month. */
export interface Posting {
  series: Series;
  month: Month;
  effectiveOn?: Day | undefined;
  amountFen: Fen;
  fundingSource?: FundingSource | undefined;
  document?: string | undefined;
  note?: string | undefined;
}

/**
 * Turns a posting into an entry's facts. How high an actual is, is never a reason to refuse it.
 * @throws Refusal MONTH_IN_FUTURE, EFFECTIVE_DAY_OUTSIDE_MONTH or FUNDING_SOURCE_REQUIRED.
 */
export function judgePosting(posting: Posting, today: Day): EntryFacts {
  const { month, series } = posting;
  if (month > monthOf(today)) throw refuseField('MONTH_IN_FUTURE', 'month', { month }, `≤ ${monthOf(today)}`);
  const last = lastDayOf(month) > today ? today : lastDayOf(month);
  const effectiveOn = posting.effectiveOn ?? last;
  if (monthOf(effectiveOn) !== month || effectiveOn > last) {
    throw refuseField('EFFECTIVE_DAY_OUTSIDE_MONTH', 'effectiveOn', { month }, `${month}-01..${last}`);
  }
  if (series !== 'completed' && posting.fundingSource === undefined) throw refuseField('FUNDING_SOURCE_REQUIRED', 'fundingSource');
  return {
    series, month, effectiveOn, amountFen: posting.amountFen, fundingSource: posting.fundingSource ?? null,
    document: posting.document ?? null, note: posting.note ?? null, origin: 'direct', reversesId: null,
  };
}
