import {
  listAlerts,
  listMostUrgent,
  type RankedAlert,
  type UrgencyKey,
  type WithExplanation,
  withExplanations,
} from '../queries/list-alerts.js';
import type { Tx } from '#platform/database';
import { decodeCursor, keyPart, pageOf } from '#platform/http';
import type { AlertDto, AlertPageDto, AlertQuery } from './alert.dto.js';

const NEWEST_KEY = [keyPart.instant, keyPart.uuid] as const;
const URGENCY_KEY = [
  keyPart.whole,
  keyPart.flag,
  keyPart.whole,
  keyPart.whole,
  keyPart.uuid,
  keyPart.whole,
  keyPart.whole,
  keyPart.instant,
  keyPart.uuid,
] as const;

/**
 * Reads one page of alerts in the requested order. A cursor that was issued for another order is
 * rejected.
 */
export async function alertPage(
  tx: Tx,
  { limit, cursor, order, ...filters }: AlertQuery,
  present: (alert: WithExplanation) => AlertDto,
): Promise<AlertPageDto> {
  if (order === 'urgency') {
    const after = cursor === undefined ? undefined : decodeCursor(cursor, URGENCY_KEY);
    return pageOf(
      await withExplanations(tx, await listMostUrgent(tx, filters, { limit: limit + 1, after })),
      limit,
      present,
      urgencyOf,
    );
  }
  const key = cursor === undefined ? undefined : decodeCursor(cursor, NEWEST_KEY);
  const after = key && { raisedAt: key[0], id: key[1] };
  return pageOf(
    await withExplanations(tx, await listAlerts(tx, filters, { limit: limit + 1, after })),
    limit,
    present,
    (row) => [row.raisedAt.toISOString(), row.id],
  );
}

const urgencyOf = ({
  worst,
  otherwise,
  column,
  item,
  projectId,
  rank,
  ease,
  raisedAt,
  id,
}: RankedAlert): UrgencyKey => [
  worst,
  otherwise,
  column,
  item,
  projectId,
  rank,
  ease,
  raisedAt.toISOString(),
  id,
];
