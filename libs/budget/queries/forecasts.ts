import type { Tx } from '#platform/database';
import type { AsKnown } from '#projects';
import type { Day } from '#values';
import type { CompletionForecastRecord } from '../rules/completion.js';
import { factsKnown, groupByProject } from '../store/facts-known.js';
import { CompletionForecastRow } from '../store/forecast-row.js';

/**
 * Returns the forecasts of the final cost of several projects, by project id, oldest first.
 * Projects without a forecast are left out.
 */
export async function forecastsKnown(
  tx: Tx,
  projectIds: readonly string[],
  when: AsKnown,
): Promise<Map<string, CompletionForecastRecord[]>> {
  const rows = groupByProject(
    await factsKnown(tx, CompletionForecastRow, 'effective_on', { projectIds, when }),
  );
  return new Map(
    [...rows].map(([id, forecasts]) => [
      id,
      forecasts.map((row): CompletionForecastRecord => ({
        id: row.id,
        amountFen: row.amountFen,
        scope: row.scope,
        referenceClass: row.referenceClass,
        effectiveOn: row.effectiveOn as Day,
        explanation: row.explanation,
        filedBy: row.filedBy,
        recordedAt: row.recordedAt,
      })),
    ]),
  );
}

/** Lists the forecasts of a project's final cost, oldest first. */
export const completionForecasts = async (
  tx: Tx,
  projectId: string,
  when: AsKnown,
): Promise<CompletionForecastRecord[]> =>
  (await forecastsKnown(tx, [projectId], when)).get(projectId) ?? [];
