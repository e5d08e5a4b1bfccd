import { ApiProperty } from '@nestjs/swagger';

/** The address of a person's calendar. It is shown once, when it is made. */
export class CalendarFeedDto {
  @ApiProperty({ type: 'string', example: 'https://tracker.city.example/api/calendar/….ics' })
  url: string;
}

/** Whether a person has given out the address of their calendar, and since when. */
export class CalendarFeedStateDto {
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  createdAt: string | null;
}
