import { formatPeriod } from '#values';
import type { SettledSpend, SpendGroup } from './spend-question.js';

/**
 * Describes a report so that anyone can run it again and compare. Manifests of renderer 1 have no
 * `renderer` and call the hash of their rows `sha256`; later ones call it `rowsSha256`, because
 * `sha256` is the hash of a file.
 */
export interface SpendManifest {
  report: 'spend';
  queryVersion: number;
  renderer?: number;
  period: string;
  /** The day of an entry that decides its period and its year. */
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

/**
 * The part of the manifest that describes the question. The order of the fields must not change,
 * because it is part of the report's bytes.
 */
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

/** The renderer version in a manifest; manifests without one were made by renderer 1. */
export const rendererIn = ({ renderer }: Pick<SpendManifest, 'renderer'>): number => renderer ?? 1;

/** The hash of a report's rows, under either of its names in the manifest. */
export const rowsHashIn = ({ sha256, rowsSha256 }: SpendManifest): string =>
  rowsSha256 ?? sha256 ?? '';
