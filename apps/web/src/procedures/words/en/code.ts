/** English texts for codes of the API, such as states, grouped by kind of code. */
export const code = {
  procedureKind: {
    feasibility: 'Feasibility study',
    estimate: 'Preliminary design and estimate',
    land: 'Land',
    planning: 'Planning permit',
    environment: 'Environmental assessment',
    energy: 'Energy review',
    funding: 'Funding',
    'construction-permit': 'Construction permit',
    other: 'Other procedure',
  },
  completionFact: {
    'works-complete': 'Works complete',
    acceptance: 'Final acceptance',
    'in-use': 'In use',
    'final-account': 'Final account filed',
    'final-account-approval': 'Final account approved',
    'asset-transfer': 'Assets handed over',
  },
  procedureState: {
    'not-begun': 'Not handed in',
    'handed-in': 'Handed in',
    accepted: 'Accepted',
    'sent-back': 'Sent back',
    done: 'Done',
  },
  procedureStep: {
    'handed-in': 'Handed in',
    accepted: 'Accepted',
    'sent-back': 'Sent back',
    done: 'Done',
  },
  procedureAct: {
    'handed-in': 'Record handing in',
    accepted: 'Record acceptance',
    'sent-back': 'Record sending back',
    done: 'Record completion',
  },
};
