import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { dataOf } from './problem.js';

export type SpendReport = Schema<'SpendReportDto'>;
export type SpendRow = Schema<'SpendRowDto'>;
export type SpendGroup = SpendReport['manifest']['groupBy'][number];

/** The question of a spend report; `knownAt` null is "as known now". */
export interface SpendQuestion { period: string; groupBy: readonly SpendGroup[]; knownAt: string | null }

const queryOf = ({ period, groupBy, knownAt }: SpendQuestion) => ({ period, groupBy: groupBy.join(','), knownAt: knownAt ?? undefined });

/** A spend report. */
export const useSpendReport = (question: SpendQuestion) =>
  useQuery({
    queryKey: ['spend', question],
    queryFn: () => dataOf(api.GET('/api/reports/spend', { params: { query: { ...queryOf(question), format: 'json' } } })),
    placeholderData: keepPreviousData,
  });

/** Address of the same report as a CSV file in a language: known at the same instant, so that both hold the same rows. */
export function spendCsvAddress({ period, groupBy, knownAt }: SpendReport['manifest'], language: 'zh' | 'en'): string {
  const query = { ...queryOf({ period, groupBy, knownAt }), format: 'csv', language };
  return `/api/reports/spend?${new URLSearchParams(Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))}`;
}
