import { compareDecimals } from '#plan';
import { type Day, daysBetween } from '#values';

/**
 * Where a target or an indicator stands: reached; on its path; behind it; its day has passed and it
 * was not reached; or nothing can be said.
 */
export const VALUE_STATES = ['attained', 'on-track', 'behind', 'missed', 'not-evaluable'] as const;
export type ValueState = (typeof VALUE_STATES)[number];

/** Why a target or an indicator has its state. */
export const STATE_REASONS = [
  'no-reading',
  'no-figure',
  'reached',
  'kept',
  'broken',
  'on-path',
  'below-path',
  'no-path',
  'day-passed',
  'years-missing',
] as const;
export type StateReason = (typeof STATE_REASONS)[number];

/**
 * How readings are held against the promise. `level`: the newest value counts. `total`: the value
 * grows from zero since the beginning of the plan period. `each-year`: every year has a value of its
 * own that keeps the promise. `mean-of-years`: the mean of the years' values keeps it. `floor`: the
 * value keeps the promise all the time. `none`: the plan states no figure.
 */
export type Measuring = 'level' | 'total' | 'each-year' | 'mean-of-years' | 'floor' | 'none';

/** What the plan promises: a figure, how it is measured, and between which days. */
export interface PromisedValue {
  measuring: Measuring;
  /** Comparator of the plan: `>=`, `>`, `=`, `~`, `<=`, `<`, `range` or `by-date`. */
  comparator: string;
  /** Decimal text; null for `by-date`, of which a reading says 1 (done) or 0 (not done). */
  value: string | null;
  /** Upper end of a range. */
  valueTo: string | null;
  /** Value at the beginning of the period; null when the plan states none. */
  base: string | null;
  /** First and last day of the promise. */
  from: Day;
  dueOn: Day;
}

/** A value that was recorded for a day, as decimal text. */
export interface ValueOn {
  value: string;
  on: Day;
}

/** The state of a target or an indicator, and the figures that it rests on. */
export interface Evaluation {
  state: ValueState;
  reason: StateReason;
  latest: ValueOn | null;
  /** Value that a straight line from the base to the promise has on the day of `latest`. */
  expected: number | null;
  /** Growth per year that reaches the promise on its last day. */
  neededPerYear: number | null;
  /** Value on the last day if it goes on as until now. */
  forecast: number | null;
}

const DAYS_OF_YEAR = 365.25;
const DONE = '1';

/**
 * Evaluates readings against what the plan promises. Of several readings of one day the last in the
 * list counts, and days after `today` are left out. Nothing recorded is never a failure: it cannot
 * be evaluated.
 */
export function evaluateValue(
  promised: PromisedValue,
  readings: readonly ValueOn[],
  today: Day,
): Evaluation {
  const known = newestOfDays(readings.filter(({ on }) => on <= today));
  const latest = known.at(-1) ?? null;
  if (promised.measuring === 'none') return evaluated('not-evaluable', 'no-figure', latest);
  if (latest === null) return evaluated('not-evaluable', 'no-reading', null);
  switch (promised.measuring) {
    case 'floor':
      return evaluateFloor(promised, latest);
    case 'each-year':
    case 'mean-of-years':
      return evaluateYears(promised, known, today);
    default:
      return evaluateLevel(promised, known, today);
  }
}

const evaluated = (
  state: ValueState,
  reason: StateReason,
  latest: ValueOn | null,
  pace: Partial<Pick<Evaluation, 'expected' | 'neededPerYear' | 'forecast'>> = {},
): Evaluation => ({
  state,
  reason,
  latest,
  expected: null,
  neededPerYear: null,
  forecast: null,
  ...pace,
});

function newestOfDays(readings: readonly ValueOn[]): ValueOn[] {
  const byDay = new Map(readings.map((reading) => [reading.on, reading]));
  return [...byDay.values()].sort((one, other) => (one.on < other.on ? -1 : 1));
}

/**
 * Returns whether a value keeps the promise. The plan prints “=” and “about” for what is to be
 * reached, so that more than promised keeps it as well; or less, where the base lies above.
 */
export function keeps(
  { comparator, value, valueTo, base }: PromisedValue,
  reading: string,
): boolean {
  if (comparator === 'by-date') return compareDecimals(reading, DONE) >= 0;
  if (value === null) return false;
  const over = compareDecimals(reading, value);
  switch (comparator) {
    case '>':
      return over > 0;
    case '<':
      return over < 0;
    case '<=':
      return over <= 0;
    case 'range':
      return over >= 0 && (valueTo === null || compareDecimals(reading, valueTo) <= 0);
    case '=':
    case '~':
      return base !== null && compareDecimals(base, value) > 0 ? over <= 0 : over >= 0;
    default:
      return over >= 0;
  }
}

function evaluateFloor(promised: PromisedValue, latest: ValueOn): Evaluation {
  const over = latest.on >= promised.dueOn;
  if (keeps(promised, latest.value))
    return evaluated(over ? 'attained' : 'on-track', 'kept', latest);
  return evaluated(over ? 'missed' : 'behind', 'broken', latest);
}

function evaluateLevel(promised: PromisedValue, known: readonly ValueOn[], today: Day): Evaluation {
  const latest = known.at(-1) as ValueOn;
  if (keeps(promised, latest.value)) return evaluated('attained', 'reached', latest);
  const pace = paceOf(promised, known);
  if (latest.on >= promised.dueOn) return evaluated('missed', 'day-passed', latest, pace);
  if (today > promised.dueOn) return evaluated('behind', 'day-passed', latest, pace);
  if (pace.expected === null) return evaluated('not-evaluable', 'no-path', latest, pace);
  const rises = Number(promised.value) >= startOf(promised, known).value;
  const ahead = rises
    ? Number(latest.value) >= pace.expected
    : Number(latest.value) <= pace.expected;
  return evaluated(ahead ? 'on-track' : 'behind', ahead ? 'on-path' : 'below-path', latest, pace);
}

/** Returns where the path begins: at the base, at zero for a total, else at the first reading. */
function startOf(
  { measuring, base, from }: PromisedValue,
  known: readonly ValueOn[],
): { value: number; on: Day; measured: boolean } {
  if (base !== null) return { value: Number(base), on: from, measured: false };
  if (measuring === 'total') return { value: 0, on: from, measured: false };
  const first = known[0] as ValueOn;
  return { value: Number(first.value), on: first.on, measured: true };
}

function paceOf(
  promised: PromisedValue,
  known: readonly ValueOn[],
): Pick<Evaluation, 'expected' | 'neededPerYear' | 'forecast'> {
  if (promised.value === null || promised.comparator === 'by-date')
    return { expected: null, neededPerYear: null, forecast: null };
  const latest = known.at(-1) as ValueOn;
  const goal = Number(promised.value);
  const left = daysBetween(latest.on, promised.dueOn);
  const neededPerYear =
    left > 0 ? rounded(((goal - Number(latest.value)) / left) * DAYS_OF_YEAR) : null;
  const start = startOf(promised, known);
  const passed = daysBetween(start.on, latest.on);
  const whole = daysBetween(start.on, promised.dueOn);
  if (passed <= 0 || whole <= 0) return { expected: null, neededPerYear, forecast: null };
  const grown = Number(latest.value) - start.value;
  return {
    expected: rounded(start.value + ((goal - start.value) * Math.min(passed, whole)) / whole),
    neededPerYear,
    forecast: rounded(start.value + (grown / passed) * whole),
  };
}

const rounded = (value: number): number => Number(value.toPrecision(6));

function evaluateYears(promised: PromisedValue, known: readonly ValueOn[], today: Day): Evaluation {
  const latest = known.at(-1) as ValueOn;
  const byYear = new Map(known.map((reading) => [reading.on.slice(0, 4), reading.value]));
  const first = Number(promised.from.slice(0, 4));
  const last = Number(promised.dueOn.slice(0, 4));
  const wanted = Array.from({ length: last - first + 1 }, (_, step) => String(first + step));
  const over = today > promised.dueOn;
  // The present year still grows; it counts against the promise when it has ended.
  const ended = [...byYear].filter(([year]) => `${year}-12-31` <= today);
  const good =
    promised.measuring === 'mean-of-years'
      ? keeps(promised, meanOf(ended.length > 0 ? ended.map(([, value]) => value) : [latest.value]))
      : ended.every(([, value]) => keeps(promised, value));
  if (!over)
    return good
      ? evaluated('on-track', 'on-path', latest)
      : evaluated('behind', 'below-path', latest);
  if (wanted.some((year) => !byYear.has(year)))
    return evaluated('not-evaluable', 'years-missing', latest);
  return good
    ? evaluated('attained', 'reached', latest)
    : evaluated('missed', 'day-passed', latest);
}

const meanOf = (values: readonly string[]): string => {
  const mean = values.reduce((sum, value) => sum + Number(value), 0) / values.length;
  return mean.toFixed(6);
};
