import { ApiProperty } from '@nestjs/swagger';
import { RETURN_RHYTHMS, type ReturnRhythm } from '#identity';
import { keyPart, MonthField, PageOf, PageQueryOf } from '#platform/http';
import { refuseField } from '#platform/problem';
import { addMonths, type Month, monthsBetween } from '#values';
import type { BoardRow } from '../queries/board.js';
import type { BoardState } from '../rules/board-state.js';

/** Number of months on the board unless others are asked for, and at most. */
const MONTHS = 6;
const MONTHS_MAX = 24;

/** Query parameters of the board of returns. */
export class BoardQuery extends PageQueryOf([keyPart.text]) {
  @MonthField({
    optional: true,
    nullable: false,
    description: 'first month: five months before the last one unless given',
  })
  from?: Month;
  @MonthField({
    optional: true,
    nullable: false,
    description: 'last month: the present one unless given',
  })
  until?: Month;
}

/**
 * Returns the months of a board, the earliest first.
 * @throws Problem BOARD_TOO_LONG when there are none, or more than 24
 */
export function boardMonths(
  { from, until }: { from?: Month | undefined; until?: Month | undefined },
  present: Month,
): Month[] {
  const last = until ?? present;
  const first = from ?? addMonths(last, 1 - MONTHS);
  const count = monthsBetween(first, last) + 1;
  if (count < 1 || count > MONTHS_MAX)
    throw refuseField(
      'BOARD_TOO_LONG',
      'from',
      { max: MONTHS_MAX },
      `${addMonths(last, 1 - MONTHS_MAX)}–${last}`,
    );
  return Array.from({ length: count }, (_, index) => addMonths(first, index));
}

/** Numbers of returns in each state: those that are owed, and others that were begun. */
class ReturnCountsDto {
  notBegun: number;
  draft: number;
  submitted: number;
  returned: number;
  approved: number;
}

/** A month of an organisation. */
class BoardMonthDto {
  /** @example 2026-10 */
  month: string;
  state: BoardState;
  /** day by which its returns are due; null as long as the holidays of that time are not announced */
  dueOn: string | null;
  counts: ReturnCountsDto;
}

/** An organisation and its months, the earliest first. */
class BoardRowDto {
  /** @example sample-transport */
  organisationId: string;
  organisationName: string;
  /** first month owed; null as long as no return is asked for
   * @example 2026-06 */
  returnsFrom: string | null;
  /** working day of the following month by which returns of the last month are due */
  workingDay: number;
  /** every how many months a flagship project reports */
  @ApiProperty({ type: 'integer', enum: RETURN_RHYTHMS }) flagshipEvery: ReturnRhythm;
  /** every how many months another project reports */
  @ApiProperty({ type: 'integer', enum: RETURN_RHYTHMS }) standardEvery: ReturnRhythm;
  months: BoardMonthDto[];
}

/** A page of organisations, by id. */
export class BoardPageDto extends PageOf(BoardRowDto) {}

/** Converts an organisation on the board to its response DTO. */
export const presentBoardRow = ({
  organisationId,
  organisationName,
  returnsFrom,
  terms,
  months,
}: BoardRow): BoardRowDto => ({
  organisationId,
  organisationName,
  returnsFrom,
  workingDay: terms.workingDay,
  flagshipEvery: terms.flagshipEvery,
  standardEvery: terms.standardEvery,
  months: months.map(({ month, state, dueOn, counts }) => ({
    month,
    state,
    dueOn,
    counts: {
      notBegun: counts['not-begun'],
      draft: counts.draft,
      submitted: counts.submitted,
      returned: counts.returned,
      approved: counts.approved,
    },
  })),
});
