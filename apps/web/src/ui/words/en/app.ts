export const app = {
  name: 'Major project tracker',
  skip: 'Skip to content',
  version: 'Major project tracker, version {{version}}',
  menu: 'Main menu',
  otherLanguage: '中文',
  account: 'Signed in as',
  signOut: 'Sign out',
  readOnlyUnits:
    'You file, decide or audit for {{units}} in two roles. You only read there until the security administrator ends one of them.',
  listComma: ', ',
  loading: 'Loading…',
  retry: 'Try again',
  reload: 'Reload the page',
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  all: 'All',
  unknown: 'unknown',
  none: 'none',
  notRecorded: 'no entry',
  inParent: 'of it inside the parent:',
  notAsked: 'not asked',
  required: 'Please fill this in',
  loadMore: 'Show more',
  shownAll: '{{count}} in all, every one shown',
  shownSome: '{{count}} shown, there are more',
  pageTitle: '{{page}} · Major project tracker',
  money: 'Amounts in',
  rounded: 'Rounded; exactly {{yuan}} yuan',
  exact: 'Exactly {{yuan}} yuan',
};

export const menu = {
  projects: 'Portfolio',
  alerts: 'Alerts',
  alertRules: 'Rules of alerts',
  calendar: 'Calendar',
  approvals: 'Approvals',
  filings: 'Budget change requests',
  layers: 'Three layers',
  verification: 'Verification',
  waiting: ', {{count}} waiting for you',
  findings: 'Audit findings',
  spend: 'Spend report',
  imports: 'Import of history',
  plan: 'Plan columns',
  indicators: 'Indicators',
  people: 'People',
  units: 'Organisations',
  record: 'Audit log',
  status: 'Status',
  mails: 'Mails (development)',
  tokens: 'API tokens',
  delegations: 'Delegations',
  account: 'My account',
};

export const signIn = {
  title: 'Sign in',
  intro:
    'What the five-year plan promised, what was spent, what is late: open to question and open to proof.',
  email: 'E-mail',
  password: 'Password',
  code: 'Code or recovery code',
  codeHint: 'The password is right. Add the six digits of your authenticator, or a recovery code.',
  codeHelps: 'An account with a second factor need not wait: add its code and sign in at once.',
  submit: 'Sign in',
  first:
    'At the first start the accounts of every role and their passwords are written to first-accounts.json in the data folder.',
  replaced:
    'You signed in more often than one person may at a time, so this session, the oldest, has ended. Sign in again to go on with this page; if it was not you who signed in elsewhere, change your password at once.',
  ended: 'Your session has ended. Sign in again and you are back on the same page.',
};

export const failure = {
  title: 'That did not work',
  noAnswer:
    'The server gave no answer. Check the network and try again; nothing you typed is lost.',
  unexpected:
    'The server answered something this page does not understand (HTTP {{status}}). Try again shortly; if it stays, tell the system administrator.',
  fault: 'This page has failed. Reload it; if it stays, tell the system administrator.',
  newVersion: 'There may be a newer version of this page: reload it and try again.',
  requestId: 'Request: {{id}}',
  accepted: 'Accepted: {{accepted}}',
  field: '"{{field}}"',
  row: 'Row {{row}}',
  rowField: 'Row {{row}}, "{{field}}"',
  ofList: '{{list}}: {{place}}',
  atFields: 'Nothing was sent; mend what is marked',
  notForRole: 'Your role may not do this',
  repeated:
    'An earlier attempt had already been recorded, and this one differs, so it was not recorded again. Close the form, check the list, then start anew.',
  notFoundTitle: 'There is no such page',
  notFound: 'Check the address, or start again from the menu.',
  noProject:
    'There is no such project, or it lies outside your organisations. Start again from the portfolio.',
  backToStart: 'Back to the start',
};
