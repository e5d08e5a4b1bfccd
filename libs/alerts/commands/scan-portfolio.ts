import { loadCalendar } from '#platform/calendar';
import type { Clock } from '#platform/clock';
import { type Database, type Scope, serviceScope, type Tx } from '#platform/database';
import { failpoint } from '#platform/program';
import { countProjects, projectIdsAfter } from '#projects';
import type { Day } from '#values';
import { escalationDue } from '../rules/escalation-due.js';
import { reminderDays } from '../rules/reminders.js';
import { rulesetVersion } from '../store/ruleset-version.js';
import { rulesInForce } from '../store/rule-versions.js';
import { projectsToEvaluate } from '../store/evaluation-cache.js';
import type { Evaluation } from './evaluate-projects.js';
import { evaluateBatch } from './evaluate-batch.js';
import { settleAllReturns } from './settle-returns.js';
import { evaluateTogether } from './evaluate-together.js';
import { addBatch, emptyBatch, type EvaluatedBatch } from './evaluated-batch.js';

/**
 * Options of a scan (evaluation of the alert rules for all projects). `commit`: whether the results
 * are stored; default true.
 */
export interface ScanOptions {
  /**
   * Day for which the rules are evaluated; default today. The project data are always the present
   * ones.
   */
  asOf?: Day;
  commit?: boolean;
  /** Called after each batch of projects. */
  onBatch?: () => Promise<void>;
}

const BATCH = 200;
/**
 * Number of batches evaluated at the same time, so that the database writes the results of one
 * batch while the rules evaluate another. The batches do not wait for each other's locks, because
 * no project is in two batches.
 */
const AT_ONCE = 2;
const PAGE = 10_000;

/**
 * Thrown to roll back the transaction of a dry run. The property `batch` hands the result to the
 * code that catches the error.
 */
class RolledBack extends Error {
  constructor(readonly batch: EvaluatedBatch) {
    super('dry run');
  }
}

/**
 * Result of a scan. `portfolio` is the number of all projects; the inherited `projects` is the
 * number of those that had to be evaluated.
 */
export interface PortfolioScan extends Evaluation {
  portfolio: number;
}

/**
 * Finds, in one statement over all projects, those whose evaluation may have changed, and evaluates
 * them in transactions of 200 projects with a fixed number of statements. Without `commit` all
 * projects are evaluated and everything is rolled back.
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
    await failpoint('scan.evaluated');
    return evaluation;
  });
  const found: PortfolioScan = { ...emptyBatch(), broken: [], portfolio };
  for (const { broken, ...evaluated } of evaluations) {
    addBatch(found, evaluated);
    found.broken.push(...broken);
  }
  addBatch(
    found,
    await settleAllReturns(database, {
      today: asOf,
      run: (work) => (commit ? database.write(scope, work) : tried(database, scope, work)),
    }),
  );
  await onBatch?.();
  await failpoint('scan.returns');
  return found;

  async function scanBatch(batch: readonly string[]): Promise<Evaluation> {
    return commit
      ? evaluateTogether(database, clock, batch, asOf)
      : {
          ...(await tried(database, scope, (tx) =>
            evaluateBatch(tx, scope, { today: asOf, ids: batch, returns: false }),
          )),
          broken: [],
        };
  }
}

/**
 * Processes items with limited concurrency and returns the results in the order of the items. After
 * an error no further item is started, and the error is thrown once the running items have ended.
 */
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

/** Evaluates in a transaction that is always rolled back. Returns the result. */
async function tried(
  database: Database,
  scope: Scope,
  work: (tx: Tx) => Promise<EvaluatedBatch>,
): Promise<EvaluatedBatch> {
  try {
    return await database.write(scope, async (tx) => {
      throw new RolledBack(await work(tx));
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.batch;
    throw error;
  }
}

async function changed(tx: Tx, today: Day): Promise<string[]> {
  const inForce = await rulesInForce(tx, today);
  const calendar = await loadCalendar(tx);
  return projectsToEvaluate(tx, {
    today,
    edition: await rulesetVersion(tx, inForce, today),
    escalations: escalationDue(inForce, calendar, today),
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
