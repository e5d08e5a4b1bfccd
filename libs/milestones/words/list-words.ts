import type { CodeWords, ListWords } from '#platform/declarations';

const STATE_OF_MILESTONE: CodeWords = {
  unverified: { zh: '待核实', en: 'To verify' },
  met: { zh: '已完成', en: 'Met' },
  'met-late': { zh: '逾期完成', en: 'Met late' },
  recovered: { zh: '已追回', en: 'Recovered' },
  overdue: { zh: '已逾期', en: 'Overdue' },
  late: { zh: '预计延期', en: 'Expected late' },
  expected: { zh: '未到期', en: 'Not yet due' },
};

const REASON_OF_MILESTONE: CodeWords = {
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

const FLOAT_MISSING: CodeWords = {
  met: { zh: '已完成', en: 'Met' },
  unverified: { zh: '日期待核实', en: 'Day to verify' },
  'after-unverified': { zh: '后续节点日期待核实', en: 'A later day is to be verified' },
};

/** Words of the fields of the domain `milestones` in lists that leave as files. */
export const milestonesListWords: ListWords = {
  headings: {
    actualOn: { zh: '完成日期', en: 'Completed on' },
    conflict: { zh: '与紧前节点矛盾', en: 'Contradicts a predecessor' },
    critical: { zh: '关键线路', en: 'On the critical path' },
    floatDays: { zh: '总时差（天）', en: 'Total float in days' },
    floatMissing: { zh: '无总时差的原因', en: 'Why there is no float' },
    lagDays: { zh: '间隔（天）', en: 'Lag in days' },
    predecessors: { zh: '紧前节点', en: 'Predecessors' },
    shortDays: { zh: '早于紧前节点的天数', en: 'Days too early' },
    baselineOn: { zh: '基线日期', en: 'Baseline' },
    decidedOn: { zh: '审定日期', en: 'Decided day' },
    derived: { zh: '日期待核实', en: 'Day not confirmed' },
    dropped: { zh: '已撤销', en: 'Dropped' },
    forecastOn: { zh: '预计日期', en: 'Forecast' },
    fromPlan: { zh: '来自规划', en: 'From the plan' },
    key: { zh: '关键节点', en: 'Key milestone' },
    originalBaselineOn: { zh: '最初基线日期', en: 'Original baseline' },
    ownerPersonId: { zh: '责任人编号', en: 'Id of the owner' },
    reached: { zh: '达成值', en: 'Value reached' },
    readOn: { zh: '填报日', en: 'Read on' },
    target: { zh: '目标', en: 'Target' },
    setAt: { zh: '设置时间', en: 'Set at' },
    setBy: { zh: '设置人编号', en: 'Id of who set it' },
    setByName: { zh: '设置人', en: 'Set by' },
    workingDays: { zh: '工作日数', en: 'Working days' },
    weight: { zh: '权重（%）', en: 'Weight in per cent' },
  },
  codes: {
    'MilestoneDto.state': STATE_OF_MILESTONE,
    'ListedMilestoneDto.state': STATE_OF_MILESTONE,
    'ListedMilestoneDto.reason': REASON_OF_MILESTONE,
    'ScheduledMilestoneDto.state': STATE_OF_MILESTONE,
    'ScheduledMilestoneDto.reason': REASON_OF_MILESTONE,
    'ScheduledMilestoneDto.floatMissing': FLOAT_MISSING,
    'DerivedMilestoneDto.state': STATE_OF_MILESTONE,
    'MilestoneDto.reason': REASON_OF_MILESTONE,
    'MilestoneChangeViewDto.reason': REASON_OF_MILESTONE,
    'DerivedMilestoneDto.reason': REASON_OF_MILESTONE,
  },
};
