import { createHash } from 'node:crypto';
import { type Database, type Scope, settleKnownAt } from '#platform/database';
import { rendererAt, rendererOf } from '../renderers/renderers.js';
import { spendParameters } from '../renderers/renderer.js';
import { askedOf, type SpendManifest } from '../rules/spend-manifest.js';
import type {
  SettledSpend,
  SpendCoverage,
  SpendQuestion,
  SpendRow,
  SpendTotals,
} from '../rules/spend-question.js';

export interface SpendReport {
  rows: SpendRow[];
  totals: SpendTotals;
  coverage: SpendCoverage;
  manifest: SpendManifest;
}

/**
 * Returns the parameters of a report with its instant and renderer version fixed, so that the
 * report can be repeated later with the same rows.
 * @throws Problem KNOWN_AT_IN_FUTURE.
 */
export async function settleSpend(
  database: Database,
  scope: Scope,
  { renderer, ...question }: SpendQuestion,
): Promise<SettledSpend> {
  const knownAt = await settleKnownAt(database, scope, question.knownAt);
  return {
    ...question,
    knownAt,
    renderer: renderer ?? (await database.read(scope, (tx) => rendererAt(tx, knownAt))),
  };
}

/**
 * Computes a spend report. The same period, instant, renderer and access scope always give the same
 * rows.
 * @throws Problem KNOWN_AT_IN_FUTURE.
 */
export async function spendReport(
  database: Database,
  scope: Scope,
  question: SpendQuestion,
): Promise<SpendReport> {
  const spend = await settleSpend(database, scope, question);
  const renderer = rendererOf(spend.renderer);
  const { rows, totals, coverage } = await database.read(scope, async (tx) => ({
    rows: await tx.query<SpendRow[]>(renderer.rowsSql(spend.groupBy), spendParameters(spend)),
    ...(await renderer.sums(tx, spend)),
  }));
  const hash = createHash('sha256').update(renderer.hashedText(rows)).digest('hex');
  const named = spend.renderer === 1 ? { sha256: hash } : { rowsSha256: hash };
  return {
    rows,
    totals,
    coverage,
    manifest: { ...askedOf(spend, scope.sees), rows: rows.length, ...named },
  };
}
