import { refuseField } from '#platform';
import type { Day, Fen } from '#values';

/** What is planned for a plan's period, as somebody files it to replace what the plan or an earlier adjustment says. Amount in fen. */
export interface PeriodFigure {
  planCode: string;
  amountFen: Fen;
  effectiveOn: Day;
  reason: string;
  document: string;
  place: string | null;
}

/** An approved adjustment of a period's figure. */
export interface PeriodFigureRecord extends PeriodFigure {
  id: string;
  filingId: string;
  number: number;
  filedBy: string;
  approvedBy: string;
  recordedAt: Date;
}

/** A project's place in another plan than the one it came from. */
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

/** Another plan that names a project too, as it was recorded. */
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

/** What is planned for a period never exceeds the whole; actuals may. @throws Problem PERIOD_ABOVE_TOTAL */
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
 * A plan that a project belongs to: what it, or the carry-over, said first, each adjustment, and what holds. Only plans of the region that the
 * project's own plan is of are measured by; the province's stands beside it.
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

/** What a project's memberships are made of. */
export interface MembershipFacts {
  ownPlan: string;
  ownFigureFen: Fen | null;
  plans: readonly PlanSpan[];
  carryOvers: readonly CarryOver[];
  named: readonly NamedMembership[];
  adjustments: readonly PeriodFigureRecord[];
}

/** The plans a project belongs to, earliest period first. */
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

/** The plan that a day is measured by: the latest of a project's plans that has begun, or its first when none has. */
export function membershipOn(
  memberships: readonly PlanMembership[],
  on: Day,
): PlanMembership | undefined {
  const measuring = memberships.filter(({ measures }) => measures);
  return measuring.findLast(({ plan }) => plan.from <= on) ?? measuring[0];
}
