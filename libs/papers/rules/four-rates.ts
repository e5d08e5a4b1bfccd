import type { Stage } from '#projects';
import { formatPercent, shareOf } from '#values';
import type { Covered } from './covered-standing.js';
import type { ProjectFigures } from './project-figures.js';
import { sumKnown } from './sum-known.js';

/** A rate in per cent with what it rests on: `known` of `of` projects. */
export interface Rate {
  percent: string | null;
  known: number;
  of: number;
}

/** Start (开工率), completion (竣工率), investment (投资完成率) and funds (资金到位率). */
export interface FourRates {
  /** New starts of the year that are under construction or completed. */
  start: Rate;
  /** Projects to be completed in the year that are completed. */
  completion: Rate;
  investment: Rate;
  /** Funds in place in per cent of the year plan. */
  funds: Rate;
}

const COMPLETED: readonly Stage[] = ['completed', 'final-account', 'evaluated'];
const STARTED: readonly Stage[] = ['construction', ...COMPLETED];

/** Returns the part of projects whose stage is one of some; those without a stage are not known. */
function stageRate(projects: readonly ProjectFigures[], reached: readonly Stage[]): Rate {
  const stages = projects.flatMap(({ stage }) => stage ?? []);
  const done = stages.filter((stage) => reached.includes(stage)).length;
  return {
    percent:
      stages.length === 0 ? null : formatPercent(shareOf(BigInt(done), BigInt(stages.length))),
    known: stages.length,
    of: projects.length,
  };
}

/** Returns the four rates of a month. What is not on record is left out and told, not zero. */
export function fourRates(
  projects: readonly ProjectFigures[],
  { counted, total }: { counted: readonly ProjectFigures[]; total: Covered },
): FourRates {
  const funded = counted.filter((one) => one.planFen !== null && one.fundsFen !== null);
  const planned = sumKnown(funded.map(({ planFen }) => planFen));
  const funds = sumKnown(funded.map(({ fundsFen }) => fundsFen));
  return {
    start: stageRate(
      projects.filter(({ category }) => category === 'new-start'),
      STARTED,
    ),
    completion: stageRate(
      projects.filter(({ category }) => category === 'to-complete'),
      COMPLETED,
    ),
    investment: { percent: total.ratePercent, known: total.known, of: total.of },
    funds: {
      percent:
        planned === null || funds === null || planned <= 0n
          ? null
          : formatPercent(shareOf(funds, planned)),
      known: funded.length,
      of: counted.length,
    },
  };
}
