import { declareDomain } from '#platform/declarations';
import { alertsPermissions } from './permissions.js';
import { evaluateAlertsJob, dailyScanJob, deliverMessageJob } from './jobs/jobs.js';
import { DAILY_SCAN } from './rules/scan-day.js';
import { alertEntities } from './store/alert-rows.js';
import { alertsProblems } from './words/problems.js';
import { alertsListWords } from './words/list-words.js';

/** Description of the domain `alerts` with everything that it adds to the program. */
export const alertsDomain = declareDomain({
  name: 'alerts',
  permissions: alertsPermissions,
  problems: alertsProblems,
  auditActions: [
    'alert.acknowledge',
    'alert.explain',
    'alert.snooze',
    'alert-channel.add',
    'alert-channel.end',
    'alert-link.look',
    'alert-rule.approve',
    'alert-rule.decide',
    'alert-rule.judge',
    'alert-rule.preview',
    'alert-rule.propose',
    'alert-rule.reject',
    'alert-rule.withdraw',
    'calendar.announce',
    'calendar.correct',
    'preferences.change',
  ],
  jobs: [evaluateAlertsJob, dailyScanJob, deliverMessageJob],
  schedules: [{ job: dailyScanJob, ...DAILY_SCAN }],
  entities: alertEntities,
  settings: ['ALERT_HOURS', 'ALERT_MAILS_A_DAY'],
  listWords: alertsListWords,
});
