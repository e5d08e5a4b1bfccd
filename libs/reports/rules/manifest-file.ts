import type { ManifestParameters, ReportManifest } from './report-manifest.js';
import { REPORT_FORMATS } from './spend-question.js';

/**
 * A manifest as a file holds it: one of this program's route, or the one that a JSON report
 * contains. The latter names neither the hash of its file nor its projects.
 */
export interface FiledManifest {
  id: string | null;
  renderer: number;
  parameters: ManifestParameters;
  units: readonly string[] | 'all';
  /** Undefined where the manifest names none. */
  projects: readonly string[] | undefined;
  /** Hash of the file; null where only that of the rows is known. */
  sha256: string | null;
  rowsSha256: string;
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const areTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const isHash = (value: unknown): value is string => isText(value) && /^[0-9a-f]{64}$/.test(value);
const areFilters = (value: unknown): value is Record<string, string[]> =>
  isObject(value) && Object.values(value).every(areTexts);
const areUnits = (value: unknown): value is string[] | 'all' => value === 'all' || areTexts(value);

/**
 * Reads a manifest from JSON: of the route of manifests, of a JSON report, or of the report itself.
 * Returns null for anything else.
 */
export function readManifest(given: unknown): FiledManifest | null {
  if (!isObject(given)) return null;
  if (isObject(given['manifest'])) return readManifest(given['manifest']);
  if (given['report'] !== 'spend') return null;
  return isObject(given['parameters']) ? readIssued(given, given['parameters']) : readInner(given);
}

function readIssued(given: Json, parameters: Json): FiledManifest | null {
  const { id, renderer, sha256, rowsSha256, scope } = given;
  const asked = readParameters(parameters);
  if (!asked || !isObject(scope)) return null;
  const { units, projects } = scope;
  if (!isText(id) || typeof renderer !== 'number' || !isHash(sha256) || !isHash(rowsSha256))
    return null;
  if (!areUnits(units) || !areTexts(projects)) return null;
  return { id, renderer, parameters: asked, units, projects, sha256, rowsSha256 };
}

/** Reads the manifest inside a JSON report; that of the first renderer has another name of a hash. */
function readInner(given: Json): FiledManifest | null {
  const rowsSha256 = given['rowsSha256'] ?? given['sha256'];
  const asked = readParameters({ ...given, language: 'zh', format: 'json' });
  const { units, renderer = 1 } = given;
  if (!asked || !isHash(rowsSha256) || !areUnits(units) || typeof renderer !== 'number')
    return null;
  return {
    id: null,
    renderer,
    parameters: asked,
    units,
    projects: undefined,
    sha256: null,
    rowsSha256,
  };
}

function readParameters(given: Json): ManifestParameters | null {
  const { period, knownAt, groupBy, filters = {}, projectId = null, unit = 'yuan' } = given;
  const { language, format } = given;
  if (!isText(period) || !isText(knownAt) || !areTexts(groupBy) || !areFilters(filters))
    return null;
  if (!(projectId === null || isText(projectId)) || !isText(unit)) return null;
  if (language !== 'zh' && language !== 'en') return null;
  const known = REPORT_FORMATS.find((one) => one === format);
  if (known === undefined) return null;
  return {
    period,
    knownAt,
    groupBy,
    filters,
    projectId,
    unit: unit as ManifestParameters['unit'],
    language,
    format: known,
  };
}

/** Whether a file is the manifest that is kept here, unaltered. */
export const isKeptManifest = (file: FiledManifest, kept: ReportManifest): boolean =>
  file.sha256 === kept.sha256 &&
  file.rowsSha256 === kept.rowsSha256 &&
  file.renderer === kept.renderer &&
  JSON.stringify(Object.entries(file.parameters).sort()) ===
    JSON.stringify(Object.entries(kept.parameters).sort()) &&
  JSON.stringify(file.units) === JSON.stringify(kept.units) &&
  JSON.stringify(file.projects) === JSON.stringify(kept.projects);
