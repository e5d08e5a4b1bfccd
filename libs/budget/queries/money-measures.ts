import type { Tx } from '#platform/database';
import {
  type ApprovalRegime,
  approvalRegimesOf,
  type AsKnown,
  selectProjects,
  type ProjectSector,
  projectSectorsOf,
} from '#projects';
import type { Day, Fen } from '#values';
import type { CompletionForecastRecord } from '../rules/completion.js';
import type { CostChain } from '../rules/cost-chain.js';
import { membershipOn } from '../rules/plan-period-figure.js';
import { wholeOf } from '../rules/rule-in-force.js';
import type { SpecialBondRecord } from '../rules/special-bond.js';
import type { YearPlanRecord } from '../rules/year-plan.js';
import { bondsKnown } from '../store/read-plans.js';
import { rulesInForce } from '../store/rules-in-force.js';
import { costChains } from './cost-chain.js';
import { forecastsKnown } from './forecasts.js';
import { planMemberships } from './plan-memberships.js';
import { periodWithoutPlan } from './period-without-plan.js';
import { yearPlans } from './year-plans.js';

/** The amounts with which a project's spending is compared on a day, in fen. Null means unknown. */
export interface MoneyMeasures {
  chain: CostChain;
  regime: ApprovalRegime | null;
  sector: ProjectSector | null;
  /**
   * The plan period that applies on the day, with the amount planned for the project; null when
   * there is none.
   */
  period: { from: Day; to: Day; figureFen: Fen | null } | null;
  /** The approved investment plan for the calendar year of the day; null when there is none. */
  yearPlan: YearPlanRecord | null;
  /** The newest forecast of the project's final cost; null when there is none. */
  forecast: CompletionForecastRecord | null;
  bonds: readonly SpecialBondRecord[];
  /**
   * By how many per cent an enterprise's project may exceed what was verified or filed before that
   * has to be amended; null when no rule is in force.
   */
  amendmentPercent: number | null;
}

/**
 * Returns, by project id, the amounts with which the spending of several projects is compared on
 * the day `when.asOf`, as recorded by the instant `when.knownAt`. The number of queries does not
 * depend on the number of projects.
 */
export async function moneyMeasures(
  tx: Tx,
  projectIds: readonly string[],
  when: AsKnown,
): Promise<Map<string, MoneyMeasures>> {
  const projects = await selectProjects(tx)
    .where('project.id = ANY (:ids)', { ids: [...projectIds] })
    .getMany();
  const chains = await costChains(tx, projects, when);
  const regimes = await approvalRegimesOf(tx, projectIds, when);
  const sectors = await projectSectorsOf(tx, projectIds, when);
  const memberships = await planMemberships(tx, projects, when);
  const unplanned = await periodWithoutPlan(tx, projects, when);
  const years = await yearPlans(tx, projectIds, when);
  const forecasts = await forecastsKnown(tx, projectIds, when);
  const bonds = await bondsKnown(tx, projectIds, when);
  const amendment = (await rulesInForce(tx, when.asOf, when.knownAt)).get('enterprise-amendment');
  const amendmentPercent = amendment ? Number(wholeOf(amendment, 'percent')) : null;
  const year = Number(when.asOf.slice(0, 4));
  return new Map(
    [...chains].map(([id, chain]) => {
      const membership = membershipOn(memberships.get(id) ?? [], when.asOf);
      return [
        id,
        {
          chain,
          regime: regimes.get(id) ?? null,
          sector: sectors.get(id) ?? null,
          period: membership
            ? {
                from: membership.plan.from,
                to: membership.plan.to,
                figureFen: membership.presentFen,
              }
            : unplanned && {
                from: unplanned.from,
                to: unplanned.to,
                figureFen: projects.find((one) => one.id === id)?.fypSpendFen ?? null,
              },
          yearPlan: years.get(id)?.find((one) => one.year === year)?.present ?? null,
          forecast: forecasts.get(id)?.at(-1) ?? null,
          bonds: bonds.get(id) ?? [],
          amendmentPercent,
        },
      ];
    }),
  );
}
