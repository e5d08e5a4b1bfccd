import { type Actor, allow } from '#identity';
import type { Database, Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import {
  type ComparedReport,
  lineDifferences,
  type LineDifference,
} from '../rules/line-differences.js';
import type { FiledManifest } from '../rules/manifest-file.js';
import { questionIn, type ReportManifest } from '../rules/report-manifest.js';
import { spendLine } from '../rules/spend-line.js';
import { SPEND_GROUPS, type SettledSpend, type SpendRow } from '../rules/spend-question.js';
import { NEWEST_RENDERER } from '../renderers/renderers.js';
import { findManifest } from '../store/report-manifests.js';
import { readRows } from './spend.js';

/** Two manifests and the lines of their reports that differ. */
export interface ReportDifference {
  a: ReportManifest;
  b: ReportManifest;
  lines: LineDifference[];
}

/**
 * Returns the question of a manifest, to be answered by the newest renderer, which can also list
 * single entries.
 */
function askedIn({ renderer, parameters, projects }: FiledManifest): SettledSpend {
  const spend = questionIn(renderer, parameters, projects);
  if (!spend) throw new Problem('NOT_FOUND');
  const covered = projects === undefined ? {} : { covered: projects };
  return { ...spend, renderer: NEWEST_RENDERER, ...covered };
}

async function compared(tx: Tx, spend: SettledSpend): Promise<ComparedReport> {
  const groupBy = SPEND_GROUPS.filter(
    (group) => group === 'entry' || spend.groupBy.includes(group),
  );
  const inJson = (rows: readonly SpendRow[]) => rows.map(spendLine);
  return {
    rows: inJson(await readRows(tx, spend)),
    entries: inJson(await readRows(tx, { ...spend, groupBy })),
    knownAt: spend.knownAt.toISOString(),
  };
}

/**
 * Explains every line that differs between the reports of two manifests: by which entry, reversal,
 * correction, transfer or other cause. Both are answered from the ledger as it is now, each as known
 * at its instant.
 * @throws Problem FORBIDDEN; NOT_FOUND for a manifest that the actor may not read;
 * MANIFESTS_NOT_ALIKE when they are grouped differently; REPORT_TOO_LONG.
 */
export async function reportDifference(
  database: Database,
  actor: Actor,
  [idA, idB]: readonly [string, string],
): Promise<ReportDifference> {
  allow(actor, 'report.spend');
  return database.read(actor.scope, async (tx) => {
    const [a, b] = [await findManifest(tx, idA), await findManifest(tx, idB)];
    return { a, b, lines: await differenceOf(tx, a, b) };
  });
}

/**
 * Explains every line that differs between the reports of two manifests.
 * @throws Problem as {@link reportDifference}
 */
export async function differenceOf(
  tx: Tx,
  a: FiledManifest,
  b: FiledManifest,
): Promise<LineDifference[]> {
  const [first, second] = [askedIn(a), askedIn(b)];
  if (first.groupBy.join() !== second.groupBy.join()) throw new Problem('MANIFESTS_NOT_ALIKE');
  const [before, after] = [await compared(tx, first), await compared(tx, second)];
  return lineDifferences(before, after, first.groupBy);
}
