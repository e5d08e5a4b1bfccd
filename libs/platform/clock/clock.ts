import { type Day, dayAt, timeOfDayAt } from '#values';

/**
 * The program's only source of the current time, so that tests can set the time. Timestamps that
 * determine the order of rows come from the database instead (see `stampInstant`).
 */
export abstract class Clock {
  abstract now(): Date;
  /** Returns today's date in the city's time zone, whatever the server's time zone. */
  today(): Day {
    return dayAt(this.now());
  }
  /** Returns the time of day in the city's time zone, as `HH:MM`. */
  timeOfDay(): string {
    return timeOfDayAt(this.now());
  }
}

/** The system clock. */
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

/** A clock with a fixed time, for tests and dry runs. */
export class FixedClock extends Clock {
  private at: Date;
  constructor(at: string | Date) {
    super();
    this.at = new Date(at);
  }
  now(): Date {
    return new Date(this.at);
  }
  set(at: string | Date): void {
    this.at = new Date(at);
  }
}
