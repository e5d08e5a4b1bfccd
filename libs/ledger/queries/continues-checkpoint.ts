import { copyLines, type Tx } from '#platform/database';
import { ChainWalk, type LedgerFlaw } from '../rules/chain-walk.js';
import { EntryLine } from '../rules/entry-line.js';
import { at } from '../rules/ledger-line.js';
import type { NotedHead } from '../rules/noted-head.js';
import { entryLinesAfter, NOTED } from '../store/ledger-copy.js';

const WALK_TIMEOUT = '6h';

/**
 * Checks that the entries which a checkpoint confirms are unchanged and that later entries continue
 * them. For each project: the last entry that the checkpoint includes has the hashes stated in the
 * checkpoint; the sums in the checkpoint plus all later amounts equal the current sums; and every
 * later entry is hashed together with the hash of the entry before. Earlier entries are not read
 * again; the nightly verification does that.
 * @returns the first flaw of each project for which this is not true.
 */
export async function flawsSince(tx: Tx, heads: readonly NotedHead[]): Promise<LedgerFlaw[]> {
  await tx.query(`SET LOCAL statement_timeout = '${WALK_TIMEOUT}'`);
  await tx.query('SELECT set_config($1, $2, true)', [NOTED, notedJson(heads)]);
  const broken = await brokenHeads(tx);
  const tails = await tailFlaws(tx, heads);
  const known = new Set(broken.map(({ projectId }) => projectId));
  return [...broken, ...tails.filter(({ projectId }) => !known.has(projectId))];
}

const notedJson = (heads: readonly NotedHead[]): string =>
  JSON.stringify(heads, (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );

/**
 * Returns a flaw for each project whose stored hash chain does not contain the last entry and the
 * sums that the checkpoint states.
 */
function brokenHeads(tx: Tx): Promise<LedgerFlaw[]> {
  return tx.query<LedgerFlaw[]>(
    `SELECT noted."projectId", noted.hash AS noted,
            CASE WHEN entry.hash IS NULL THEN (coalesce(last.sequence, 0) + 1)::text
              ELSE noted.entries::text END AS sequence,
            CASE WHEN entry.hash IS NULL
                 THEN 'the digest knows ' || noted.entries || ' entries, the chain ends after '
                   || coalesce(last.sequence, 0)
                 WHEN (entry.hash, coalesce(entry.sm3, '')) <> (noted.hash, coalesce(noted.sm3, ''))
                 THEN 'the chain up to here is not the one that the digest vouches for'
                 ELSE 'the sums up to here are not those of the digest' END AS what
       FROM jsonb_to_recordset(current_setting('${NOTED}')::jsonb) AS noted
            ("projectId" uuid, entries bigint, hash text, sm3 text, "completedFen" numeric,
              "fundsFen" numeric, "paidFen" numeric)
       LEFT JOIN ledger_entries entry ON entry.project_id = noted."projectId" AND entry.sequence = noted.entries
       LEFT JOIN ledger_heads head ON head.project_id = noted."projectId"
       LEFT JOIN LATERAL (SELECT max(sequence) AS sequence FROM ledger_entries
         WHERE project_id = noted."projectId") last ON true
       LEFT JOIN LATERAL (
         SELECT coalesce(sum(amount_fen) FILTER (WHERE series = 'completed'), 0) AS completed,
                coalesce(sum(amount_fen) FILTER (WHERE series = 'funds'), 0) AS funds,
                coalesce(sum(amount_fen) FILTER (WHERE series = 'paid'), 0) AS paid
           FROM ledger_entries WHERE project_id = noted."projectId" AND sequence > noted.entries) tail ON true
      WHERE (entry.hash, coalesce(entry.sm3, ''), head.completed_fen, head.funds_fen, head.paid_fen)
            IS DISTINCT FROM (noted.hash, coalesce(noted.sm3, ''),
              noted."completedFen" + tail.completed, noted."fundsFen" + tail.funds,
              noted."paidFen" + tail.paid)
      ORDER BY 1`,
  );
}

/**
 * Verifies the entries that the checkpoint does not include, also those of projects that the
 * checkpoint does not mention.
 */
async function tailFlaws(tx: Tx, heads: readonly NotedHead[]): Promise<LedgerFlaw[]> {
  const noted = new Map(heads.map((head) => [head.projectId, head]));
  const walks = new Map<string, ChainWalk>();
  const line = new EntryLine();
  await copyLines(tx, entryLinesAfter, (bytes, from, to) => {
    line.read(bytes, from, to);
    const projectId = line.plain(at.projectId);
    let walk = walks.get(projectId);
    if (!walk) {
      const head = noted.get(projectId);
      walks.set(
        projectId,
        (walk = head ? ChainWalk.after(head) : new ChainWalk(projectId, undefined)),
      );
    }
    walk.take(line);
  });
  return [...walks.values()].flatMap((walk) => walk.flawSoFar() ?? []);
}
