import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { ApiProblem, dataOf } from './problem.js';

export type SpendReport = Schema<'SpendReportDto'>;
export type SpendRow = Schema<'SpendRowDto'>;
export type SpendGroup = SpendReport['manifest']['groupBy'][number];

/**
 * The question of a spend report. `knownAt` null means "as known now". Without a renderer, the
 * server uses the one of that instant.
 */
export interface SpendQuestion {
  period: string;
  groupBy: readonly SpendGroup[];
  knownAt: string | null;
  renderer?: number | undefined;
}

/**
 * The version of the renderer that made a report. The first version is not named in its reports.
 */
export const rendererOf = ({ renderer }: Pick<SpendReport['manifest'], 'renderer'>): number =>
  renderer ?? 1;

const queryOf = ({ period, groupBy, knownAt, renderer }: SpendQuestion) => ({
  period,
  groupBy: groupBy.join(','),
  knownAt: knownAt ?? undefined,
  renderer,
});

/** A spend report. */
export const useSpendReport = (question: SpendQuestion) =>
  useQuery({
    queryKey: ['spend', question],
    queryFn: () =>
      dataOf(
        api.GET('/api/reports/spend', {
          params: { query: { ...queryOf(question), format: 'json' } },
        }),
      ),
    placeholderData: keepPreviousData,
  });

/**
 * SHA-256 of the same report's CSV file, on the reader's request only, because the server creates
 * the whole file to calculate it.
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
 * URL of the same report as a CSV file in a language. It contains the report's instant, so that
 * page and file have the same rows.
 */
export function spendCsvAddress(manifest: SpendReport['manifest'], language: 'zh' | 'en'): string {
  const { period, groupBy, knownAt } = manifest;
  const query = {
    ...queryOf({ period, groupBy, knownAt, renderer: rendererOf(manifest) }),
    format: 'csv',
    language,
  };
  return `/api/reports/spend?${new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])))}`;
}
