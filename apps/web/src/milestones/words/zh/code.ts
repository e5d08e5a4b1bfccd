/** Chinese texts for codes of the API, such as states, grouped by kind of code. */
export const code = {
  milestoneState: { met: '已完成', overdue: '已逾期', expected: '未到期' },
};
