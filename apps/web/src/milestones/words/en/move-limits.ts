export const moveLimits = {
  title: 'Limit of milestone moves',
  intro:
    'A key milestone moves at once while the sum of its moves since the last decision is within the limit; beyond it, the level above decides. The limit of the day of filing counts; earlier limits are kept.',
  today: 'In force: {{count}} working days',
  caption: 'All limits, also those of later days',
  empty: 'No limit is set: each move of a key milestone is decided by the level above.',
  set: 'Set the limit',
  workingDays: 'Working days',
  workingDaysHint: '0 to 250; with 0, each move is decided by the level above.',
  validFrom: 'In force from',
  reason: 'Grounds',
  setBy: 'Set by',
  setAt: 'Set at',
  inForce: 'In force',
  toCome: 'Later',
  done: 'From {{day}} on the limit is {{count}} working days.',
};
