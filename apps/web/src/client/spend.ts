import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { ApiProblem, dataOf } from './problem.js';
import { addressOf } from './base-path.js';

export type SpendReport = Schema<'SpendReportDto'>;
export type SpendRow = Schema<'SpendRowDto'>;
export type SpendGroup = SpendReport['manifest']['groupBy'][number];

/**
 * Parameters of a spend report. A null `knownAt` means the figures known now; otherwise it is a
 * past point in time. `renderer` is the version of the report format; without it, the server uses
 * the version that was current at `knownAt`.
 */
export interface SpendQuestion {
  period: string;
  groupBy: readonly SpendGroup[];
  knownAt: string | null;
  renderer?: number | undefined;
}

/**
 * Returns the version of the report format with which a report was made. Reports of version 1 do
 * not state their version.
 */
export const rendererOf = ({ renderer }: Pick<SpendReport['manifest'], 'renderer'>): number =>
  renderer ?? 1;

const queryOf = ({ period, groupBy, knownAt, renderer }: SpendQuestion) => ({
  period,
  groupBy: groupBy.join(','),
  knownAt: knownAt ?? undefined,
  renderer,
});

/** Loads a spend report with the given parameters. */
export const useSpendReport = (question: SpendQuestion) =>
  useQuery({
    queryKey: ['spend', question],
    queryFn: () =>
      // The API description gives this route two response types: the report, and the hash of its
      // CSV file (`format` csv). This request is for the report.
      dataOf(
        api.GET('/api/reports/spend', {
          params: { query: { ...queryOf(question), format: 'json' } },
        }),
      ) as Promise<SpendReport>,
    placeholderData: keepPreviousData,
  });

/**
 * Loads the SHA-256 hash of the report's CSV file, once `wanted` is true. This happens only when
 * the user asks for it, because the server has to create the whole file.
 */
export const useSpendFileHash = (address: string, wanted: boolean) =>
  useQuery({
    queryKey: ['spend-file-hash', address],
    enabled: wanted,
    queryFn: async () => {
      const response = await fetch(`${address}&hash=true`);
      if (!response.ok) throw new ApiProblem(response.status, null);
      return (await response.json()) as Schema<'SpendFileDto'>;
    },
    staleTime: Infinity,
  });

/**
 * Returns the URL of a report as a CSV file in a language. The URL contains the point in time of
 * the report's figures (`knownAt`), so that page and file have the same rows.
 */
export function spendCsvAddress(manifest: SpendReport['manifest'], language: 'zh' | 'en'): string {
  const { period, groupBy, knownAt } = manifest;
  const query = {
    ...queryOf({ period, groupBy, knownAt, renderer: rendererOf(manifest) }),
    format: 'csv',
    language,
  };
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return addressOf(`/api/reports/spend?${new URLSearchParams(given)}`);
}
