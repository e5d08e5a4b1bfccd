import type { Clock } from '#platform/clock';
import { type Database, serviceScope } from '#platform/database';
import { changedProjects } from '#projects';
import { scanIsRunning } from '../store/scan-slots.js';
import { type ComposedDigest, composeDigests, type TellingSettings } from './compose-digests.js';
import type { Evaluation } from './evaluate-projects.js';
import { transferOpenAlerts } from './transfer-open-alerts.js';
import { evaluateTogether } from './evaluate-together.js';
import { addBatch, emptyBatch } from './evaluated-batch.js';

/** Result of evaluating the projects whose data changed, with the digests composed afterwards. */
export interface ChangeEvaluation {
  found: Evaluation;
  digests: ComposedDigest[];
}

/**
 * Number of projects evaluated per transaction. The number is small, because users who save data of
 * one of these projects must wait for the end of the transaction.
 */
const BATCH = 50;

/**
 * Evaluates every project whose data changed since its last evaluation, notifies people who
 * received a role about open alerts, and composes the urgent mails.
 * @param olderThanMs ignores younger changes, because a job was enqueued for them.
 */
export async function evaluateChangedProjects(
  database: Database,
  clock: Clock,
  settings: TellingSettings,
  { olderThanMs = 0 }: { olderThanMs?: number } = {},
): Promise<ChangeEvaluation> {
  const scope = serviceScope('alerts');
  const found: Evaluation = { ...emptyBatch(), broken: [] };
  for (let after: string | null = null; ;) {
    const from: string | null = after;
    const ids: string[] = await database.read(scope, (tx) =>
      changedProjects(tx, { after: from, limit: BATCH, olderThanMs }),
    );
    if (ids.length === 0) break;
    const { broken, ...evaluated } = await evaluateTogether(database, clock, ids, clock.today());
    addBatch(found, evaluated);
    found.broken.push(...broken);
    after = ids.at(-1) ?? null;
  }
  await transferOpenAlerts(database, clock);
  // While a scan (evaluation of all projects) is running, no mail is sent here: the scan notifies
  // everybody at its end, and a mail sent now would contain only a part of the alerts.
  const scanning = await database.read(scope, (tx) => scanIsRunning(tx, clock.now()));
  return {
    found,
    digests: scanning ? [] : await composeDigests(database, clock, { settings, urgentOnly: true }),
  };
}
