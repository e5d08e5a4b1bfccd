import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { api, type Schema } from './api.js';
import { ApiProblem, dataOf } from './problem.js';
import { addressOf } from './base-path.js';
import { SPEND_GROUPS, type SpendGroup } from './spend-groups.js';

/** A report, with the id of the manifest that was kept of it. */
export type SpendReport = Schema<'SpendReportDto'> & { manifestId?: string | undefined };
export type SpendRow = Schema<'SpendRowDto'>;
export type ReportManifest = Schema<'ReportManifestDto'>;

/** Returns the groupings that a manifest states, by their names in the address. */
export const groupsIn = ({ groupBy }: { groupBy: readonly string[] }): SpendGroup[] =>
  SPEND_GROUPS.filter((group) =>
    groupBy.some((named) => named === group || (named === 'fundingSource' && group === 'source')),
  );

/** Values to which a report is restricted, by field; several are separated by commas. */
export type SpendFilters = Readonly<Partial<Record<SpendGroup, string>>>;

/**
 * Parameters of a spend report. A null `knownAt` means the figures known now; otherwise it is a
 * past point in time. `renderer` is the version of the report format; without it, the server uses
 * the version that was current at `knownAt`.
 */
export interface SpendQuestion {
  period: string;
  groupBy: readonly SpendGroup[];
  knownAt: string | null;
  filters?: SpendFilters;
  renderer?: number | undefined;
}

/**
 * Returns the version of the report format with which a report was made. Reports of version 1 do
 * not state their version.
 */
export const rendererOf = ({ renderer }: Pick<SpendReport['manifest'], 'renderer'>): number =>
  renderer ?? 1;

const queryOf = ({ period, groupBy, knownAt, filters = {}, renderer }: SpendQuestion) => ({
  ...filters,
  period,
  groupBy: groupBy.join(','),
  knownAt: knownAt ?? undefined,
  renderer,
});

/** Returns the id of the manifest that a response names. */
const manifestIn = ({ headers }: Response): string | undefined =>
  /\/api\/report-manifests\/([0-9a-f-]{36})>/.exec(headers.get('link') ?? '')?.[1];

/** Loads a spend report with the given parameters. */
export const useSpendReport = (question: SpendQuestion) =>
  useQuery({
    queryKey: ['spend', question],
    queryFn: async (): Promise<SpendReport> => {
      // The API description gives this route two response types: the report, and the hash of its
      // CSV file (`format` csv). This request is for the report.
      const query = { ...queryOf(question), format: 'json' } as const;
      const asked = api.GET('/api/reports/spend', { params: { query: query as object as never } });
      const report = (await dataOf(asked)) as SpendReport;
      return { ...report, manifestId: manifestIn((await asked).response) };
    },
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
 * Returns the URL of a report as a file in a language. The URL contains the point in time of the
 * report's figures (`knownAt`), so that page and file have the same rows.
 */
export function spendFileAddress(
  question: SpendQuestion,
  { manifest }: SpendReport,
  file: { format: 'csv' | 'xlsx' | 'pdf'; language: 'zh' | 'en'; unit?: string },
): string {
  const renderer = file.format !== 'csv' || file.unit ? undefined : rendererOf(manifest);
  const query = {
    ...queryOf({ ...question, period: manifest.period, knownAt: manifest.knownAt, renderer }),
    ...file,
  };
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return addressOf(`/api/reports/spend?${new URLSearchParams(given)}`);
}

/** Loads a manifest, once `id` is known. */
export const useReportManifest = (id: string | undefined) =>
  useQuery({
    queryKey: ['report-manifest', id],
    enabled: id !== undefined,
    queryFn: () =>
      dataOf(api.GET('/api/report-manifests/{id}', { params: { path: { id: id ?? '' } } })),
    staleTime: Infinity,
  });

/** Has the report of a manifest made again, to see whether its file is the same. */
export const useReproduction = () =>
  useMutation({
    mutationFn: (id: string) =>
      dataOf(api.POST('/api/report-manifests/{id}/reproduction', { params: { path: { id } } })),
  });
