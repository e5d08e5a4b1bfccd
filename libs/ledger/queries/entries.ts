import { And, Equal } from 'typeorm';
import { projectInScope, projectReadable } from '#projects';
import { PEOPLE_SQL } from '#identity';
import { type Tx } from '#platform/database';
import { Problem } from '#platform/problem';
import type { Period } from '#values';
import type { FundingSource, Origin, Series } from '../rules/entry.js';
import { LedgerEntryRow } from '../store/entry-row.js';

/**
 * Sequence numbers of the entry that a ledger entry reverses or corrects, and of the entry that
 * reverses or corrects it; null when there is no such entry.
 */
export interface RelatedSequences {
  reversesSequence: bigint | null;
  reversedBySequence: bigint | null;
  correctsSequence: bigint | null;
  correctedBySequence: bigint | null;
}

/** What came back of a ledger entry. */
export interface Recoveries {
  /** Sum of what came back and was not reversed, fen; null when nothing came back. */
  recoveredFen: bigint | null;
  /** Ids of the recoveries that are not reversed, in order. */
  recoveredByIds: string[];
  /** Sequence numbers of the same recoveries. */
  recoveredBySequences: string[];
}

/**
 * A ledger entry as shown to users: with the names of submitter and approver, and related entries.
 * `runningFen` is the sum, in fen, of all amounts of the same kind up to and including this entry.
 */
export interface ListedEntry extends LedgerEntryRow, RelatedSequences, Recoveries {
  recordedByName: string | null;
  approvedByName: string | null;
  reversedById: string | null;
  correctedById: string | null;
  runningFen: bigint;
}

/**
 * Filter for the entries of a project. `runningFen` always includes all entries, whatever the
 * filter.
 */
export interface EntryFilter {
  series?: Series | undefined;
  fundingSource?: FundingSource | undefined;
  origin?: Origin | undefined;
  document?: string | undefined;
  /** Only entries that took effect in this period. */
  period?: Period | undefined;
  /** Only entries recorded up to this instant. */
  knownAt?: Date | undefined;
}

/**
 * Lists the entries of a project in the order of recording: at most `limit`, beginning with the one
 * that follows the sequence number `after`.
 */
export async function entriesOf(
  tx: Tx,
  projectId: string,
  { after, limit, ...filter }: EntryFilter & { after?: bigint | undefined; limit: number },
): Promise<ListedEntry[]> {
  const query = tx
    .createQueryBuilder(LedgerEntryRow, 'entry')
    .where(`entry.project_id = :projectId AND ${projectInScope('entry.project_id')}`, { projectId })
    .orderBy('entry.sequence')
    .limit(limit);
  const { series, fundingSource, origin, document, period, knownAt } = filter;
  if (series) query.andWhere('entry.series = :series', { series });
  if (fundingSource) query.andWhere('entry.funding_source = :fundingSource', { fundingSource });
  if (origin) query.andWhere('entry.origin = :origin', { origin });
  if (document !== undefined) query.andWhere('entry.document = :document', { document });
  if (period) query.andWhere('entry.effective_on BETWEEN :from AND :to', period);
  if (knownAt) query.andWhere('entry.recorded_at <= :knownAt', { knownAt });
  if (after !== undefined) query.andWhere('entry.sequence > :after', { after });
  return withSurroundings(tx, await query.getMany(), knownAt);
}

/**
 * Returns an entry by id.
 * @throws Problem NOT_FOUND when it does not exist or lies outside the access scope
 */
export async function entryOf(tx: Tx, id: string): Promise<ListedEntry> {
  const [entry] = await withSurroundings(
    tx,
    await tx.find(LedgerEntryRow, { where: { id, projectId: projectReadable() } }),
  );
  if (!entry) throw new Problem('NOT_FOUND');
  return entry;
}

/** Tells whether a project within the access scope has an entry with this sequence number. */
export const entryExists = (tx: Tx, projectId: string, sequence: bigint): Promise<boolean> =>
  tx.exists(LedgerEntryRow, {
    where: { projectId: And(Equal(projectId), projectReadable()), sequence },
  });

/**
 * Adds names, related entries and running sums to entries of one project. Only entries recorded up
 * to the instant `knownAt` are considered.
 */
export async function withSurroundings(
  tx: Tx,
  entries: readonly LedgerEntryRow[],
  knownAt?: Date,
): Promise<ListedEntry[]> {
  if (entries.length === 0) return [];
  type Beside = RelatedSequences &
    Recoveries &
    Pick<
      ListedEntry,
      'id' | 'recordedByName' | 'approvedByName' | 'reversedById' | 'correctedById' | 'runningFen'
    >;
  const beside = await tx.query<Beside[]>(
    `WITH project AS (SELECT project_id FROM ledger_entries WHERE id = $2),
          known AS (SELECT * FROM ledger_entries
            WHERE project_id = (SELECT project_id FROM project)
              AND recorded_at <= coalesce($3, 'infinity'::timestamptz))
     SELECT summed.id, recorder.name AS "recordedByName", approver.name AS "approvedByName",
       reversal.id AS "reversedById", replacement.id AS "correctedById",
       summed.running_fen AS "runningFen",
            reversed.sequence AS "reversesSequence", reversal.sequence AS "reversedBySequence",
              corrected.sequence AS "correctsSequence",
              replacement.sequence AS "correctedBySequence",
            recoveries.fen AS "recoveredFen", recoveries.ids AS "recoveredByIds",
              recoveries.sequences AS "recoveredBySequences"
       FROM (SELECT id, reverses_id, corrects_id, recorded_by, approved_by,
         (sum(amount_fen) OVER (PARTITION BY series ORDER BY sequence))::bigint AS running_fen
         FROM known) summed
       LEFT JOIN known reversal ON reversal.reverses_id = summed.id
       LEFT JOIN known replacement ON replacement.corrects_id = summed.id
         AND replacement.origin = 'correction'
       LEFT JOIN known reversed ON reversed.id = summed.reverses_id
       LEFT JOIN known corrected ON corrected.id = summed.corrects_id
       CROSS JOIN LATERAL (SELECT (-sum(amount_fen))::bigint AS fen,
           coalesce(array_agg(id ORDER BY sequence), '{}')::text[] AS ids,
           coalesce(array_agg(sequence::text ORDER BY sequence), '{}') AS sequences
         FROM known recovery WHERE recovery.corrects_id = summed.id AND recovery.origin = 'recovery'
           AND NOT EXISTS (SELECT FROM known taker WHERE taker.reverses_id = recovery.id)) recoveries
       LEFT JOIN ${PEOPLE_SQL} recorder ON recorder.id::text = summed.recorded_by
       LEFT JOIN ${PEOPLE_SQL} approver ON approver.id::text = summed.approved_by
      WHERE summed.id = ANY ($1)`,
    [entries.map((entry) => entry.id), entries[0]?.id, knownAt ?? null],
  );
  const byId = new Map(beside.map((row) => [row.id, row]));
  return entries.map((entry) => {
    const row = byId.get(entry.id);
    if (!row) throw new Error(`entry ${entry.id} vanished while it was read`);
    return { ...entry, ...row };
  });
}
