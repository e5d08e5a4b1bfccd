import type { Words } from '../zh/index.js';

export const delegations: Words['delegations'] = {
  title: 'Delegations',
  intro:
    'For an absence you can lend a role of yours to somebody else from day to day, for at most 90 days.',
  caption: 'Delegations you gave and received, newest first',
  create: 'New delegation',
  way: 'Way',
  given: 'given',
  received: 'received',
  from: 'Away',
  to: 'Standing in',
  toHint: 'People of the organisation and of those above and below it.',
  nobody: 'There is nobody who could stand in',
  role: 'Role',
  days: 'Days',
  untilOn: 'Last day',
  reason: 'Reason',
  ahead: 'not yet',
  holds: 'holds',
  past: 'over',
  revoked: 'revoked',
  revoke: 'Revoke the delegation',
  revokeOf: 'Revoke the delegation {{from}} → {{to}}, from {{day}}',
  revokeAsk: '{{name}} loses the lent role at once.',
  revokedNow: 'The delegation to {{name}} is revoked.',
  created: '{{name}} stands in from {{from}} to {{to}}.',
  empty: 'There is no delegation. Make one before an absence.',
};

export const handOver: Words['handOver'] = {
  open: 'Transfer',
  title: 'Transfer the project “{{name}}”',
  titleMany: 'Hand {{count}} projects over',
  chosen: 'The {{count}} projects that go',
  noUnit:
    'There is no organisation to take them: only somebody who manages both organisations transfers.',
  toUnit: 'To which organisation',
  reason: 'Reason',
  hint: 'From then on that organisation records progress and money; milestones, entries and alerts go along, and the record keeps who did it.',
  done: 'Transferred to {{unit}}.',
};
