/** English texts for codes of the API, such as states, grouped by kind of code. */
export const code = {
  returnState: {
    draft: 'Draft',
    submitted: 'Submitted',
    returned: 'Returned',
    approved: 'Approved',
  },
  returnDuty: { 'not-asked': 'Not asked for', owed: 'Owed', late: 'Overdue', filed: 'Handed in' },
  boardState: {
    'not-asked': 'Not asked',
    'not-begun': 'Not begun',
    draft: 'In work',
    submitted: 'Submitted',
    returned: 'Returned',
    passed: 'Passed',
    late: 'Late',
    closed: 'Closed',
  },
  importState: {
    waiting: 'waiting',
    running: 'at work',
    refused: 'problems',
    ready: 'rehearsed',
    filed: 'sent for approval',
    approved: 'in the ledger',
    returned: 'sent back',
    withdrawn: 'withdrawn',
    undone: 'undone',
    failed: 'failed',
  },
  importPhase: {
    reading: 'reading the file',
    judging: 'checking every row',
    rehearsing: 'rehearsing',
    filing: 'sending',
  },
  importUnit: { 亿元: '100 m yuan', 万元: '10 k yuan', 元: 'yuan', 分: 'fen' },
};
