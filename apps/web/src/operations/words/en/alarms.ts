export const alarms = {
  title: 'Alarms',
  caption: 'Alarms that stand, newest first',
  allCaption: 'All alarms, newest first',
  empty: 'No alarm stands.',
  show: 'Show',
  standing: 'Those that stand',
  kind: 'Kind',
  what: 'What is wrong and what to do',
  raisedAt: 'Found',
  toldAt: 'Written to',
  notTold: 'not written yet',
  clearedAt: 'Cleared',
};
