/** English texts for codes of the API, such as states, grouped by kind of code. */
export const code = {
  milestoneState: {
    met: 'Met',
    overdue: 'Overdue',
    expected: 'Not yet due',
    unverified: 'To verify',
  },
  derivedAnswer: {
    met: 'Met on a day',
    open: 'Still open until',
    confirm: 'Confirm this day',
    drop: 'Wrongly read: drop',
  },
};
