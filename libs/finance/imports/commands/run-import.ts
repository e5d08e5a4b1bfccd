import { fileProposal } from '#finance/ledger';
import { actorOnDuty } from '#identity';
import { type Clock, type Database, Refusal, refusalOfDatabaseError, serviceScope } from '#platform';
import { dayAt } from '#values';
import { readHistory } from '../files/read-history.js';
import { addUp } from '../rules/control-totals.js';
import { problemOfFile } from '../rules/import-problem.js';
import { ProblemList } from '../rules/problem-list.js';
import { LedgerImportRow } from '../store/import-row.js';
import { bytesOf, ClaimLost, ERRORS_KEPT, giveBack, idsOfWaiting, noteRefused, noteRight, standingTwin, takeImport, type TakenImport } from '../store/import-work.js';
import { HeldImport } from './held-import.js';
import { judgeHistory } from './judge-history.js';
import { rehearseHistory } from './rehearse-history.js';

/** How working on a file ended. */
export interface ImportRun { outcome: 'nothing-to-do' | 'refused' | 'ready' | 'filed' | 'gave-up'; entries?: number; errors?: number }

const ATTEMPTS_MAX = 5;
const RINGS_AT_ONCE = 20;
const service = () => serviceScope('imports');

/** Files that wait for somebody, for the sweeper to ring for. */
export const waitingImports = (database: Database): Promise<string[]> => database.read(service(), (tx) => idsOfWaiting(tx, RINGS_AT_ONCE));

/**
 * Works on a file: reads it, judges all of it, rehearses it, and files it for approval if that was asked for. Safe to call any number
 * of times and from anywhere; whoever is killed on the way leaves nothing but a row that somebody else takes up.
 */
export async function runImport(database: Database, clock: Clock, importId: string): Promise<ImportRun> {
  const taken = await database.write(service(), (tx) => takeImport(tx, importId));
  if (!taken) return { outcome: 'nothing-to-do' };
  if (taken.attempts > ATTEMPTS_MAX) {
    await database.write(service(), (tx) => noteRefused(tx, taken, 'failed', [problemOfFile('IMPORT_GAVE_UP')], 1));
    return { outcome: 'gave-up' };
  }
  const held = new HeldImport(database, taken);
  try {
    return await work(database, clock, held, taken);
  } catch (error) {
    held.letGo();
    if (error instanceof ClaimLost) return { outcome: 'nothing-to-do' };
    // What the database holds back it holds back however often it is tried.
    if (isForbidden(error)) return await refused(database, held, taken, listOf('FORBIDDEN'));
    await database.write(service(), (tx) => giveBack(tx, taken));
    throw error;
  } finally {
    held.letGo();
  }
}

async function work(database: Database, clock: Clock, held: HeldImport, taken: TakenImport): Promise<ImportRun> {
  const { row, bytes } = await database.read(service(), async (tx) => ({ row: await tx.findOneByOrFail(LedgerImportRow, { id: taken.id }), bytes: await bytesOf(tx, taken.id) }));
  const actor = await actorOnDuty(database, clock, taken.filedBy, crypto.randomUUID());
  if (!actor) return refused(database, held, taken, listOf('ACCOUNT_CLOSED'));
  const rowsOf = row.format === 'csv' ? bytes.reduce((lines, byte) => (byte === 0x0a ? lines + 1 : lines), 0) : null;
  await held.tell({ phase: 'reading', rowsRead: 0, rowsOf });
  const read = await readHistory(bytes, row.unit, ERRORS_KEPT, (rowsRead) => held.tell({ phase: 'reading', rowsRead, rowsOf }));
  const all = read.rows.length;
  await held.tell({ phase: 'judging', rowsRead: all, rowsOf: all });

  const control = { completed: row.controlCompletedFen, funds: row.controlFundsFen, paid: row.controlPaidFen };
  const { send, unitConfirmed } = row;
  const run = await database.write(actor.scope, async (tx): Promise<ImportRun | ProblemList> => {
    const history = { ...read, problems: read.problems.copy() };
    const { entries, problems } = await judgeHistory(tx, actor, history, { today: clock.today(), unitConfirmed, control });
    const earlier = await standingTwin(tx, row);
    if (earlier) problems.add([problemOfFile('FILE_FILED_BEFORE', { fileName: earlier.fileName, on: dayAt(earlier.filedAt) })]);
    if (problems.count > 0) return problems;
    const rehearsed = (rowsRead: number): void => held.mention({ phase: 'rehearsing', rowsRead, rowsOf: all });
    rehearsed(0);
    const totals = await rehearseHistory(tx, actor, entries, rehearsed);
    if (send) held.mention({ phase: 'filing', rowsRead: all, rowsOf: all });
    const proposal = send ? await fileProposal(tx, actor, {
      action: 'ledger.import', kind: 'import', rows: entries, note: null, undoesId: null, facts: { importId: row.id, fileName: row.fileName, sha256: row.sha256, unit: row.unit, ...(unitConfirmed ? { unitConfirmed } : {}) },
    }) : null;
    const proposalId = proposal?.id ?? null;
    held.letGo();
    await noteRight(tx, taken, { found: addUp(entries.map(({ facts }) => facts)), entries: entries.length, totals, proposalId });
    return { outcome: proposalId === null ? 'ready' : 'filed', entries: entries.length };
  });
  return run instanceof ProblemList ? refused(database, held, taken, run) : run;
}

async function refused(database: Database, held: HeldImport, taken: TakenImport, { kept, count }: ProblemList): Promise<ImportRun> {
  held.letGo();
  await database.write(service(), (tx) => noteRefused(tx, taken, 'refused', kept, count));
  return { outcome: 'refused', errors: count };
}

const isForbidden = (error: unknown): boolean => (error instanceof Refusal ? error : refusalOfDatabaseError(error))?.code === 'FORBIDDEN';

function listOf(code: 'ACCOUNT_CLOSED' | 'FORBIDDEN'): ProblemList {
  const problems = new ProblemList(1);
  problems.add([problemOfFile(code)]);
  return problems;
}
