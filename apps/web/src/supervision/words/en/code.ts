/** English texts for codes of the API, such as states, grouped by kind of code. */
export const code = {
  auditFindingState: {
    open: 'Waits for the organisation',
    answered: 'Waits for the auditor',
    closed: 'Closed',
  },
  auditFindingStep: {
    raised: 'Raised',
    answered: 'Answered',
    returned: 'Sent back',
    closed: 'Closed',
  },
};
