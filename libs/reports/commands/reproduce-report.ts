import { createHash } from 'node:crypto';
import { type Actor, allow } from '#identity';
import type { Scope } from '#platform/database';
import { Problem } from '#platform/problem';
import { openSpendCsv, type ReportPlaces } from '../exports/spend-csv.js';
import { spendBytes, type WholeFormat } from '../exports/issue-spend.js';
import { computeSpend } from '../queries/spend.js';
import type { FiledManifest } from '../rules/manifest-file.js';
import { questionIn } from '../rules/report-manifest.js';
import { rowsHashIn } from '../rules/spend-manifest.js';
import type { SettledSpend } from '../rules/spend-question.js';
import { findManifest } from '../store/report-manifests.js';

/** A report that was made again: whether the file is the same, its hash and that of its rows. */
export interface Reproduction {
  same: boolean;
  sha256: string;
  rowsSha256: string;
  rows: number;
}

/**
 * Makes the report of a manifest again and compares it with the hash of the file that was handed
 * out.
 * @throws Problem FORBIDDEN, NOT_FOUND when there is no such manifest or the actor may not read all
 * its projects now.
 */
export async function reproduceReport(
  places: ReportPlaces,
  actor: Actor,
  id: string,
): Promise<Reproduction> {
  allow(actor, 'report.spend');
  const manifest = await places.database.read(actor.scope, (tx) => findManifest(tx, id));
  return makeAgain(places, actor.scope, manifest);
}

/**
 * Restricts a scope to the organisations of a report, for renderers that know no projects and for
 * manifests that name none.
 */
const scopeOf = (scope: Scope, { renderer, units, projects }: FiledManifest): Scope => {
  const { sees } = scope;
  const narrower =
    (renderer < 3 || projects === undefined) &&
    units !== 'all' &&
    (sees === 'all' || units.every((unit) => sees.includes(unit)));
  return narrower ? { ...scope, sees: units } : scope;
};

/**
 * Makes the report of a manifest again. Where the manifest names no hash of a file, the hashes of
 * the rows are compared.
 * @throws Problem NOT_FOUND when its parameters are no question.
 */
export async function makeAgain(
  places: ReportPlaces,
  scope: Scope,
  manifest: FiledManifest,
): Promise<Reproduction> {
  const { renderer, parameters, projects } = manifest;
  const spend = questionIn(renderer, parameters, projects);
  if (!spend) throw new Problem('NOT_FOUND');
  const asked = scopeOf(scope, manifest);
  const { format } = parameters;
  const made =
    format === 'csv'
      ? await hashedCsv(places, asked, spend, manifest)
      : await hashedWhole(places, asked, spend, { manifest, format });
  const same =
    manifest.sha256 === null
      ? made.rowsSha256 === manifest.rowsSha256
      : made.sha256 === manifest.sha256;
  return { same, ...made };
}

async function hashedWhole(
  { database }: ReportPlaces,
  scope: Scope,
  spend: SettledSpend,
  { manifest: { id, units, parameters }, format }: { manifest: FiledManifest; format: WholeFormat },
): Promise<Omit<Reproduction, 'same'>> {
  const report = await database.read(scope, (tx) => computeSpend(tx, spend, units));
  const { language } = parameters;
  const bytes = await spendBytes(report, spend, { format, language, id: id ?? '' });
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    rowsSha256: rowsHashIn(report.manifest),
    rows: report.rows.length,
  };
}

async function hashedCsv(
  places: ReportPlaces,
  scope: Scope,
  spend: SettledSpend,
  { parameters }: FiledManifest,
): Promise<Omit<Reproduction, 'same'>> {
  const { stream, written } = await openSpendCsv(places, scope, spend, parameters.language);
  const hash = createHash('sha256');
  for await (const chunk of stream) hash.update(chunk as Buffer);
  const { rowsSha256, rows } = written();
  return { sha256: hash.digest('hex'), rowsSha256, rows };
}
