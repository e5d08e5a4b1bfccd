/** English texts for codes of the API, such as states, grouped by kind of code. */
export const code = {
  rating: { green: 'Green', amber: 'Amber', red: 'Red' },
};
