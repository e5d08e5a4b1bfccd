import {
  agreedSums,
  enterLedgerChangeRequest,
  lockProjects,
  insertLedgerChangeRequest,
  lockHeads,
  type ProposedEntry,
  provenSums,
} from '#ledger';
import type { Actor } from '#identity';
import type { Database, Tx } from '#platform/database';
import type { ImportTotal } from '../store/import-work.js';

/**
 * Name of the approver in a trial posting. The ledger requires an approver other than the submitter
 * even for entries that are rolled back.
 */
const REHEARSAL = 'service:rehearsal';

/**
 * Number of entries posted in one trial transaction. It limits how long the projects stay locked
 * for other users.
 */
export const REHEARSED_AT_ONCE = 1_000;

/**
 * Posts the entries on trial: approves them and rolls the transaction back, so that failures show
 * before the import is submitted. Each slice of entries has its own transaction, so that projects
 * are locked only briefly. The entries of one project are adjacent, so that few projects are locked
 * at a time.
 * @param told called after each slice with the number of entries tried so far
 * @returns sums per project and kind of amount, before the trial and as they would be after the
 * import
 * @throws Error when the sums did not change by exactly the amounts entered.
 */
export async function rehearseHistory(
  database: Database,
  actor: Actor,
  entries: readonly ProposedEntry[],
  told: (entered: number) => Promise<void>,
): Promise<ImportTotal[]> {
  const organisationOf = new Map(entries.map(({ projectId, unitId }) => [projectId, unitId]));
  const before = await database.read(actor.scope, (tx) =>
    provenSums(tx, [...organisationOf.keys()].sort()),
  );
  const byProject = [...entries].sort((a, b) =>
    a.projectId < b.projectId ? -1 : a.projectId > b.projectId ? 1 : 0,
  );
  for (let from = 0; from < byProject.length; from += REHEARSED_AT_ONCE) {
    const slice = byProject.slice(from, from + REHEARSED_AT_ONCE);
    await database.write(actor.scope, (tx) => rehearseSlice(tx, actor, slice));
    await told(from + slice.length);
  }
  const moved = movesOf(entries);
  return before.flatMap(({ projectId, series, sumFen }): ImportTotal[] => {
    const move = moved.get(`${projectId} ${series}`);
    return move
      ? [
          {
            projectId,
            unitId: organisationOf.get(projectId) ?? '',
            series,
            entries: move.count,
            beforeFen: sumFen,
            afterFen: sumFen + move.fen,
          },
        ]
      : [];
  });
}

async function rehearseSlice(tx: Tx, actor: Actor, rows: readonly ProposedEntry[]): Promise<void> {
  await tx.query('SAVEPOINT rehearsal');
  const changeRequest = await insertLedgerChangeRequest(tx, {
    kind: 'import',
    rows,
    note: null,
    undoesId: null,
    filedBy: actor.personId,
  });
  const projects = await lockProjects(tx, changeRequest.id);
  const { heads } = await lockHeads(tx, projects);
  const before = new Map(
    Array.from(heads.values(), ({ projectId, sums }) => [projectId, { ...sums }]),
  );
  await enterLedgerChangeRequest(tx, changeRequest, { projects, approvedBy: REHEARSAL });
  const after = await agreedSums(
    tx,
    projects.map(({ id }) => id),
  );
  await tx.query('ROLLBACK TO SAVEPOINT rehearsal');
  await tx.query('RELEASE SAVEPOINT rehearsal');

  const moved = movesOf(rows);
  for (const { projectId, series, sumFen } of after) {
    const by = sumFen - (before.get(projectId)?.[series] ?? 0n);
    const said = moved.get(`${projectId} ${series}`)?.fen ?? 0n;
    if (by !== said)
      throw new Error(`${series} of project ${projectId} moved by ${by}, its entries say ${said}`);
  }
}

function movesOf(entries: readonly ProposedEntry[]): Map<string, { fen: bigint; count: number }> {
  const moved = new Map<string, { fen: bigint; count: number }>();
  for (const { projectId, facts } of entries) {
    const key = `${projectId} ${facts.series}`;
    const { fen, count } = moved.get(key) ?? { fen: 0n, count: 0 };
    moved.set(key, { fen: fen + facts.amountFen, count: count + 1 });
  }
  return moved;
}
