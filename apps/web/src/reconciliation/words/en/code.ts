/** English texts for codes of the API, such as states, grouped by kind of code. */
export const code = {
  reporter: {
    dispatch: 'Dispatch',
    statistics: 'Statistics',
    treasury: 'Treasury',
    audit: 'Audit',
  },
};
