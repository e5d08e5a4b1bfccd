import { DayField, keyPart, PageOf, PageQueryOf, TextField, WholeField } from '#platform/http';
import type { Day } from '#values';
import type { ListedMoveLimit } from '../queries/move-limits.js';
import { WORKING_DAYS_MAX } from '../rules/move-limit.js';

/** Query of the list of limits. */
export class MoveLimitsQuery extends PageQueryOf([keyPart.day, keyPart.instant, keyPart.uuid]) {}

/** Request body that sets by how many working days a key milestone may move without a decision. */
export class NewMoveLimitBody {
  @DayField({ description: 'today at the earliest' }) validFrom: Day;
  @WholeField({
    min: 0,
    max: WORKING_DAYS_MAX,
    example: 10,
    description: 'a move of more working days, in sum since the decided day, is decided',
  })
  workingDays: number;
  @TextField({ max: 500, lines: true, example: '市政府办公会要求（示例）' }) reason: string;
}

/** By how many working days a key milestone may move without a decision, from a day on. */
export class MoveLimitDto {
  id: string;
  validFrom: string;
  workingDays: number;
  reason: string;
  /** whether it is the limit of today */
  inForce: boolean;
  /** id of the person who set it, or the name of a service */
  setBy: string;
  /** name of the person who set it; null for a service */
  setByName: string | null;
  setAt: string;
}

/** A page of limits, the latest first day first; of one day the one that was set last counts. */
export class MoveLimitPageDto extends PageOf(MoveLimitDto) {}

/** Converts a limit of moves to its response DTO. */
export const presentMoveLimit = (row: ListedMoveLimit): MoveLimitDto => ({
  id: row.id,
  validFrom: row.validFrom,
  workingDays: row.workingDays,
  reason: row.reason,
  inForce: row.inForce,
  setBy: row.setBy,
  setByName: row.setByName,
  setAt: row.setAt.toISOString(),
});
