import { CHANGE_REQUESTS_SQL } from '#approvals';
import type { Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import type { Fen } from '#values';
import { LedgerEntryRow } from './entry-row.js';
import type { RecordedEntry } from './find-entry.js';

/** Condition that no entry reverses the entry `recovery`. */
const STANDS = `NOT EXISTS (SELECT FROM ledger_entries taker
  WHERE taker.project_id = recovery.project_id AND taker.reverses_id = recovery.id)`;

const RECORDED = `SELECT (-coalesce(sum(recovery.amount_fen), 0))::bigint AS fen
  FROM ledger_entries recovery
  WHERE recovery.project_id = $1 AND recovery.corrects_id = $2 AND recovery.origin = 'recovery'
    AND ${STANDS}`;

const WAITING = `SELECT (-coalesce(sum(row.amount_fen), 0))::bigint AS fen
  FROM ledger_change_request_rows row
  JOIN ${CHANGE_REQUESTS_SQL} request ON request.id = row.proposal_id
    AND request.state = 'submitted'
  WHERE row.project_id = $1 AND row.corrects_id = $2 AND row.origin = 'recovery'`;

const sumOf = async (tx: Tx, statement: string, entry: Recovered): Promise<Fen> => {
  const [row] = await tx.query<{ fen: Fen }[]>(statement, [entry.projectId, entry.id]);
  return row?.fen ?? 0n;
};

type Recovered = Pick<RecordedEntry, 'id' | 'projectId' | 'amountFen'>;

/** Returns what is left of an entry after what came back of it, in fen. */
export const leftOf = async (tx: Tx, entry: Recovered): Promise<Fen> =>
  entry.amountFen - (await sumOf(tx, RECORDED, entry));

/** Returns what waits for approval as having come back of an entry, in fen. */
export const waitingOf = (tx: Tx, entry: Recovered): Promise<Fen> => sumOf(tx, WAITING, entry);

/**
 * Refuses to reverse entries of which money came back: the recovery would stand without what it
 * recovers. It is reversed first.
 * @throws Problem ENTRY_HAS_RECOVERIES with the number of the recovery
 */
export async function refuseRecovered(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const [found] = await tx.query<{ sequence: bigint }[]>(
    `SELECT recovery.sequence FROM ledger_entries recovery
      WHERE recovery.corrects_id = ANY ($1::uuid[]) AND recovery.origin = 'recovery' AND ${STANDS}
      ORDER BY recovery.sequence LIMIT 1`,
    [ids],
  );
  if (found) throw new Problem('ENTRY_HAS_RECOVERIES', { sequence: found.sequence.toString() });
}

/** Lists the recoveries of a pending change request with the entries they recover. */
export const recoveriesOf = (
  tx: Tx,
  changeRequestId: string,
): Promise<{ recovered: Recovered; amountFen: Fen }[]> =>
  tx
    .query<(Recovered & { comesBackFen: Fen })[]>(
      `SELECT entry.id, entry.project_id AS "projectId", entry.amount_fen AS "amountFen",
          -row.amount_fen AS "comesBackFen"
        FROM ledger_change_request_rows row
        JOIN ledger_entries entry ON entry.project_id = row.project_id AND entry.id = row.corrects_id
        WHERE row.proposal_id = $1 AND row.origin = 'recovery'`,
      [changeRequestId],
    )
    .then((rows) =>
      rows.map(({ comesBackFen, ...recovered }) => ({ recovered, amountFen: comesBackFen })),
    );

/** Tells whether an entry is reversed. */
export const isReversed = (tx: Tx, { id, projectId }: Recovered): Promise<boolean> =>
  tx.exists(LedgerEntryRow, { where: { projectId, reversesId: id } });
