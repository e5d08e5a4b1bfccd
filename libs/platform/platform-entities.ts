import { CalendarDayRow, CalendarYearRow } from './calendar/calendar-entities.js';
import { LastTimeRow } from './last-times/last-time-row.js';
import { IdempotencyKeyRow } from './database/idempotency-key-row.js';
import { MailOutboxRow } from './mail/mail-outbox-row.js';
import { WorkerSweepRow } from './queue/worker-sweep-row.js';
import { RateCountRow } from './rates/rate-count-row.js';

/** TypeORM entities of the tables that the platform owns. */
export const platformEntities = [
  CalendarYearRow,
  CalendarDayRow,
  LastTimeRow,
  IdempotencyKeyRow,
  MailOutboxRow,
  WorkerSweepRow,
  RateCountRow,
];
