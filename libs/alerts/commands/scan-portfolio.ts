import {
  type Clock,
  type Database,
  loadCalendar,
  failpoint,
  type Scope,
  serviceScope,
  type Tx,
} from '#platform';
import type { Day } from '#values';
import { ladderDue } from '../rules/ladder-due.js';
import { reminderDays } from '../rules/reminders.js';
import { projectIdsAfter } from '../store/project-facts.js';
import { rulesetVersion } from '../store/ruleset-version.js';
import { rulesInForce } from '../store/rule-versions.js';
import { countProjects, projectsToJudge } from '../store/standing-judgements.js';
import type { Evaluation } from './evaluate-projects.js';
import { judgeBatch } from './judge-batch.js';
import { judgeTogether } from './judge-together.js';
import { addBatch, emptyBatch, type JudgedBatch } from './judged-batch.js';

/**
 * Options of a scan: its day (today unless given), and whether its results are stored (yes unless
 * given).
 */
export interface ScanOptions {
  /** The day to judge by; the facts are the present ones whatever the day. */
  asOf?: Day;
  commit?: boolean;
  /** Called after each batch of projects. */
  onBatch?: () => Promise<void>;
}

const BATCH = 200;
/**
 * Batches under way at a time: one is written by the database while the rules evaluate another.
 * They share no project, so they do not wait for each other's locks.
 */
const AT_ONCE = 2;
const PAGE = 10_000;

/** Carries what a dry run found out of the transaction that is rolled back. */
class RolledBack extends Error {
  constructor(readonly batch: JudgedBatch) {
    super('dry run');
  }
}

/** What a scan did, and how many projects it looked at; `projects` are those of which something could have changed, and only they were judged. */
export interface PortfolioScan extends Evaluation {
  portfolio: number;
}

/**
 * Finds, in one statement over the whole portfolio, the projects whose evaluation may have changed,
 * and evaluates them, 200 per transaction with a fixed number of statements. Without `commit` it
 * evaluates all projects and rolls everything back.
 */
export async function scanPortfolio(
  database: Database,
  clock: Clock,
  { asOf = clock.today(), commit = true, onBatch }: ScanOptions = {},
): Promise<PortfolioScan> {
  const scope = serviceScope('alerts');
  const { portfolio, ids } = await database.read(scope, async (tx) => ({
    portfolio: await countProjects(tx),
    ids: commit ? await changed(tx, asOf) : await everyProject(tx),
  }));
  const batches = Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, at) =>
    ids.slice(at * BATCH, (at + 1) * BATCH),
  );
  const evaluations = await inOrder(batches, AT_ONCE, async (batch) => {
    const evaluation = await scanBatch(batch);
    await onBatch?.();
    await failpoint('scan.judged');
    return evaluation;
  });
  const found: PortfolioScan = { ...emptyBatch(), broken: [], portfolio };
  for (const { broken, ...judged } of evaluations) {
    addBatch(found, judged);
    found.broken.push(...broken);
  }
  return found;

  async function scanBatch(batch: readonly string[]): Promise<Evaluation> {
    return commit
      ? judgeTogether(database, clock, batch, asOf)
      : { ...(await tried(database, scope, batch, asOf)), broken: [] };
  }
}

/** Works on some things, so many at a time, and answers in their order. Once one fails no further one is begun, and those under way are waited for. */
async function inOrder<Thing, Answer>(
  things: readonly Thing[],
  atOnce: number,
  work: (thing: Thing) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const left = [...things.entries()].reverse();
  const workers = Array.from({ length: atOnce }, async () => {
    try {
      for (let taken = left.pop(); taken; taken = left.pop())
        answers[taken[0]] = await work(taken[1]);
    } catch (error) {
      left.length = 0;
      throw error;
    }
  });
  await Promise.allSettled(workers);
  await Promise.all(workers);
  return answers;
}

/** What judging would do, without doing it. */
async function tried(
  database: Database,
  scope: Scope,
  batch: readonly string[],
  asOf: Day,
): Promise<JudgedBatch> {
  try {
    return await database.write(scope, async (tx) => {
      throw new RolledBack(await judgeBatch(tx, scope, { today: asOf, ids: batch }));
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.batch;
    throw error;
  }
}

async function changed(tx: Tx, today: Day): Promise<string[]> {
  const inForce = await rulesInForce(tx, today);
  const calendar = await loadCalendar(tx);
  return projectsToJudge(tx, {
    today,
    edition: rulesetVersion(inForce),
    ladder: ladderDue(inForce, calendar, today),
    reminders: reminderDays(calendar, today),
  });
}

async function everyProject(tx: Tx): Promise<string[]> {
  const ids: string[] = [];
  for (
    let page = await projectIdsAfter(tx, null, PAGE);
    page.length > 0;
    page = await projectIdsAfter(tx, page.at(-1) ?? null, PAGE)
  )
    ids.push(...page);
  return ids;
}
