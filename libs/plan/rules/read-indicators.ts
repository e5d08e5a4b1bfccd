import { compareDecimals } from './decimal.js';
import type { FactRow } from './fact-row.js';
import { refuseGapsAndRepeats, refuseRepeats } from './number-gaps.js';
import {
  FIGURE_COMPARATORS,
  type FigureComparator,
  INDICATOR_BINDINGS,
  INDICATOR_TARGET_KINDS,
  type IndicatorFact,
  OVER_YEARS_KINDS,
} from './plan-facts.js';

export const INDICATORS_HEADER = [
  'number',
  'name',
  'group',
  'unit',
  'base2020Comparator',
  'base2020',
  'target2025Comparator',
  'target2025',
  'annualOrCumulativeKind',
  'annualOrCumulativeComparator',
  'annualOrCumulative',
  'binding',
  'targetKind',
  'note',
  'place',
] as const;

const PLACE = /^表[1-9]\d* 第([1-9]\d*)行$/;
const KEPT_ELSEWHERE: readonly string[] = ['province-assigned', 'in-step'];

interface Figure {
  comparator: FigureComparator | null;
  value: string | null;
}

/**
 * Reads `indicators.csv`. Reports indicators that are not numbered from 1 without gaps, and
 * duplicate names.
 */
export function readIndicators(rows: readonly FactRow[]): IndicatorFact[] {
  const read = rows.map((row) => ({ row, fact: indicatorOf(row) }));
  refuseGapsAndRepeats(
    read.map(({ row, fact }) => ({ row, number: fact.number })),
    'number',
    'indicator',
  );
  refuseRepeats(
    read.map(({ row, fact }) => ({ row, key: fact.name })),
    'name',
    (name) => `the indicator “${name}”`,
  );
  return read.map(({ fact }) => fact);
}

function indicatorOf(row: FactRow): IndicatorFact {
  const base = figureOf(row, 'base2020');
  const target = figureOf(row, 'target2025');
  const overYears = figureOf(row, 'annualOrCumulative');
  const fact: IndicatorFact = {
    number: row.whole('number'),
    name: row.text('name'),
    group: row.text('group'),
    unit: row.text('unit'),
    base2020Comparator: base.comparator,
    base2020: base.value,
    target2025Comparator: target.comparator,
    target2025: target.value,
    annualOrCumulativeKind: row.wordIfAny('annualOrCumulativeKind', OVER_YEARS_KINDS),
    annualOrCumulativeComparator: overYears.comparator,
    annualOrCumulative: overYears.value,
    binding: row.word('binding', INDICATOR_BINDINGS),
    targetKind: row.word('targetKind', INDICATOR_TARGET_KINDS),
    note: row.optional('note'),
    place: row.text('place'),
  };
  if (row.sound) refuseContradictions(row, fact);
  return fact;
}

function figureOf(row: FactRow, header: string): Figure {
  const comparatorHeader = `${header}Comparator`;
  const figure = {
    comparator: row.wordIfAny(comparatorHeader, FIGURE_COMPARATORS),
    value: row.decimal(header),
  };
  const [hasComparator, hasValue] = [
    row.optional(comparatorHeader) !== null,
    row.optional(header) !== null,
  ];
  if (hasValue && !hasComparator)
    row.refuse(
      comparatorHeader,
      `is missing for ${row.optional(header)}`,
      FIGURE_COMPARATORS.join(' '),
    );
  if (hasComparator && !hasValue)
    row.refuse(header, `is missing after “${row.optional(comparatorHeader)}”`);
  return figure;
}

function refuseContradictions(row: FactRow, fact: IndicatorFact): void {
  if (PLACE.exec(fact.place)?.[1] !== String(fact.number)) {
    row.refuse(
      'place',
      `“${fact.place}” is not where this indicator is filed`,
      `表2 第${fact.number}行`,
    );
  }
  refuseOverYearsWithoutKind(row, fact);
  const { targetKind, target2025, annualOrCumulative } = fact;
  const level = targetKind === 'value' || targetKind === 'floor';
  if (level && target2025 === null) row.refuse('target2025', `is missing for “${targetKind}”`);
  if (!level && target2025 !== null) row.refuse('target2025', `“${targetKind}” has no figure here`);
  if (targetKind === 'none' && annualOrCumulative === null)
    row.refuse('annualOrCumulative', 'is missing: without it nothing is promised');
  if (KEPT_ELSEWHERE.includes(targetKind) && annualOrCumulative !== null)
    row.refuse('annualOrCumulative', `“${targetKind}” has no figure of its own`);
  if (targetKind === 'in-step' && fact.note === null)
    row.refuse('note', 'is missing: say what it keeps in step with');
  if (targetKind === 'floor') refuseFloorThatClimbs(row, fact);
}

function refuseOverYearsWithoutKind(
  row: FactRow,
  { annualOrCumulative, annualOrCumulativeKind, targetKind }: IndicatorFact,
): void {
  if (annualOrCumulative !== null && annualOrCumulativeKind === null) {
    row.refuse(
      'annualOrCumulativeKind',
      `is missing for ${annualOrCumulative}`,
      OVER_YEARS_KINDS.join(', '),
    );
  }
  if (
    annualOrCumulative === null &&
    annualOrCumulativeKind !== null &&
    !KEPT_ELSEWHERE.includes(targetKind)
  ) {
    row.refuse('annualOrCumulative', `is missing after “${annualOrCumulativeKind}”`);
  }
}

/**
 * Reports a target of kind `floor` (a lower bound that has to be kept) that is above the figure of
 * the base year. A floor must hold in the base year already; a higher figure has to be reached
 * first and must be declared as `value`.
 */
function refuseFloorThatClimbs(
  row: FactRow,
  { target2025, target2025Comparator, base2020 }: IndicatorFact,
): void {
  if (target2025Comparator !== '>=' && target2025Comparator !== '>')
    row.refuse('target2025Comparator', 'a floor is a lower bound', '>= >');
  if (target2025 !== null && base2020 !== null && compareDecimals(target2025, base2020) > 0) {
    row.refuse(
      'target2025',
      `a floor of ${target2025} is above the base ${base2020}`,
      'targetKind value',
    );
  }
}
