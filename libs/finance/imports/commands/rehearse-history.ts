import { enterProposal, fileProposal, holdProjects, type ProposedEntry, provenSums } from '#finance/ledger';
import type { Actor } from '#identity';
import type { Tx } from '#platform';
import type { ImportTotal } from '../store/import-work.js';

/** Nobody: what is rehearsed is taken back. The ledger wants another approver than filer even so. */
const REHEARSAL = 'service:rehearsal';

/**
 * Does with the entries what approval would do, and takes it all back: what it answers would be, because it was.
 * @param told hears how many entries have been tried
 * @returns totals per project and series, before and after
 * @throws Error when sums did not move by exactly what was entered; the ledger's own rules are proven on the way.
 */
export async function rehearseHistory(tx: Tx, actor: Actor, entries: readonly ProposedEntry[], told: (entered: number) => void): Promise<ImportTotal[]> {
  const unitOf = new Map(entries.map(({ projectId, unitId }) => [projectId, unitId]));
  const projectIds = [...unitOf.keys()].sort();
  await tx.query('SAVEPOINT rehearsal');
  const proposal = await fileProposal(tx, actor, { action: 'ledger.import', kind: 'import', rows: entries, note: null, undoesId: null });
  // Nobody else enters anything between the two sums, once the projects are held.
  const projects = await holdProjects(tx, proposal.id);
  const before = await provenSums(tx, projectIds);
  await enterProposal(tx, proposal, projects, REHEARSAL, told);
  const after = await provenSums(tx, projectIds);
  await tx.query('ROLLBACK TO SAVEPOINT rehearsal');
  await tx.query('RELEASE SAVEPOINT rehearsal');

  const moved = movesOf(entries);
  const totals = before.map(({ projectId, series, sumFen }, index): ImportTotal => {
    const { fen = 0n, count = 0 } = moved.get(`${projectId} ${series}`) ?? {};
    const afterFen = after[index]?.sumFen ?? 0n;
    if (afterFen - sumFen !== fen) throw new Error(`${series} of project ${projectId} moved by ${afterFen - sumFen}, its entries say ${fen}`);
    return { projectId, unitId: unitOf.get(projectId) ?? '', series, entries: count, beforeFen: sumFen, afterFen };
  });
  return totals.filter((total) => total.entries > 0);
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
