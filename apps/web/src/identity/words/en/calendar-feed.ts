export const calendarFeed = {
  title: 'Calendar',
  intro:
    'Subscribe to this address in a calendar program to see your milestones, deadlines and items of supervision, as whole days. Whoever knows the address can read it, so do not pass it on; it can be revoked at any time.',
  made: 'Address of your calendar',
  hint: 'The address is shown this once. Copy it into your calendar program as a subscription.',
  address: 'Address',
  none: 'No address was made yet.',
  since: 'The address was made at {{at}}.',
  open: 'Make an address',
  again: 'Make another address',
  end: 'Revoke the address',
  ended: 'Revoked; the address no longer works.',
};
