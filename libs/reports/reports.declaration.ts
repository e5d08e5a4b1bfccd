import { declareDomain } from '#platform/declarations';
import { reportsPermissions } from './permissions.js';
import { reportManifestEntities } from './store/report-manifest-row.js';
import { CalendarFeedRow } from './store/calendar-feeds.js';
import { DisplayTokenRow } from './store/display-token-row.js';
import { savedReportEntities } from './store/saved-report-row.js';
import { reportsProblems } from './words/problems.js';
import { reportsListWords } from './words/list-words.js';

/** Description of the domain `reports` with everything that it adds to the program. */
export const reportsDomain = declareDomain({
  name: 'reports',
  permissions: reportsPermissions,
  problems: reportsProblems,
  auditActions: [
    'calendar-feed.end',
    'calendar-feed.open',
    'display-token.create',
    'display-token.end',
    'report.end',
    'report.save',
    'report.read',
    'report.export',
    'report.reproduce',
  ],
  entities: [...savedReportEntities, ...reportManifestEntities, CalendarFeedRow, DisplayTokenRow],
  listWords: reportsListWords,
});
