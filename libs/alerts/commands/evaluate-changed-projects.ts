import { type Clock, type Database, serviceScope } from '#platform';
import { changedProjects } from '../store/project-facts.js';
import { scanIsRunning } from '../store/scan-slots.js';
import { type ComposedDigest, composeDigests, type TellingSettings } from './compose-digests.js';
import type { Evaluation } from './evaluate-projects.js';
import { transferOpenAlerts } from './transfer-open-alerts.js';
import { evaluateTogether } from './evaluate-together.js';
import { addBatch, emptyBatch } from './evaluated-batch.js';

/** Result of evaluating the projects with pending change events. */
export interface ChangeEvaluation {
  found: Evaluation;
  digests: ComposedDigest[];
}

/**
 * Projects per transaction. Few, so that writers of facts about one of them do not wait long for
 * the transaction to end.
 */
const BATCH = 50;

/**
 * Evaluates every project with pending change events, notifies new holders of a role about open
 * alerts, and composes the urgent mails.
 * @param olderThanMs leaves younger change events to the job that was enqueued for them.
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
  // A running scan notifies everybody at its end, so that a mail now would contain only a part.
  const scanning = await database.read(scope, (tx) => scanIsRunning(tx, clock.now()));
  return {
    found,
    digests: scanning ? [] : await composeDigests(database, clock, { settings, urgentOnly: true }),
  };
}
