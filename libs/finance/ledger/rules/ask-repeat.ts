import { type Problem, refuseField } from '#platform';
import { type Day, formatMoney } from '#values';
import type { EntryFacts } from './entry.js';

/** What makes two entries equal to a reader: notes, days and parts may have been typed anew. */
export type RepeatFacts = Pick<
  EntryFacts,
  'series' | 'month' | 'amountFen' | 'fundingSource' | 'document'
>;

/** An entry that stands, or waits for approval, and by what it came. */
export interface StandingEntry {
  /** Place in the project's chain; null while it waits. */
  sequence: bigint | null;
  /** Name of the file that brought it; null when it came by hand. */
  fileName: string | null;
  filedOn: Day;
}

/** Under what equal entries of a project are found. */
export const repeatKey = (
  projectId: string,
  { series, month, amountFen, fundingSource, document }: RepeatFacts,
): string => JSON.stringify([projectId, series, month, String(amountFen), fundingSource, document]);

/**
 * Asks about an entry that is equal to one that stands, and takes that one out of `standing`: of equal rows in one file only so
 * many are asked about as stand already, the others are new.
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
