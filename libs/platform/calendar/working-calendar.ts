import { addDays, type Day, weekdayOf } from '#values';

/**
 * Kind of a special day: a public holiday, or a weekend day that is a working day (调休, make-up
 * day).
 */
export type CalendarDayKind = 'holiday' | 'make-up';

/** Result of {@link WorkingCalendar.kindOf}: whether a day is a working day, and for what reason. */
export interface DayKind {
  /** Whether the day is a working day. Null when the holidays of its year are not known. */
  working: boolean | null;
  /**
   * Whether mails are sent on the day. In a year whose holidays are not known, mails are sent from
   * Monday to Friday.
   */
  sends: boolean;
  because: 'weekday' | 'weekend' | CalendarDayKind | 'unknown-year';
}

/**
 * Largest number of calendar days over which working days are counted. A longer period can only be
 * a mistake of the caller; the result is then null.
 */
const COUNTED_DAYS_MAX = 8_000;

/** Calendar of the working days of China, for the years whose holidays are known. */
export class WorkingCalendar {
  /**
   * @param years years whose holidays are known.
   * @param days public holidays and make-up days of these years. All other days are working days
   * from Monday to Friday, and days off on a weekend.
   */
  constructor(
    private readonly years: ReadonlySet<number>,
    private readonly days: ReadonlyMap<Day, CalendarDayKind>,
  ) {}

  /** Checks whether the holidays of the day's year are known. */
  knows(day: Day): boolean {
    return this.years.has(Number(day.slice(0, 4)));
  }

  /** Determines whether a day is a working day, and why. */
  kindOf(day: Day): DayKind {
    const weekday = weekdayOf(day) <= 5;
    if (!this.knows(day)) return { working: null, sends: weekday, because: 'unknown-year' };
    const announced = this.days.get(day);
    const working = announced === undefined ? weekday : announced === 'make-up';
    return { working, sends: working, because: announced ?? (weekday ? 'weekday' : 'weekend') };
  }

  /** Returns the first day on or after `from` on which mails are sent. */
  firstSendingDay(from: Day): Day {
    let at = from;
    while (!this.kindOf(at).sends) at = addDays(at, 1);
    return at;
  }

  /** Returns the last day on or before `to` on which mails are sent. */
  lastSendingDay(to: Day): Day {
    let at = to;
    while (!this.kindOf(at).sends) at = addDays(at, -1);
    return at;
  }

  /**
   * Counts the working days after `from` up to and including `to`. Returns null when the holidays
   * of a year in the period are unknown, or the period has more than {@link COUNTED_DAYS_MAX} days.
   */
  workingDaysAfter(from: Day, to: Day): number | null {
    let count = 0;
    let steps = 0;
    for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) {
      const { working } = this.kindOf(at);
      steps += 1;
      if (working === null || steps > COUNTED_DAYS_MAX) return null;
      if (working) count += 1;
    }
    return count;
  }

  /**
   * Returns the day that is `count` working days after `from`; null when the holidays of a year in
   * between are unknown.
   */
  addWorkingDays(from: Day, count: number): Day | null {
    let at = from;
    for (let left = count; left > 0;) {
      at = addDays(at, 1);
      const { working } = this.kindOf(at);
      if (working === null) return null;
      if (working) left -= 1;
    }
    return at;
  }

  /**
   * Returns the latest day such that `count` working days lie after it, up to and including `to`.
   * Returns null when the holidays of a year in between are unknown, or more than {@link
   * COUNTED_DAYS_MAX} days would have to be counted.
   */
  lastDayBefore(to: Day, count: number): Day | null {
    let at = to;
    for (let [left, steps] = [count, 0]; left > 0; at = addDays(at, -1), steps += 1) {
      const { working } = this.kindOf(at);
      if (working === null || steps > COUNTED_DAYS_MAX) return null;
      if (working) left -= 1;
    }
    return at;
  }
}
