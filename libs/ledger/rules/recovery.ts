import { Problem, refuseField } from '#platform/problem';
import { type Day, type Fen, formatMoney, type Month } from '#values';
import { checkPosting, type Posting } from './check-posting.js';
import { type EntryFacts, opposite } from './entry.js';

/**
 * Money of an earlier entry that came back, such as the refund of a payment, as requested: the
 * amount that came back (fen, above zero), its month, and why. Without a day, the last day of the
 * month is used, or today for the current month. Series and funding source are those of the entry.
 */
export interface Recovery extends Pick<
  Posting,
  'effectiveOn' | 'buildingFen' | 'equipmentFen' | 'otherFen' | 'landFen'
> {
  month: Month;
  amountFen: Fen;
  /** Number of a document that is registered for the project. */
  document?: string | undefined;
  reason: string;
}

/** The entry whose amount came back. */
export type RecoveredEntry = Pick<
  EntryFacts,
  'series' | 'month' | 'effectiveOn' | 'amountFen' | 'fundingSource' | 'origin' | 'reversesId'
> & { id: string };

/**
 * Refuses entries of which nothing can come back: reversals, and recoveries themselves.
 * @throws Problem RECOVERY_OF_NOTHING
 */
export function refuseUnlessRecoverable({ amountFen, reversesId }: RecoveredEntry): void {
  if (reversesId !== null || amountFen <= 0n) throw new Problem('RECOVERY_OF_NOTHING');
}

/**
 * Checks a recovery and returns the data of its ledger entry: a negative amount in a month of its
 * own, which names the entry it recovers. The month of the recovered entry does not change.
 * @param leftFen amount of the recovered entry less what came back of it already, fen
 * @throws Problem RECOVERY_OF_NOTHING, RECOVERY_BEFORE_ENTRY, RECOVERY_EXCEEDS_ENTRY, or a code of
 * {@link checkPosting}
 */
export function checkRecovery(
  recovered: RecoveredEntry,
  { reason, ...recovery }: Recovery,
  { today, leftFen }: { today: Day; leftFen: Fen },
): EntryFacts {
  refuseUnlessRecoverable(recovered);
  const facts = checkPosting(
    {
      ...recovery,
      series: recovered.series,
      fundingSource: recovered.fundingSource ?? undefined,
      note: reason,
    },
    today,
  );
  if (facts.effectiveOn < recovered.effectiveOn)
    throw refuseField(
      'RECOVERY_BEFORE_ENTRY',
      recovery.effectiveOn === undefined ? 'month' : 'effectiveOn',
      { on: recovered.effectiveOn },
      `≥ ${recovery.effectiveOn === undefined ? recovered.month : recovered.effectiveOn}`,
    );
  refuseMoreThanLeft(facts.amountFen, leftFen);
  return {
    ...facts,
    amountFen: -facts.amountFen,
    composition: facts.composition && opposite(facts.composition),
    origin: 'recovery',
    correctsId: recovered.id,
  };
}

/**
 * Refuses a recovery of more than is left of the entry.
 * @param amountFen amount that came back, above zero
 * @throws Problem RECOVERY_EXCEEDS_ENTRY
 */
export function refuseMoreThanLeft(amountFen: Fen, leftFen: Fen): void {
  if (amountFen > leftFen)
    throw refuseField(
      'RECOVERY_EXCEEDS_ENTRY',
      'amountFen',
      { left: formatMoney(leftFen, '元') },
      `≤ ${leftFen}`,
    );
}
