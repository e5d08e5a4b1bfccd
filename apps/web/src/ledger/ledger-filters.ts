import type { LedgerFilter } from '../client/ledger.js';
import { readInstant, readPeriod } from '../ui/day/month-range.js';
import { ORIGINS, SERIES } from './series.js';
import { FUNDING_SOURCES } from '../ui/money/funding-sources.js';

/**
 * Views of the ledger: `entries` are single entries, `totals` are sums by month and funding source.
 */
export type LedgerView = 'entries' | 'totals';

const DOCUMENT_MAX = 200;
const NAMES = {
  series: 'series',
  fundingSource: 'source',
  origin: 'origin',
  document: 'document',
  period: 'period',
  knownAt: 'knownAt',
} as const satisfies Record<keyof LedgerFilter, string>;

/** Filter values that do not restrict the list. */
export const WHOLE_LEDGER: LedgerFilter = {
  series: null,
  fundingSource: null,
  origin: null,
  document: null,
  period: null,
  knownAt: null,
};

/** Reads the filters of the ledger from the URL; malformed values are ignored. */
export function readLedgerFilter(params: URLSearchParams): LedgerFilter {
  const months = readPeriod(params.get('period'));
  const among = <Code extends string>(codes: readonly Code[], name: string): Code | null =>
    codes.find((code) => code === params.get(name)) ?? null;
  return {
    series: among(SERIES, 'series'),
    fundingSource: among(FUNDING_SOURCES, 'source'),
    origin: among(ORIGINS, 'origin'),
    document: params.get('document')?.trim().slice(0, DOCUMENT_MAX) || null,
    period: months && `${months.from}..${months.to}`,
    knownAt: readInstant(params.get('knownAt')),
  };
}

/** Returns a copy of the query parameters of the URL with changed filters. */
export function writeLedgerFilter(
  params: URLSearchParams,
  change: Partial<LedgerFilter>,
): URLSearchParams {
  const filter = { ...readLedgerFilter(params), ...change };
  const written = new URLSearchParams(params);
  for (const [field, name] of Object.entries(NAMES)) {
    const value = filter[field as keyof LedgerFilter];
    if (value === null) written.delete(name);
    else written.set(name, value);
  }
  return written;
}

/** Reads the view of the ledger from the URL. */
export const readLedgerView = (params: URLSearchParams): LedgerView =>
  params.get('view') === 'totals' ? 'totals' : 'entries';

/**
 * Returns a copy of the query parameters of the URL in which one value is set, or removed when it
 * is null.
 */
export function withParameter(
  params: URLSearchParams,
  name: 'view' | 'entry',
  value: string | null,
): URLSearchParams {
  const written = new URLSearchParams(params);
  if (value === null) written.delete(name);
  else written.set(name, value);
  return written;
}
