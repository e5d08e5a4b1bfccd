import { declareDomain } from '#platform/declarations';
import { reportsPermissions } from './permissions.js';
import { CalendarFeedRow } from './store/calendar-feeds.js';
import { savedReportEntities } from './store/saved-report-row.js';

/** Description of the domain `reports` with everything that it adds to the program. */
export const reportsDomain = declareDomain({
  name: 'reports',
  permissions: reportsPermissions,
  auditActions: [
    'calendar-feed.end',
    'calendar-feed.open',
    'report.end',
    'report.save',
    'report.read',
    'report.export',
  ],
  entities: [...savedReportEntities, CalendarFeedRow],
});
