import { addDays, type Day, weekdayOf } from '#values';

/** Kind of a special day: a public holiday, or a weekend day worked instead (调休). */
export type CalendarDayKind = 'holiday' | 'make-up';

/**
 * Whether a day is a working day, and why: an ordinary weekday or weekend, an announced special
 * day, or a year that is not known.
 */
export interface DayKind {
  /**
   * Null in a year whose holidays are not announced, because working days cannot be counted there.
   */
  working: boolean | null;
  /** Whether mails are sent on the day. In an unknown year Monday to Friday are assumed. */
  sends: boolean;
  because: 'weekday' | 'weekend' | CalendarDayKind | 'unknown-year';
}

/** Maximum number of days to count over. A longer period is a mistake of the caller. */
const COUNTED_DAYS_MAX = 8_000;

/** The working days of China, for the years given to the constructor. */
export class WorkingCalendar {
  /**
   * @param years years whose holidays were announced.
   * @param days days of these years that differ from an ordinary week.
   */
  constructor(
    private readonly years: ReadonlySet<number>,
    private readonly days: ReadonlyMap<Day, CalendarDayKind>,
  ) {}

  /** Whether the holidays of the day's year are known. */
  knows(day: Day): boolean {
    return this.years.has(Number(day.slice(0, 4)));
  }

  /** Whether a day is worked, and why. */
  judge(day: Day): DayKind {
    const weekday = weekdayOf(day) <= 5;
    if (!this.knows(day)) return { working: null, sends: weekday, because: 'unknown-year' };
    const announced = this.days.get(day);
    const working = announced === undefined ? weekday : announced === 'make-up';
    return { working, sends: working, because: announced ?? (weekday ? 'weekday' : 'weekend') };
  }

  /** The first day on or after `from` on which mails are sent. */
  firstSendingDay(from: Day): Day {
    let at = from;
    while (!this.judge(at).sends) at = addDays(at, 1);
    return at;
  }

  /** The last day on or before `to` on which mails are sent. */
  lastSendingDay(to: Day): Day {
    let at = to;
    while (!this.judge(at).sends) at = addDays(at, -1);
    return at;
  }

  /**
   * Number of working days after `from` up to and including `to`; null when a year in between is
   * unknown or the period exceeds the maximum.
   */
  workingDaysAfter(from: Day, to: Day): number | null {
    let count = 0;
    let steps = 0;
    for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) {
      const { working } = this.judge(at);
      steps += 1;
      if (working === null || steps > COUNTED_DAYS_MAX) return null;
      if (working) count += 1;
    }
    return count;
  }

  /** The day that is `count` working days after `from`; null when a year in between is unknown. */
  addWorkingDays(from: Day, count: number): Day | null {
    let at = from;
    for (let left = count; left > 0;) {
      at = addDays(at, 1);
      const { working } = this.judge(at);
      if (working === null) return null;
      if (working) left -= 1;
    }
    return at;
  }

  /**
   * The latest day for which `count` working days lie after it, up to and including `to`; null when
   * a year in between is unknown or the period exceeds the maximum.
   */
  lastDayBefore(to: Day, count: number): Day | null {
    let at = to;
    for (let [left, steps] = [count, 0]; left > 0; at = addDays(at, -1), steps += 1) {
      const { working } = this.judge(at);
      if (working === null || steps > COUNTED_DAYS_MAX) return null;
      if (working) left -= 1;
    }
    return at;
  }
}
