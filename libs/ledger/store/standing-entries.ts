import { CHANGE_REQUESTS_SQL } from '#approvals';
import { projectInScope } from '#projects';
import { type Tx } from '#platform/database';
import { dayAt } from '#values';
import { type RepeatFacts, repeatKey, type StandingEntry } from '../rules/ask-repeat.js';
import type { ProjectPosting } from '../rules/check-in-context.js';

interface Found extends RepeatFacts {
  projectId: string;
  sequence: bigint | null;
  fileName: string | null;
  filedAt: Date;
}

/**
 * Where to search for equal entries. `waiting`: whether pending change requests are searched too.
 * `months`: the months that have entries in the ledger, as `project series month`.
 */
interface LookIn {
  waiting: boolean;
  months: ReadonlySet<string>;
}

const FACTS =
  'series, month, amount_fen AS "amountFen", funding_source AS "fundingSource", document';
const SOUGHT =
  'project_id = ANY ($1::uuid[]) AND month = ANY ($2::text[]) AND amount_fen = ANY ($3::bigint[])';

/**
 * Returns entries of the ledger, and optionally of pending change requests, that equal one of the
 * amounts to be entered, by {@link repeatKey}. Reversed entries and reversals are left out. Months
 * without entries are not searched.
 */
export async function entriesStanding(
  tx: Tx,
  postings: readonly ProjectPosting[],
  { waiting, months }: LookIn,
): Promise<Map<string, StandingEntry[]>> {
  const recorded = postings.filter(({ projectId, posting }) =>
    months.has(`${projectId} ${posting.series} ${posting.month}`),
  );
  const found = [
    ...(recorded.length === 0 ? [] : await tx.query<Found[]>(ENTERED, sought(recorded))),
    ...(waiting ? await tx.query<Found[]>(WAITING, sought(postings)) : []),
  ];
  const standing = new Map<string, StandingEntry[]>();
  for (const { projectId, sequence, fileName, filedAt, ...facts } of found) {
    const key = repeatKey(projectId, facts);
    standing.set(key, [
      ...(standing.get(key) ?? []),
      { sequence, fileName, filedOn: dayAt(filedAt) },
    ]);
  }
  return standing;
}

const sought = (postings: readonly ProjectPosting[]): unknown[] => [
  [...new Set(postings.map(({ projectId }) => projectId))],
  [...new Set(postings.map(({ posting }) => posting.month))],
  [...new Set(postings.map(({ posting }) => String(posting.amountFen)))],
];

/**
 * SQL of the name of the imported file, which is the note of the change request; null for an entry
 * that was entered by hand.
 */
const FROM_FILE = `CASE WHEN proposal.kind = 'import' THEN coalesce(proposal.note, '—') END AS "fileName"`;
const ENTERED = `SELECT entry.project_id AS "projectId",
  entry.${FACTS.replaceAll(', ', ', entry.')}, entry.sequence, ${FROM_FILE},
  coalesce(proposal.created_at, entry.recorded_at) AS "filedAt"
   FROM ledger_entries entry LEFT JOIN ${CHANGE_REQUESTS_SQL} proposal ON proposal.id = entry.proposal_id
  WHERE entry.${SOUGHT.replaceAll(' AND ', ' AND entry.')} AND entry.reverses_id IS NULL AND ${projectInScope('entry.project_id')}
    AND NOT EXISTS (SELECT FROM ledger_entries taker WHERE taker.reverses_id = entry.id)
  ORDER BY entry.project_id, entry.sequence`;
const WAITING = `SELECT row.project_id AS "projectId", row.${FACTS.replaceAll(', ', ', row.')},
  NULL::bigint AS sequence, ${FROM_FILE}, proposal.created_at AS "filedAt"
   FROM ledger_change_request_rows row
   JOIN ${CHANGE_REQUESTS_SQL} proposal ON proposal.id = row.proposal_id AND proposal.state = 'submitted'
  WHERE row.${SOUGHT.replaceAll(' AND ', ' AND row.')} AND row.reverses_id IS NULL AND ${projectInScope('row.project_id')}
  ORDER BY proposal.created_at, row.position`;

/**
 * Returns a text that identifies the present state of the entries, recorded and pending, with which
 * new amounts of these projects are compared. The text changes whenever an entry is recorded, or a
 * change request is submitted, decided or withdrawn.
 */
export async function standingVersion(tx: Tx, projectIds: readonly string[]): Promise<string> {
  const [found] = await tx.query<{ version: string }[]>(
    `SELECT concat_ws(' ',
        (SELECT sum(head.entries) FROM ledger_heads head
          WHERE head.project_id = ANY ($1::uuid[]) AND ${projectInScope('head.project_id')}),
        (SELECT string_agg(DISTINCT row.proposal_id::text, ' ' ORDER BY row.proposal_id::text)
           FROM ledger_change_request_rows row
           JOIN ${CHANGE_REQUESTS_SQL} proposal ON proposal.id = row.proposal_id AND proposal.state = 'submitted'
          WHERE row.project_id = ANY ($1::uuid[]) AND ${projectInScope('row.project_id')})) AS version`,
    [[...new Set(projectIds)].sort()],
  );
  return found?.version ?? '';
}
