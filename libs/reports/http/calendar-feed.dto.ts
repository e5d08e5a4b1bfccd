/** The address of a person's calendar. It is shown once, when it is made. */
export class CalendarFeedDto {
  /** @example https://tracker.city.example/api/calendar/….ics */
  url: string;
}

/** Whether a person has given out the address of their calendar, and since when. */
export class CalendarFeedStateDto {
  createdAt: string | null;
}
