/** Chinese texts for codes of the API, such as states, grouped by kind of code. */
export const code = {
  auditFindingState: { open: '待答复', answered: '待审定', closed: '已销号' },
  auditFindingStep: { raised: '提出', answered: '作答', returned: '退回', closed: '销号' },
};
