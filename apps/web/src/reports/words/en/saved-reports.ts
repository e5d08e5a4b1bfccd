export const savedReports = {
  title: 'My saved reports',
  caption: 'Spend reports that I saved, the newest first',
  empty:
    'No report is saved yet. “Save this report” keeps the question above with its instant and hash.',
  name: 'Name',
  period: 'Period',
  savedAt: 'Saved at',
  comparison: 'Against what was saved',
  same: 'As it was saved',
  different: 'Not as it was saved',
  otherUnits: 'You see other organisations now than when it was saved',
  check: 'Ask again',
  checkOf: 'Ask again: {{name}}',
  end: 'Remove',
  endOf: 'Remove: {{name}}',
  ended: 'Removed from the list: {{name}}. Its record stays.',
  save: 'Save this report',
  saveWhat:
    'Keeps the question, the instant and the hash of the rows; asked again later, it counts as of the same instant. Only you see it.',
  saved: 'Saved: {{name}}.',
};
