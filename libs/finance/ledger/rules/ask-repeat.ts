import { type Problem, refuseField } from '#platform';
import { type Day, formatMoney } from '#values';
import type { EntryFacts } from './entry.js';

/**
 * Columns by which two entries count as equal. Notes, days and components are left out, because
 * they may be typed differently.
 */
export type RepeatFacts = Pick<
  EntryFacts,
  'series' | 'month' | 'amountFen' | 'fundingSource' | 'document'
>;

/** An entry that is in the ledger or waits for approval, and its origin. */
export interface StandingEntry {
  /** Sequence number in the project's chain; null while it waits. */
  sequence: bigint | null;
  /** Name of the imported file it came from; null when it was entered by hand. */
  fileName: string | null;
  filedOn: Day;
}

/** Key under which equal entries of a project are grouped. */
export const repeatKey = (
  projectId: string,
  { series, month, amountFen, fundingSource, document }: RepeatFacts,
): string => JSON.stringify([projectId, series, month, String(amountFen), fundingSource, document]);

/**
 * Asks for confirmation when an entry equals an existing one, and removes that one from `standing`.
 * So when a file has several equal rows, only as many are asked about as exist already; the others
 * are new.
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
