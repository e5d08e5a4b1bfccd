import { formatPeriod } from '#values';
import { filtersShown, groupsShown } from './report-manifest.js';
import type { ReportUnit, SettledSpend } from './spend-question.js';

/**
 * Manifest of a report: a description with which anyone can run the report again and compare the
 * rows. A manifest of renderer 1 has no field `renderer`, and its hash of the rows is in `sha256`.
 * In later manifests the hash of the rows is in `rowsSha256`, because there `sha256` is the hash of
 * a file.
 */
export interface SpendManifest {
  report: 'spend';
  queryVersion: number;
  renderer?: number;
  period: string;
  /**
   * Which date of a ledger entry determines its period and year: always the effective day. Absent
   * in manifests of renderer 1.
   */
  basis?: 'effective-day';
  knownAt: string;
  groupBy: readonly string[];
  /** Restrictions by field; absent in manifests of renderers 1 and 2. */
  filters?: Readonly<Record<string, readonly string[]>>;
  /** Unit of the amounts in files; absent in manifests of renderers 1 and 2. */
  unit?: ReportUnit;
  units: readonly string[] | 'all';
  projectId: string | null;
  rows: number;
  sha256?: string;
  rowsSha256?: string;
}

type Asked = Omit<SpendManifest, 'rows' | 'sha256' | 'rowsSha256'>;

/**
 * Returns the part of a manifest that describes the parameters of the report. The order of the
 * fields must not change, because it determines the bytes of the report, which must be
 * reproducible.
 */
export function askedOf(spend: SettledSpend, units: readonly string[] | 'all'): Asked {
  const { renderer, period, knownAt, filters, unit, projectId } = spend;
  const later = renderer === 1 ? {} : { renderer, basis: 'effective-day' as const };
  return {
    report: 'spend',
    queryVersion: renderer,
    ...later,
    period: formatPeriod(period),
    knownAt: knownAt.toISOString(),
    groupBy: groupsShown(spend),
    ...(renderer < 3 ? {} : { filters: filtersShown(filters), unit }),
    units,
    projectId: projectId ?? null,
  };
}

/** Returns the renderer version in a manifest; a manifest without one was made by renderer 1. */
export const rendererIn = ({ renderer }: Pick<SpendManifest, 'renderer'>): number => renderer ?? 1;

/**
 * Returns the hash of a report's rows. Depending on the version of the manifest, it is in one of
 * two fields.
 */
export const rowsHashIn = ({ sha256, rowsSha256 }: SpendManifest): string =>
  rowsSha256 ?? sha256 ?? '';
