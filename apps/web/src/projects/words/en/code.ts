/** English texts for codes of the API, such as states, grouped by kind of code. */
export const code = {
  stage: {
    proposed: 'Proposed',
    preparation: 'Preparation',
    construction: 'Construction',
    completed: 'Completed',
    'final-account': 'Final account',
    evaluated: 'Evaluated',
    deferred: 'Deferred',
    suspended: 'Suspended',
    cancelled: 'Cancelled',
  },
  approvalRegime: { approval: 'Approval', verification: 'Verification', filing: 'Filing' },
  locationType: { Point: 'point', LineString: 'line', Polygon: 'area' },
};
