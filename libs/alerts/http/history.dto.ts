import type { AlertEventKind } from '../rules/alert-moves.js';
import type { AlertEvent } from '../queries/alert-history.js';
import { keyPart, PageOf, PageQueryOf } from '#platform/http';

/** Query for a page of the events of an alert. */
export class HistoryQuery extends PageQueryOf([keyPart.digits]) {}

/** One event of an alert, for example that it was raised or acknowledged. */
export class AlertEventDto {
  /** @example 17 */
  id: string;
  event: AlertEventKind;
  happenedOn: string;
  recordedAt: string;
  /** name of the person who caused the event; null when the program caused it */
  by: string | null;
  /** names of the people to be notified */
  people: string[];
  /**
   * details of the event, such as days, notes and levels
   * @example {"step":1,"workingDays":3}
   */
  facts: Record<string, unknown>;
}

/** A page of an alert's events, oldest first. */
export class AlertEventPageDto extends PageOf(AlertEventDto) {}

/** Converts a stored alert event to its response DTO. */
export const presentEvent = ({
  id,
  event,
  happenedOn,
  recordedAt,
  actorName,
  people,
  facts,
}: AlertEvent): AlertEventDto => ({
  id: String(id),
  event,
  happenedOn,
  recordedAt: recordedAt.toISOString(),
  by: actorName,
  people,
  facts,
});
