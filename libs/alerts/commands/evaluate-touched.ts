import { type Clock, type Database, serviceScope } from '#platform';
import { touchedProjects } from '../store/project-facts.js';
import { scanIsRunning } from '../store/scan-slots.js';
import { type ComposedDigest, composeDigests, type TellingSettings } from './compose-digests.js';
import type { Evaluation } from './evaluate-projects.js';
import { handOverOpen } from './hand-over-open.js';
import { judgeTogether } from './judge-together.js';
import { addBatch, emptyBatch } from './judged-batch.js';

/** What came of the touches that were there. */
export interface TouchedEvaluation {
  found: Evaluation;
  digests: ComposedDigest[];
}

/** Projects to a transaction: few enough that nobody who records facts of one waits long for the others. */
const BATCH = 50;

/**
 * Judges every project that was touched, hands over what is open to whoever has got a role, and writes the mails that
 * cannot wait for the morning.
 * @param olderThanMs leaves younger touches to the bell.
 */
export async function evaluateTouched(
  database: Database,
  clock: Clock,
  settings: TellingSettings,
  { olderThanMs = 0 }: { olderThanMs?: number } = {},
): Promise<TouchedEvaluation> {
  const scope = serviceScope('alerts');
  const found: Evaluation = { ...emptyBatch(), broken: [] };
  for (let after: string | null = null; ;) {
    const from: string | null = after;
    const ids: string[] = await database.read(scope, (tx) =>
      touchedProjects(tx, { after: from, limit: BATCH, olderThanMs }),
    );
    if (ids.length === 0) break;
    const { broken, ...judged } = await judgeTogether(database, clock, ids, clock.today());
    addBatch(found, judged);
    found.broken.push(...broken);
    after = ids.at(-1) ?? null;
  }
  await handOverOpen(database, clock);
  // A scan under way writes to everybody at its end; a mail now would tell half of it.
  const scanning = await database.read(scope, (tx) => scanIsRunning(tx, clock.now()));
  return {
    found,
    digests: scanning ? [] : await composeDigests(database, clock, { settings, urgentOnly: true }),
  };
}
