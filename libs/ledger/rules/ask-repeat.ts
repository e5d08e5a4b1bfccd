import { type Problem, refuseField } from '#platform/problem';
import { type Day, formatMoney } from '#values';
import type { EntryFacts } from './entry.js';

/**
 * Fields that must be equal for two entries to count as repeated. Notes, days and components are
 * left out, because they may be typed differently.
 */
export type RepeatFacts = Pick<
  EntryFacts,
  'series' | 'month' | 'amountFen' | 'fundingSource' | 'document'
>;

/** An entry that is in the ledger or waits for approval, and where it came from. */
export interface StandingEntry {
  /** Sequence number in the project's hash chain; null while the entry waits for approval. */
  sequence: bigint | null;
  /** Name of the imported file that contained the entry; null when it was entered by hand. */
  fileName: string | null;
  filedOn: Day;
}

/**
 * Returns a key for finding repeated entries: entries of a project with equal {@link RepeatFacts}
 * have the same key.
 */
export const repeatKey = (
  projectId: string,
  { series, month, amountFen, fundingSource, document }: RepeatFacts,
): string => JSON.stringify([projectId, series, month, String(amountFen), fundingSource, document]);

/**
 * Checks whether an entry equals an existing entry, and returns the problem that asks the submitter
 * to confirm it; null when there is no equal entry. The existing entry is then removed from
 * `standing`, so that each existing entry matches only one row of a file: further equal rows of the
 * file count as new.
 */
export function askRepeat(
  key: string,
  { amountFen }: RepeatFacts,
  standing: Map<string, StandingEntry[]>,
): Problem | null {
  const [first, ...others] = standing.get(key) ?? [];
  if (!first) return null;
  standing.set(key, others);
  const facts = { amount: formatMoney(amountFen, '元'), on: first.filedOn };
  const accepted = 'repeatConfirmed: true';
  if (first.fileName !== null)
    return refuseField(
      'ENTRY_STANDS_BY_IMPORT',
      'amountFen',
      { ...facts, fileName: first.fileName },
      accepted,
    );
  if (first.sequence === null) return refuseField('ENTRY_WAITS', 'amountFen', facts, accepted);
  return refuseField(
    'ENTRY_STANDS',
    'amountFen',
    { ...facts, sequence: String(first.sequence) },
    accepted,
  );
}
