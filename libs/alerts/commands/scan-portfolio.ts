import { type Clock, type Database, passing, serviceScope } from '#platform';
import type { Day } from '#values';
import { projectIdsAfter } from '../store/project-facts.js';
import { type Evaluation, evaluateProjects } from './evaluate-projects.js';
import { judgeBatch } from './judge-batch.js';
import { addBatch, emptyBatch, type JudgedBatch } from './judged-batch.js';

/** How to scan: on which day (today unless given), and whether it counts (yes unless told otherwise). */
export interface ScanOptions {
  /** The day to judge by; the facts are the present ones whatever the day. */
  asOf?: Day;
  commit?: boolean;
  /** Called after each batch of projects. */
  onBatch?: () => Promise<void>;
}

const BATCH = 200;

/** Carries what a dry run found out of the transaction that is rolled back. */
class RolledBack extends Error {
  constructor(readonly batch: JudgedBatch) { super('dry run'); }
}

/**
 * Judges the whole portfolio, 200 projects to a transaction and a fixed number of statements each.
 * Without `commit` it does exactly the same and takes it back.
 */
export async function scanPortfolio(database: Database, clock: Clock, { asOf = clock.today(), commit = true, onBatch }: ScanOptions = {}): Promise<Evaluation> {
  const scope = serviceScope('alerts');
  const found: Evaluation = { ...emptyBatch(), broken: [] };
  for (let after: string | null = null; ;) {
    const from: string | null = after;
    const ids: string[] = await database.read(scope, (tx) => projectIdsAfter(tx, from, BATCH));
    if (ids.length === 0) return found;
    try {
      await passing('evaluate.begin');
      addBatch(found, await judge(ids));
      await passing('evaluate.done');
    } catch (error) {
      if (!commit) throw error;
      // Whatever breaks the batch is one project's; the others must not wait for it.
      const { broken, ...judged } = await evaluateProjects(database, clock, ids, asOf);
      addBatch(found, judged);
      found.broken.push(...broken);
    }
    await onBatch?.();
    await passing('scan.judged');
    after = ids.at(-1) ?? null;
  }

  async function judge(ids: readonly string[]): Promise<JudgedBatch> {
    try {
      return await database.write(scope, async (tx) => {
        const batch = await judgeBatch(tx, scope, asOf, ids);
        if (!commit) throw new RolledBack(batch);
        return batch;
      });
    } catch (error) {
      if (error instanceof RolledBack) return error.batch;
      throw error;
    }
  }
}
