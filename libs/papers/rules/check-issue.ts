import { refuseField } from '#platform/problem';
import { addDays, type Day, lastDayOf, lastMonthOver, type Month } from '#values';
import type { PaperKind } from './papers.js';

/** A paper that is to be issued. */
export interface WantedPaper {
  kind: PaperKind;
  month: Month;
  number: string;
  issuedOn: Day;
  signer: string | null;
}

/** Refuses a month that is not over. @throws Problem PAPER_MONTH_NOT_OVER */
export function checkMonth(month: Month, today: Day): void {
  const last = lastMonthOver(addDays(today, -1));
  if (month > last) throw refuseField('PAPER_MONTH_NOT_OVER', 'month', { last }, `≤ ${last}`);
}

/**
 * Checks month and day of a paper: it is issued after the end of its month, and not after today.
 * @throws Problem PAPER_MONTH_NOT_OVER, PAPER_ISSUED_OUTSIDE
 */
export function checkIssue({ month, issuedOn }: WantedPaper, today: Day): void {
  checkMonth(month, today);
  const end = lastDayOf(month);
  if (issuedOn <= end || issuedOn > today)
    throw refuseField(
      'PAPER_ISSUED_OUTSIDE',
      'issuedOn',
      { today },
      `${addDays(end, 1)} – ${today}`,
    );
}
