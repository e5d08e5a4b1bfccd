import { refuseField } from '#platform/problem';
import type { Day, Fen } from '#values';

/**
 * Amount planned for a project over the whole period of a plan, in fen, as entered in a change
 * request. It replaces the amount stated in the plan or in an earlier adjustment.
 */
export interface PeriodFigure {
  planCode: string;
  amountFen: Fen;
  effectiveOn: Day;
  reason: string;
  document: string;
  place: string | null;
}

/** An approved adjustment of the amount planned for a project over the whole period of a plan. */
export interface PeriodFigureRecord extends PeriodFigure {
  id: string;
  filingId: string;
  number: number;
  filedBy: string;
  approvedBy: string;
  recordedAt: Date;
}

/** A recorded decision that a project, unfinished in one plan, is continued in a later plan. */
export interface CarryOver {
  id: string;
  fromPlan: string;
  toPlan: string;
  figureFen: Fen | null;
  reason: string;
  document: string;
  effectiveOn: Day;
  decidedBy: string;
  recordedAt: Date;
}

/**
 * A record that another plan also lists a project, as opposed to a project that is continued in a
 * later plan.
 */
export interface NamedMembership {
  id: string;
  planCode: string;
  figureFen: Fen | null;
  document: string;
  place: string | null;
  effectiveOn: Day;
  decidedBy: string;
  recordedAt: Date;
}

/**
 * Refuses a planned amount for a plan period that is larger than the project's total cost. Only
 * planned amounts are limited: actual spending may exceed the total.
 * @throws Problem PERIOD_ABOVE_TOTAL
 */
export function refuseAboveTotal(amountFen: Fen, totalFen: Fen | null, path: string): void {
  if (totalFen !== null && amountFen > totalFen)
    throw refuseField(
      'PERIOD_ABOVE_TOTAL',
      path,
      { amountFen: String(amountFen), totalFen: String(totalFen) },
      `≤ ${totalFen}`,
    );
}

/** A plan with the first and the last day of the period that the plan covers. */
export interface PlanSpan {
  code: string;
  name: string;
  region: string;
  from: Day;
  to: Day;
}

/**
 * A project's membership in a plan, with the amount planned for the plan's period: the original
 * amount (stated by the plan or the carry-over), its approved adjustments, and the amount that
 * applies now (`presentFen`). `measures` is true when the plan belongs to the same region as the
 * project's own plan; memberships in plans of other regions, such as the province, are only
 * displayed and spending is not compared with them.
 */
export interface PlanMembership {
  plan: PlanSpan;
  carryOver: CarryOver | null;
  named: NamedMembership | null;
  measures: boolean;
  originalFen: Fen | null;
  adjustments: PeriodFigureRecord[];
  presentFen: Fen | null;
}

/** Records from which {@link membershipsOf} determines a project's plan memberships. */
export interface MembershipFacts {
  /** Null for a project that no plan names. */
  ownPlan: string | null;
  ownFigureFen: Fen | null;
  plans: readonly PlanSpan[];
  carryOvers: readonly CarryOver[];
  named: readonly NamedMembership[];
  adjustments: readonly PeriodFigureRecord[];
}

/** Lists the plans to which a project belongs, earliest period first. */
export function membershipsOf({
  ownPlan,
  ownFigureFen,
  plans,
  carryOvers,
  named,
  adjustments,
}: MembershipFacts): PlanMembership[] {
  const region = plans.find(({ code }) => code === ownPlan)?.region;
  return plans
    .flatMap((plan) => {
      const carryOver = carryOvers.find(({ toPlan }) => toPlan === plan.code) ?? null;
      const membership = named.find(({ planCode }) => planCode === plan.code) ?? null;
      if (plan.code !== ownPlan && carryOver === null && membership === null) return [];
      const mine = adjustments
        .filter(({ planCode }) => planCode === plan.code)
        .sort((one, other) => one.number - other.number);
      const originalFen =
        plan.code === ownPlan ? ownFigureFen : ((carryOver ?? membership)?.figureFen ?? null);
      return [
        {
          plan,
          carryOver,
          named: membership,
          measures: plan.region === region,
          originalFen,
          adjustments: mine,
          presentFen: mine.at(-1)?.amountFen ?? originalFen,
        },
      ];
    })
    .sort((one, other) =>
      one.plan.from === other.plan.from
        ? one.plan.code.localeCompare(other.plan.code)
        : one.plan.from < other.plan.from
          ? -1
          : 1,
    );
}

/**
 * Returns the plan with which a project's spending is compared on a day: of the plans that have
 * begun, the latest; if none has begun, the first.
 */
export function membershipOn(
  memberships: readonly PlanMembership[],
  on: Day,
): PlanMembership | undefined {
  const measuring = memberships.filter(({ measures }) => measures);
  return measuring.findLast(({ plan }) => plan.from <= on) ?? measuring[0];
}
