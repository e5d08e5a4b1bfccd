/** Chinese texts for codes of the API, such as states, grouped by kind of code. */
export const code = {
  milestoneState: { met: '已完成', overdue: '已逾期', expected: '未到期', unverified: '待核实' },
  derivedAnswer: {
    met: '已于某日完成',
    open: '仍未完成，预计到',
    confirm: '按此日期确认',
    drop: '规划误读，撤销',
  },
};
