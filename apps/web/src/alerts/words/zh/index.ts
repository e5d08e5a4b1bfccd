import { acknowledge } from './acknowledge.js';
import { alert } from './alert.js';
import { alerts, gaps } from './alerts.js';
import { calendar } from './calendar.js';
import { code } from './code.js';
import { deliveries } from './deliveries.js';
import { rules } from './rules.js';

/** Chinese texts of these pages, and of the codes that they show. */
export const zh = {
  words: { acknowledge, alert, alerts, calendar, deliveries, gaps, rules },
  code,
};
