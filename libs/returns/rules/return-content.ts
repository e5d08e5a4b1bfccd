import type { FundingSource, Posting } from '#ledger';
import { Problem, refuseField } from '#platform/problem';
import { type Day, type Fen, type Month, monthOf } from '#values';

/** Parts of completed investment by the statistics bureau's composition, and land acquisition. */
export const COMPOSITIONS = ['building', 'equipment', 'other', 'land'] as const;
export type CompositionPart = (typeof COMPOSITIONS)[number];

/** Completed investment of a part; `composition` null is the sum. Fen as text, null: not stated. */
export interface CompletedLine {
  composition: CompositionPart | null;
  amountFen: string | null;
}

/** Money by its source. Fen as text; null: not stated. */
export interface SourceLine {
  fundingSource: FundingSource;
  amountFen: string | null;
}

/** A milestone that was met or is expected on another day. */
export interface MilestoneLine {
  milestoneId: string;
  forecastOn: Day | null;
  actualOn: Day | null;
  explanation: string | null;
}

/** Content of a monthly return, as it is typed, stored and submitted. Null means: not stated. */
export interface ReturnContent {
  completed: CompletedLine[];
  funds: SourceLine[];
  paid: SourceLine[];
  /** Physical progress (形象进度) in per cent, with two decimal places. */
  physicalPercent: string | null;
  physicalWords: string | null;
  milestones: MilestoneLine[];
  problems: string | null;
  /** Plan for the next month. */
  nextMonth: string | null;
  /** Reasons for figures that need some, such as those far from the months before. */
  explanation: string | null;
}

/** Content of the change request with which a return is submitted. */
export interface ReturnPayload {
  projectId: string;
  month: Month;
  content: ReturnContent;
  /** The officer confirmed amounts that are far from those of the months before. */
  unitConfirmed: boolean;
  /** Id of the person who attested that the figures are right. */
  attestedBy: string;
}

/** A return in which nothing is stated. */
export const EMPTY_CONTENT: ReturnContent = {
  completed: [],
  funds: [],
  paid: [],
  physicalPercent: null,
  physicalWords: null,
  milestones: [],
  problems: null,
  nextMonth: null,
  explanation: null,
};

/** Sums of a return by series, in fen; null where nothing was stated. */
export interface ReturnSums {
  completedFen: Fen | null;
  fundsFen: Fen | null;
  paidFen: Fen | null;
}

/**
 * Refuses a month that has not begun.
 * @throws Problem RETURN_MONTH_NOT_BEGUN
 */
export function checkMonth(month: Month, today: Day): void {
  if (month > monthOf(today))
    throw refuseField('RETURN_MONTH_NOT_BEGUN', 'month', { month }, `≤ ${monthOf(today)}`);
}

/**
 * Refuses a return that names a part of the composition or a source twice. Checked already while
 * it is a draft, because it could not be shown in one cell.
 * @throws Problem RETURN_LINE_TWICE
 */
export function checkLines(content: ReturnContent): void {
  const lists: Readonly<Record<string, string[]>> = {
    completed: content.completed.map(({ composition }) => composition ?? ''),
    funds: content.funds.map(({ fundingSource }) => fundingSource),
    paid: content.paid.map(({ fundingSource }) => fundingSource),
    milestones: content.milestones.map(({ milestoneId }) => milestoneId),
  };
  for (const [name, keys] of Object.entries(lists)) {
    const twice = keys.findIndex((key, index) => keys.indexOf(key) !== index);
    if (twice >= 0) throw refuseField('RETURN_LINE_TWICE', `${name}.${twice}`);
  }
}

const fenOf = (line: { amountFen: string | null }): Fen | null =>
  line.amountFen === null ? null : BigInt(line.amountFen);

/** Adds up what is stated; null when nothing is. */
const sumOf = (lines: readonly { amountFen: string | null }[]): Fen | null =>
  lines.reduce<Fen | null>((sum, line) => {
    const fen = fenOf(line);
    return fen === null ? sum : (sum ?? 0n) + fen;
  }, null);

/** Returns the stated sums: completed investment from its parts, or from the sum where not split. */
export function sumsOf({ completed, funds, paid }: ReturnContent): ReturnSums {
  const parts = sumOf(completed.filter(({ composition }) => composition !== null));
  return {
    completedFen: parts ?? sumOf(completed),
    fundsFen: sumOf(funds),
    paidFen: sumOf(paid),
  };
}

/**
 * Checks a return that is to be submitted: something is stated, the composition adds up to the sum
 * where both are given, and an investment states its completed amount, which may be zero.
 * @param kind kind of the project
 * @throws Problem RETURN_EMPTY, COMPOSITION_NOT_SUM, RETURN_COMPLETED_MISSING
 */
export function checkComplete(content: ReturnContent, kind: string): void {
  const { completed, funds, paid, physicalPercent, physicalWords, problems } = content;
  const stated = [...completed, ...funds, ...paid].some(({ amountFen }) => amountFen !== null);
  if (!stated && physicalPercent === null && physicalWords === null && problems === null)
    throw new Problem('RETURN_EMPTY');
  const { completedFen } = sumsOf(content);
  const given = completed.find(({ composition }) => composition === null)?.amountFen ?? null;
  if (given !== null && completedFen !== null && completedFen !== BigInt(given))
    throw refuseField(
      'COMPOSITION_NOT_SUM',
      'completed',
      { sumFen: String(completedFen), amountFen: given },
      String(completedFen),
    );
  if (kind === 'investment' && completedFen === null)
    throw refuseField('RETURN_COMPLETED_MISSING', 'completed');
}

/** An amount of a return as the ledger would enter it, with the field that states it. */
export interface ReturnPosting {
  path: string;
  posting: Posting;
}

/**
 * Returns the amounts that a return enters in the ledger. An amount of zero is a statement of the
 * return and no entry. Kinds left out of a split count zero.
 */
export function postingsOf(content: ReturnContent, month: Month): ReturnPosting[] {
  const { completedFen } = sumsOf(content);
  const part = (name: CompositionPart): Fen =>
    BigInt(content.completed.find(({ composition }) => composition === name)?.amountFen ?? '0');
  const split = content.completed.some(
    ({ composition, amountFen }) => composition !== null && amountFen !== null,
  );
  const completed: ReturnPosting[] =
    completedFen === null || completedFen === 0n
      ? []
      : [
          {
            path: 'completed',
            posting: {
              series: 'completed',
              month,
              amountFen: completedFen,
              ...(split
                ? {
                    buildingFen: part('building'),
                    equipmentFen: part('equipment'),
                    otherFen: part('other'),
                    landFen: part('land'),
                  }
                : {}),
            },
          },
        ];
  const money = (['funds', 'paid'] as const).flatMap((series) =>
    content[series].flatMap(({ fundingSource, amountFen }, index) =>
      amountFen === null || amountFen === '0'
        ? []
        : [
            {
              path: `${series}.${index}.amountFen`,
              posting: { series, month, amountFen: BigInt(amountFen), fundingSource },
            },
          ],
    ),
  );
  return [...completed, ...money];
}
