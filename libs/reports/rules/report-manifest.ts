import type { Language } from '#platform/language';
import { formatPeriod, parsePeriod } from '#values';
import { FIRST_GROUPS, groupNamed, outwardGroup, REPORT_UNITS } from './spend-question.js';
import type {
  ReportFormat,
  ReportUnit,
  SettledSpend,
  SpendCoverage,
  SpendFilters,
  SpendGroup,
} from './spend-question.js';
import type { SpendSumsLine } from './spend-line.js';

/** Parameters of a report that was handed out; the same ones give the same bytes. */
export interface ManifestParameters {
  period: string;
  knownAt: string;
  groupBy: string[];
  filters: Readonly<Record<string, readonly string[]>>;
  projectId: string | null;
  unit: ReportUnit;
  language: Language;
  format: ReportFormat;
}

/** A checkpoint of the ledger that a report can be held against. */
export interface ManifestCheckpoint {
  day: string;
  asOf: string;
  sha256: string;
}

/** What a manifest keeps besides the hashes: parameters, scope, totals and checkpoints. */
export interface ManifestFacts {
  parameters: ManifestParameters;
  /** Organisations that the reader saw. */
  units: readonly string[] | 'all';
  /** Size of the file in bytes. */
  bytes: number;
  /** Over what the hash of the rows is: their JSON, or their lines of the file. */
  rowsForm: 'json' | 'file';
  totals: SpendSumsLine;
  coverage: SpendCoverage;
  checkpoints: readonly ManifestCheckpoint[];
}

/** A manifest of a report. */
export interface ReportManifest extends ManifestFacts {
  id: string;
  personId: string;
  issuedAt: string;
  sha256: string;
  rowsSha256: string;
  rows: number;
  renderer: number;
  projects: readonly string[];
}

/** Returns the parameters of a report as its manifest states them. */
export const parametersOf = (
  spend: SettledSpend,
  { language, format }: { language: Language; format: ReportFormat },
): ManifestParameters => ({
  period: formatPeriod(spend.period),
  knownAt: spend.knownAt.toISOString(),
  groupBy: groupsShown(spend),
  filters: filtersShown(spend.filters),
  projectId: spend.projectId ?? null,
  unit: spend.unit,
  language,
  format,
});

/** Returns the names of the groupings of a report; the first two renderers say `source`. */
export const groupsShown = ({ groupBy, renderer }: SettledSpend): string[] =>
  renderer < 3 ? [...groupBy] : groupBy.map(outwardGroup);

/** Returns filters by the names of their fields. */
export const filtersShown = (filters: SpendFilters): Record<string, readonly string[]> =>
  Object.fromEntries(
    Object.entries(filters).map(([group, values]) => [outwardGroup(group as SpendGroup), values]),
  );

/**
 * Returns the question that a manifest states, with the projects that its report covered. Returns
 * null when its parameters are no question, as in a manifest that was edited.
 */
export function questionIn(
  renderer: number,
  parameters: Pick<ManifestParameters, 'period' | 'knownAt' | 'groupBy'> &
    Partial<ManifestParameters>,
  covered: readonly string[] | undefined,
): SettledSpend | null {
  const period = parsePeriod(parameters.period);
  const knownAt = new Date(parameters.knownAt);
  const groups = parameters.groupBy.map(groupNamed);
  const filters = Object.entries(parameters.filters ?? {}).map(
    ([name, values]) => [groupNamed(name), values] as const,
  );
  const unit = parameters.unit ?? 'yuan';
  if (!period || Number.isNaN(knownAt.getTime())) return null;
  if (!groups.every((group) => group !== undefined)) return null;
  if (!filters.every(([group]) => group !== undefined) || !REPORT_UNITS.includes(unit)) return null;
  const old = renderer < 3;
  if (old && groups.some((group) => !FIRST_GROUPS.some((first) => first === group))) return null;
  return {
    period,
    knownAt,
    groupBy: groups,
    filters: Object.fromEntries(filters) as SpendFilters,
    unit,
    renderer,
    ...(parameters.projectId == null ? {} : { projectId: parameters.projectId }),
    ...(old || covered === undefined ? {} : { covered }),
  };
}
