import type { SpendManifest } from './spend-manifest.js';
import { spendLine, type SpendLine, type SpendSumsLine } from './spend-line.js';
import type { SpendCoverage, SpendRow, SpendTotals } from './spend-question.js';

/** A computed report. */
export interface SpendReport {
  rows: SpendRow[];
  totals: SpendTotals;
  coverage: SpendCoverage;
  manifest: SpendManifest;
}

/** The JSON form of a report. */
export interface SpendJson {
  rows: SpendLine[];
  totals: SpendSumsLine;
  coverage: SpendCoverage;
  rowsSha256?: string;
  manifest: Omit<SpendManifest, 'groupBy' | 'units'> & {
    groupBy: string[];
    units: string[] | 'all';
  };
}

/**
 * Converts a report to its JSON form. The order of the fields must not change, because a repeated
 * report must be byte-identical.
 */
export const spendJson = ({ rows, totals, coverage, manifest }: SpendReport): SpendJson => ({
  rows: rows.map(spendLine),
  totals: spendLine(totals),
  coverage,
  ...(manifest.rowsSha256 === undefined ? {} : { rowsSha256: manifest.rowsSha256 }),
  manifest: {
    ...manifest,
    groupBy: [...manifest.groupBy],
    units: manifest.units === 'all' ? 'all' : [...manifest.units],
  },
});
