import type { Words } from '../zh/index.js';

export const alerts: Words['alerts'] = {
  title: 'Alerts',
  caption: 'Alerts within your units',
  state: 'State',
  severity: 'Severity',
  rule: 'Rule',
  raisedOn: 'Raised on',
  project: 'Project',
  explanation: 'What is the matter',
  green: 'Turns green when',
  committedOn: 'to be settled by {{day}}',
  actions: 'Actions',
  acknowledge: 'Acknowledge',
  acknowledgeOf: 'Acknowledge the alert of {{project}}',
  day: 'To be settled by',
  note: 'What will be done (optional)',
  hint: 'Acknowledging says that you know and promise a day; if the day passes unsettled, the alert comes back.',
  acknowledged: 'The alert of “{{project}}” is acknowledged, to be settled by {{day}}.',
  empty: 'No alert matches. If you are waiting for new ones: everything is checked every working morning and after every change.',
};
