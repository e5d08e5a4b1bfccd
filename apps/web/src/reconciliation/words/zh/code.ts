/** Chinese texts for codes of the API, such as states, grouped by kind of code. */
export const code = {
  reporter: { dispatch: '调度', statistics: '统计', treasury: '财政', audit: '审计' },
};
