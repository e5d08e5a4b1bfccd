import { refuseField } from '#platform';
import type { Day, Fen } from '#values';

/**
 * Amount planned for a plan's period, as entered in a change request that replaces the figure of
 * the plan or of an earlier adjustment. In fen.
 */
export interface PeriodFigure {
  planCode: string;
  amountFen: Fen;
  effectiveOn: Day;
  reason: string;
  document: string;
  place: string | null;
}

/** An approved adjustment of the amount planned for a period. */
export interface PeriodFigureRecord extends PeriodFigure {
  id: string;
  filingId: string;
  number: number;
  filedBy: string;
  approvedBy: string;
  recordedAt: Date;
}

/** A project's carry-over from one plan into a later one. */
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

/** A recorded membership in another plan, without a carry-over. */
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
 * Refuses a planned amount above the project's total. Actual spending may exceed the total; a plan
 * may not. @throws Problem PERIOD_ABOVE_TOTAL
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

/** A plan with its period. */
export interface PlanSpan {
  code: string;
  name: string;
  region: string;
  from: Day;
  to: Day;
}

/**
 * A project's membership in a plan: the amount stated first (by the plan or the carry-over), its
 * adjustments, and the current amount. `measures` is true for plans of the same region as the
 * project's own plan; plans of other regions, such as the province, are shown but not measured
 * against.
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

/** Inputs of a project's memberships. */
export interface MembershipFacts {
  ownPlan: string;
  ownFigureFen: Fen | null;
  plans: readonly PlanSpan[];
  carryOvers: readonly CarryOver[];
  named: readonly NamedMembership[];
  adjustments: readonly PeriodFigureRecord[];
}

/** The plans to which a project belongs, earliest period first. */
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
 * The plan that applies on a day: the latest of the project's plans that has begun, or its first
 * when none has.
 */
export function membershipOn(
  memberships: readonly PlanMembership[],
  on: Day,
): PlanMembership | undefined {
  const measuring = memberships.filter(({ measures }) => measures);
  return measuring.findLast(({ plan }) => plan.from <= on) ?? measuring[0];
}
