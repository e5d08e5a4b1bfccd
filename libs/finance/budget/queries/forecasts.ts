import type { Tx } from '#platform';
import type { AsKnown } from '#projects';
import type { Day } from '#values';
import type { CompletionForecastRecord } from '../rules/completion.js';
import { factsKnown } from '../store/facts-known.js';
import { CompletionForecastRow } from '../store/forecast-row.js';

/** Forecasts of a project's final cost, oldest first. */
export async function completionForecasts(tx: Tx, projectId: string, when: AsKnown): Promise<CompletionForecastRecord[]> {
  return (await factsKnown(tx, CompletionForecastRow, 'effective_on', [projectId], when)).map((row) => ({
    id: row.id, amountFen: row.amountFen, scope: row.scope, referenceClass: row.referenceClass, effectiveOn: row.effectiveOn as Day, explanation: row.explanation, filedBy: row.filedBy, recordedAt: row.recordedAt,
  }));
}
