/**
 * Prints which days of 2021–2026 are working days (1) and which are not (0) according to the built
 * program. A test runs this script with different time zones of the process (TZ) and of the
 * database session.
 */
import 'reflect-metadata';
import { loadCalendar } from '../../dist/libs/platform/calendar/index.js';
import {
  appDataSourceOptions,
  connect,
  Database,
  noOrganisationsScope,
} from '../../dist/libs/platform/database/index.js';
import { addDays, dayAt } from '../../dist/libs/values/index.js';

const [url, databaseZone] = process.argv.slice(2);
const options = appDataSourceOptions(url, [], 1);
const source = await connect({
  ...options,
  extra: {
    ...options.extra,
    options: options.extra.options.replace('timezone=UTC', `timezone=${databaseZone}`),
  },
});
try {
  const calendar = await new Database(source).read(
    noOrganisationsScope('calendar', 'test'),
    loadCalendar,
  );
  const [{ zone }] = await source.query("SELECT current_setting('timezone') AS zone");
  let worked = '';
  for (let on = '2021-01-01'; on <= '2026-12-31'; on = addDays(on, 1))
    worked += calendar.kindOf(on).working ? '1' : '0';
  process.stdout.write(
    JSON.stringify({
      zone,
      offset: new Date('2026-07-01T00:00:00Z').getTimezoneOffset(),
      worked,
      midnight: dayAt(new Date('2026-02-13T16:00:00Z')),
    }),
  );
} finally {
  await source.destroy();
}
