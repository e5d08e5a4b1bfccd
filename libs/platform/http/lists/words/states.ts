import type { CodeWords } from './word-of-code.js';

// Texts of states, and of the reasons why something stands as it does.

export const REASON_OF_CEILING: CodeWords = {
  TOTAL_NOT_STATED: { zh: '总投资未公布', en: 'Total not stated' },
  SOURCES_DISAGREE: { zh: '各来源不一致', en: 'Sources disagree' },
};

export const REASON_OF_LAYER_RESULT: CodeWords = {
  NOT_EVALUATED: { zh: '尚未判定', en: 'Not evaluated yet' },
  RULE_NOT_IN_FORCE: { zh: '当日没有有效的规则', en: 'No rule in force' },
  RULE_FAILED: { zh: '规则判定出错', en: 'The rule failed' },
  NOT_APPLICABLE: { zh: '不适用', en: 'Not applicable' },
  WITHIN_TOTAL: { zh: '未超过总投资', en: 'Within the total' },
  NEARLY_SPENT: { zh: '接近总投资', en: 'Nearly spent' },
  TOTAL_EXCEEDED: { zh: '超过总投资', en: 'Total exceeded' },
  TOTAL_NOT_STATED: { zh: '总投资未公布', en: 'Total not stated' },
  SOURCES_DISAGREE: { zh: '各来源不一致', en: 'Sources disagree' },
  ON_OR_AHEAD: { zh: '不低于序时进度', en: 'On or ahead of schedule' },
  BEHIND_BELOW_THRESHOLD: { zh: '低于序时，未达提醒门槛', en: 'Behind, below the threshold' },
  BEHIND: { zh: '落后序时进度', en: 'Behind schedule' },
  NO_YEAR_PLAN: { zh: '没有年度计划', en: 'No year plan' },
  YEAR_PLAN_OF_NOTHING: { zh: '年度计划为零', en: 'Year plan of nothing' },
  NO_MONTH_OVER: { zh: '本年尚无整月', en: 'No month of the year is over' },
  WITHIN_REACH: { zh: '可以完成', en: 'Within reach' },
  REACHED: { zh: '已完成', en: 'Reached' },
  PERIOD_EXCEEDED: { zh: '超过规划期投资', en: 'Plan period exceeded' },
  OUT_OF_REACH: { zh: '难以完成', en: 'Out of reach' },
  PERIOD_MISSED: { zh: '规划期内未完成', en: 'Plan period missed' },
  NO_PERIOD_FIGURE: { zh: '没有规划期投资', en: 'No figure for the plan period' },
  NO_MONEY_RECORDED: { zh: '尚无资金记录', en: 'No money recorded' },
  NO_MONEY_IN_YEAR: { zh: '本年尚无资金记录', en: 'No money recorded in the year' },
  NO_MONEY_IN_PERIOD: { zh: '规划期内尚无资金记录', en: 'No money recorded in the plan period' },
  NOT_ENOUGH_HISTORY: { zh: '历史数据不足', en: 'Not enough history' },
  EXPLAINED: { zh: '已说明', en: 'Explained' },
  RAISED: { zh: '触发', en: 'Raised' },
  CLEAR: { zh: '正常', en: 'Clear' },
  SILENT: { zh: '口径未规定', en: 'Silent' },
  NO_DATA: { zh: '尚无数据', en: 'No data' },
  NOT_EVALUABLE: { zh: '无法判断', en: 'Cannot be evaluated' },
};

export const STATE_OF_JUDGED_TARGET: CodeWords = {
  attained: { zh: '已达成', en: 'Attained' },
  'on-track': { zh: '符合进度', en: 'On track' },
  behind: { zh: '落后', en: 'Behind' },
  missed: { zh: '未达成', en: 'Missed' },
  'not-evaluable': { zh: '无法判定', en: 'Cannot be judged' },
};

export const REASON_OF_STANDING: CodeWords = {
  'no-reading': { zh: '尚无读数', en: 'no value recorded' },
  'no-figure': { zh: '规划未给数值', en: 'the plan states no figure' },
  reached: { zh: '已达到目标值', en: 'the figure is reached' },
  kept: { zh: '保持底线', en: 'the floor is kept' },
  broken: { zh: '低于底线', en: 'the floor is broken' },
  'on-path': { zh: '不低于序时', en: 'on its path' },
  'below-path': { zh: '低于序时', en: 'below its path' },
  'no-path': { zh: '缺少基数，不能推算进度', en: 'without a base no path can be drawn' },
  'day-passed': { zh: '已过期限', en: 'its day has passed' },
  'years-missing': { zh: '缺少部分年份读数', en: 'values of some years are missing' },
};

export const STATE_OF_CHANGE_REQUEST: CodeWords = {
  draft: { zh: '草稿', en: 'Draft' },
  submitted: { zh: '待审核', en: 'Waiting' },
  returned: { zh: '已退回', en: 'Returned' },
  approved: { zh: '已通过', en: 'Approved' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
};

export const MOVE_OF_CHANGE_REQUEST: CodeWords = {
  draft: { zh: '起草', en: 'Drafted' },
  edit: { zh: '修改', en: 'Edited' },
  submit: { zh: '提交', en: 'Submitted' },
  approve: { zh: '审核通过', en: 'Approved' },
  return: { zh: '退回', en: 'Returned' },
  withdraw: { zh: '撤回', en: 'Withdrawn' },
};

export const STATE_OF_PROCEDURE: CodeWords = {
  'not-begun': { zh: '未申报', en: 'Not handed in' },
  'handed-in': { zh: '已申报', en: 'Handed in' },
  accepted: { zh: '已受理', en: 'Accepted' },
  'sent-back': { zh: '已退件', en: 'Sent back' },
  done: { zh: '已办结', en: 'Done' },
};

export const STATE_OF_MILESTONE: CodeWords = {
  unverified: { zh: '待核实', en: 'To verify' },
  met: { zh: '已完成', en: 'Met' },
  'met-late': { zh: '逾期完成', en: 'Met late' },
  recovered: { zh: '已追回', en: 'Recovered' },
  overdue: { zh: '已逾期', en: 'Overdue' },
  late: { zh: '预计延期', en: 'Expected late' },
  expected: { zh: '未到期', en: 'Not yet due' },
};

export const REASON_OF_MILESTONE: CodeWords = {
  land: { zh: '征地拆迁', en: 'Land and relocation' },
  approval: { zh: '审批手续', en: 'Approvals' },
  funding: { zh: '资金', en: 'Funding' },
  design: { zh: '设计变更', en: 'Change of design' },
  nature: { zh: '天气与自然条件', en: 'Weather and ground' },
  construction: { zh: '施工组织', en: 'Construction' },
  plan: { zh: '上位计划调整', en: 'Change of the plan above' },
  earlier: { zh: '提前', en: 'Ahead of time' },
  correction: { zh: '更正', en: 'Correction' },
  other: { zh: '其他', en: 'Other' },
  'plan-states-no-day': { zh: '规划未载明日期', en: 'The plan states no day' },
  confirmed: { zh: '日期已确认', en: 'Day confirmed' },
  'still-open': { zh: '仍未完成', en: 'Still open' },
  met: { zh: '完成', en: 'Met' },
  'not-met': { zh: '撤回完成', en: 'Completion taken back' },
  dropped: { zh: '规划误读', en: 'Wrongly read' },
};

export const STATE_OF_SHOWN_LEDGER_CHANGE_REQUEST: CodeWords = {
  proposed: { zh: '待审核', en: 'Waiting' },
  approved: { zh: '已通过', en: 'Approved' },
  returned: { zh: '已退回', en: 'Returned' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
};

export const STATE_OF_LEDGER_CONTRADICTION: CodeWords = {
  closed: { zh: '已关闭', en: 'Closed' },
  open: { zh: '待核查', en: 'Open' },
};

export const STATE_OF_LEDGER_IMPORT: CodeWords = {
  waiting: { zh: '等待处理', en: 'waiting' },
  running: { zh: '处理中', en: 'at work' },
  refused: { zh: '有问题', en: 'problems' },
  ready: { zh: '试导入成功', en: 'rehearsed' },
  filed: { zh: '已送审', en: 'sent for approval' },
  approved: { zh: '已入账', en: 'in the ledger' },
  returned: { zh: '已退回', en: 'sent back' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  undone: { zh: '已整体冲销', en: 'undone' },
  failed: { zh: '失败', en: 'failed' },
};

export const STATE_OF_RETURN: CodeWords = {
  draft: { zh: '填报中', en: 'Draft' },
  submitted: { zh: '已报送', en: 'Submitted' },
  returned: { zh: '已退回', en: 'Returned' },
  approved: { zh: '审核通过', en: 'Approved' },
};

export const STATE_OF_BUDGET_CHANGE_REQUEST: CodeWords = {
  draft: { zh: '草稿', en: 'Draft' },
  submitted: { zh: '待审核', en: 'Submitted' },
  returned: { zh: '已退回', en: 'Returned' },
  approved: { zh: '已批准', en: 'Approved' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
};

export const STATE_OF_BUDGET_RULE_CHANGE_REQUEST: CodeWords = {
  proposed: { zh: '待审核', en: 'Waiting' },
  approved: { zh: '已通过', en: 'Approved' },
  rejected: { zh: '已否决', en: 'Rejected' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
};

export const STATE_OF_AUDIT_FINDING: CodeWords = {
  open: { zh: '待答复', en: 'Waits for the organisation' },
  answered: { zh: '待审定', en: 'Waits for the auditor' },
  closed: { zh: '已销号', en: 'Closed' },
};

export const STATE_OF_SUPERVISION_ITEM: CodeWords = {
  assigned: { zh: '待签收', en: 'Not signed for' },
  received: { zh: '办理中', en: 'Worked on' },
  answered: { zh: '待审核', en: 'Waits to be judged' },
  returned: { zh: '退回重办', en: 'Returned' },
  verified: { zh: '审核通过', en: 'Accepted' },
  closed: { zh: '已销号', en: 'Closed' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
};

export const STATE_OF_ALERT: CodeWords = {
  open: { zh: '待处理', en: 'Open' },
  acknowledged: { zh: '已确认', en: 'Acknowledged' },
  snoozed: { zh: '已暂缓', en: 'Snoozed' },
  resolved: { zh: '已解除', en: 'Resolved' },
  superseded: { zh: '已被替代', en: 'Superseded' },
};

export const STATE_OF_DELIVERY: CodeWords = {
  waiting: { zh: '待写入邮件', en: 'Not in a mail yet' },
  pending: { zh: '待发送', en: 'To be sent' },
  sent: { zh: '已送达服务器', en: 'Taken by the server' },
  failed: { zh: '未送达', en: 'Not delivered' },
  dropped: { zh: '未发送', en: 'Not sent' },
};

export const STATE_OF_CHANNEL_DELIVERY: CodeWords = {
  failed: { zh: '未送达', en: 'not delivered' },
  pending: { zh: '待发送', en: 'to be sent' },
  sent: { zh: '已送达', en: 'taken' },
  withdrawn: { zh: '已撤回（情况已消除）', en: 'withdrawn, it was over' },
};

export const STATE_OF_GAP: CodeWords = {
  'cannot-be-judged': { zh: '无法判断', en: 'cannot be evaluated' },
  'no-data': { zh: '尚无数据', en: 'no data yet' },
  silent: { zh: '口径未规定', en: 'source is silent' },
};

export const DUTY_OF_RETURN: CodeWords = {
  'not-asked': { zh: '未要求', en: 'Not asked' },
  owed: { zh: '待报', en: 'Owed' },
  late: { zh: '逾期', en: 'Late' },
  filed: { zh: '已报', en: 'Filed' },
};

export const STATE_OF_BOARD_MONTH: CodeWords = {
  'not-asked': { zh: '未要求', en: 'Not asked' },
  'not-begun': { zh: '未开始', en: 'Not begun' },
  draft: { zh: '草稿', en: 'Draft' },
  submitted: { zh: '已提交', en: 'Submitted' },
  returned: { zh: '已退回', en: 'Returned' },
  passed: { zh: '已通过', en: 'Passed' },
  late: { zh: '逾期', en: 'Late' },
  closed: { zh: '已结账', en: 'Closed' },
};
