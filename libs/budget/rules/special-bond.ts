import { refuseField } from '#platform/problem';
import { type Day, type Fen, formatPercent, fullMonthsSince, shareOf } from '#values';
import { type RuleInForce, wholeOf } from './rule-in-force.js';

/** A bond issued for a project, as entered in a change request. Amount in fen. */
export interface SpecialBond {
  name: string;
  issuedOn: Day;
  amountFen: Fen;
  document: string;
  place: string | null;
  note: string | null;
}

/** An approved bond, with the change request from which it was created. */
export interface SpecialBondRecord extends SpecialBond {
  id: string;
  filingId: string;
  filedBy: string;
  approvedBy: string;
  recordedAt: Date;
}

/**
 * Checks a bond as entered in a change request.
 * @throws Problem DAY_AFTER_TODAY, or BOND_EXISTS when the project has a bond of that name.
 */
export function checkSpecialBond(
  bond: SpecialBond,
  { known, today }: { known: readonly SpecialBondRecord[]; today: Day },
): void {
  if (bond.issuedOn > today)
    throw refuseField('DAY_AFTER_TODAY', 'issuedOn', { today }, `≤ ${today}`);
  if (known.some(({ name }) => name === bond.name))
    throw refuseField('BOND_EXISTS', 'name', { name: bond.name });
}

/**
 * How far the money of a bond has been spent. `running`: the time that the rule allows has not
 * ended. `spent`: nothing is left. `amber` and `red`: the time has ended and money is left; `red`
 * when the rest is above the rule's limit. `cannot-be-judged`: data or the rule is missing.
 */
export type BondState = 'running' | 'spent' | 'amber' | 'red' | 'cannot-be-judged';

/**
 * A bond and how far its money has been spent. The ledger does not record from which bond a payment
 * was made, so payments are attributed to the bond issued first.
 */
export interface BondClock {
  bond: SpecialBondRecord;
  monthsSinceIssue: number;
  spentFen: Fen | null;
  spentPercent: string | null;
  state: BondState;
  reason: 'NO_PAYMENTS_RECORDED' | 'RULE_NOT_IN_FORCE' | null;
  /**
   * Amount that must be paid from the bond for its state to turn green, fen; null when no payment
   * is due yet, nothing is left, or the state cannot be determined.
   */
  turnsGreenAtFen: Fen | null;
  ruleVersion: number | null;
  source: string | null;
}

/**
 * Returns the state of each of a project's bonds on a day, earliest issue first. `paidFen` is the
 * sum of the project's payments from special bonds according to the ledger; null when there is no
 * such payment on record.
 */
export function bondClocks(
  bonds: readonly SpecialBondRecord[],
  paidFen: Fen | null,
  on: Day,
  rule: RuleInForce | undefined,
): BondClock[] {
  const inOrder = [...bonds].sort((one, other) =>
    one.issuedOn === other.issuedOn
      ? one.name.localeCompare(other.name)
      : one.issuedOn < other.issuedOn
        ? -1
        : 1,
  );
  let left = paidFen;
  return inOrder.map((bond) => {
    const spentFen = left === null ? null : least(most(left, 0n), bond.amountFen);
    if (left !== null && spentFen !== null) left -= spentFen;
    return clockOf(bond, spentFen, on, rule);
  });
}

function clockOf(
  bond: SpecialBondRecord,
  spentFen: Fen | null,
  on: Day,
  rule: RuleInForce | undefined,
): BondClock {
  const monthsSinceIssue = fullMonthsSince(bond.issuedOn, on);
  const clock = {
    bond,
    monthsSinceIssue,
    spentFen,
    spentPercent: spentFen === null ? null : formatPercent(shareOf(spentFen, bond.amountFen)),
    ruleVersion: rule?.version ?? null,
    source: rule?.source ?? null,
    reason: null,
    turnsGreenAtFen: null,
  };
  if (spentFen === null)
    return { ...clock, state: 'cannot-be-judged', reason: 'NO_PAYMENTS_RECORDED' };
  if (spentFen >= bond.amountFen) return { ...clock, state: 'spent' };
  if (rule === undefined)
    return { ...clock, state: 'cannot-be-judged', reason: 'RULE_NOT_IN_FORCE' };
  if (BigInt(monthsSinceIssue) < wholeOf(rule, 'months')) return { ...clock, state: 'running' };
  const short = (bond.amountFen - spentFen) * 100n;
  return {
    ...clock,
    state: short > bond.amountFen * wholeOf(rule, 'shortPercent') ? 'red' : 'amber',
    turnsGreenAtFen: bond.amountFen,
  };
}

const least = (one: Fen, other: Fen): Fen => (one < other ? one : other);
const most = (one: Fen, other: Fen): Fen => (one > other ? one : other);
