/** Chinese texts for codes of the API, such as states, grouped by kind of code. */
export const code = {
  rating: { green: '绿', amber: '黄', red: '红' },
};
