/** English texts for codes of the API, such as states, grouped by kind of code. */
export const code = {
  milestoneState: { met: 'Met', overdue: 'Overdue', expected: 'Not yet due' },
};
