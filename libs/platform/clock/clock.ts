import { type Day, dayAt, timeOfDayAt } from '#values';

/** The program's only source of the present. Instants that order facts come from the database instead (see `stampInstant`). */
export abstract class Clock {
  abstract now(): Date;
  /** Today in the city, whatever the server's time zone. */
  today(): Day {
    return dayAt(this.now());
  }
  /** The city's wall clock, `HH:MM`. */
  timeOfDay(): string {
    return timeOfDayAt(this.now());
  }
}

/** The machine's clock. */
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}

/** A clock that stands where a test or a dry run puts it. */
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
