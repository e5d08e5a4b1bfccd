import { addDays, type Day, weekdayOf } from '#values';

/** A public holiday, or a day of a weekend that is worked instead (调休). */
export type CalendarDayKind = 'holiday' | 'make-up';

/** Why a day is worked or not: an ordinary weekday or weekend, what was announced for it, or nothing is known of its year. */
export interface DayVerdict {
  /** Null in a year whose holidays are not announced: working days cannot be counted there. */
  working: boolean | null;
  /** Whether mails leave on it; in an unknown year Monday to Friday, by assumption. */
  sends: boolean;
  because: 'weekday' | 'weekend' | CalendarDayKind | 'unknown-year';
}

/** Longest stretch of days that is counted; a longer one is a mistake of whoever asks. */
const COUNTED_DAYS_MAX = 8_000;

/** Which days are worked in China. Knows the years it was given and no others. */
export class WorkingCalendar {
  /**
   * @param years of which the holidays were announced.
   * @param days those that differ from an ordinary week.
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
  judge(day: Day): DayVerdict {
    const weekday = weekdayOf(day) <= 5;
    if (!this.knows(day)) return { working: null, sends: weekday, because: 'unknown-year' };
    const announced = this.days.get(day);
    const working = announced === undefined ? weekday : announced === 'make-up';
    return { working, sends: working, because: announced ?? (weekday ? 'weekday' : 'weekend') };
  }

  /** The first day from one on, itself included, on which mails leave. */
  firstSendingDay(from: Day): Day {
    let at = from;
    while (!this.judge(at).sends) at = addDays(at, 1);
    return at;
  }

  /** The last day up to one, itself included, on which mails left. */
  lastSendingDay(to: Day): Day {
    let at = to;
    while (!this.judge(at).sends) at = addDays(at, -1);
    return at;
  }

  /** Working days after `from` up to and including `to`; null when a year between them is unknown or the stretch is too long to be meant. */
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

  /** The day that is `count` working days after another; null when a year on the way is unknown. */
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

  /** The last day after which, up to and including `to`, lie `count` working days; null when a year on the way is unknown or too far back. */
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
