import { formatPeriod } from '#values';
import type { SettledSpend, SpendGroup } from './spend-question.js';

/**
 * Describes a report so that anyone can run it again and compare. Manifests of renderer 1 have no
 * `renderer` and name the hash over their rows `sha256`; later ones name it `rowsSha256`, because
 * `sha256` is the hash of a file.
 */
export interface SpendManifest {
  report: 'spend';
  queryVersion: number;
  renderer?: number;
  period: string;
  /** By which day of an entry the period takes it and the years group it. */
  basis?: 'effective-day';
  knownAt: string;
  groupBy: readonly SpendGroup[];
  units: readonly string[] | 'all';
  projectId: string | null;
  rows: number;
  sha256?: string;
  rowsSha256?: string;
}

type Asked = Omit<SpendManifest, 'rows' | 'sha256' | 'rowsSha256'>;

/** What a manifest says of the question itself; its fields keep their order, because a report's bytes rest on it. */
export function askedOf(spend: SettledSpend, units: readonly string[] | 'all'): Asked {
  const { renderer, period, knownAt, groupBy, projectId } = spend;
  const later = renderer === 1 ? {} : { renderer, basis: 'effective-day' as const };
  return {
    report: 'spend',
    queryVersion: renderer,
    ...later,
    period: formatPeriod(period),
    knownAt: knownAt.toISOString(),
    groupBy,
    units,
    projectId: projectId ?? null,
  };
}

/** The renderer that made a report, from its manifest: those that do not say were made by the first. */
export const rendererIn = ({ renderer }: Pick<SpendManifest, 'renderer'>): number => renderer ?? 1;

/** The hash over a report's rows, whatever its manifest calls it. */
export const rowsHashIn = ({ sha256, rowsSha256 }: SpendManifest): string =>
  rowsSha256 ?? sha256 ?? '';
