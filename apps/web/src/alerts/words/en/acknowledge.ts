export const acknowledge = {
  title: 'Acknowledge an alert',
  noToken:
    'This address is incomplete: open the link in the mail again, or use the list of alerts.',
  toInbox: 'Go to the list of alerts',
  toAlert: 'See what the alert rests on and what happened',
  answered:
    'This alert no longer waits for an answer, so there is nothing to acknowledge; the link stays unused.',
  ofAnother: 'Sign in as the person who received the mail; the link still works.',
  unknown: 'The link may be incomplete, or its alert is outside your organisations.',
  used: 'Each link works once. To change what you promised, use the list of alerts.',
  expired: 'A link works for 30 days.',
  signInAsOther: 'Sign out and sign in as somebody else',
};
