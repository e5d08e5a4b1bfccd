import type { CodeWords, ListWords } from '#platform/declarations';

const STATE_OF_BUDGET_CHANGE_REQUEST: CodeWords = {
  draft: { zh: '草稿', en: 'Draft' },
  submitted: { zh: '待审核', en: 'Submitted' },
  returned: { zh: '已退回', en: 'Returned' },
  approved: { zh: '已批准', en: 'Approved' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
};

/** Texts of codes that lists of other domains hold too. */
export const STATE_OF_BUDGET_RULE_CHANGE_REQUEST: CodeWords = {
  proposed: { zh: '待审核', en: 'Waiting' },
  approved: { zh: '已通过', en: 'Approved' },
  rejected: { zh: '已否决', en: 'Rejected' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
};

/** Words of the fields of the domain `budget` in lists that leave as files. */
export const budgetListWords: ListWords = {
  headings: {
    adjusted: { zh: '调整后', en: 'Adjusted' },
    authors: { zh: '起草人', en: 'Authors' },
    category: { zh: '年度类别', en: 'Category of the year' },
    content: { zh: '内容', en: 'Content' },
    curveFen: { zh: '月度计划', en: 'Monthly plan' },
    decisionReason: { zh: '审定意见', en: 'Reason of the decision' },
    expectedFen: { zh: '序时应完成', en: 'Expected by now' },
    filingId: { zh: '申报编号', en: 'Id of the filing' },
    months: { zh: '月数', en: 'Months' },
    original: { zh: '原定', en: 'Original' },
    parameters: { zh: '参数', en: 'Parameters' },
    proposedAt: { zh: '提议时间', en: 'Proposed at' },
    proposedBy: { zh: '提议人编号', en: 'Id of who proposed it' },
    proposedByName: { zh: '提议人', en: 'Proposed by' },
    ruleVersion: { zh: '规则版本', en: 'Version of the rule' },
    scope: { zh: '口径', en: 'Scope' },
    standing: { zh: '状态', en: 'Standing' },
    through: { zh: '截至', en: 'Through' },
    timeProgress: { zh: '序时进度', en: 'Time progress' },
    versions: { zh: '版本', en: 'Versions' },
  },
  codes: {
    scope: {
      'whole-line': { zh: '全线', en: 'Whole line' },
      'hangzhou-section': { zh: '杭州段', en: 'Hangzhou section' },
      'not-stated': { zh: '口径未说明', en: 'Scope not stated' },
    },
    'CeilingDto.basis': {
      'approved-estimate': { zh: '已批准的概算', en: 'Approved estimate' },
      'stated-total': { zh: '公布的总投资', en: 'Stated total' },
      'plan-figure': { zh: '规划数', en: 'Plan figure' },
    },
    'CeilingDto.reason': {
      TOTAL_NOT_STATED: { zh: '总投资未公布', en: 'Total not stated' },
      SOURCES_DISAGREE: { zh: '各来源不一致', en: 'Sources disagree' },
    },
    category: {
      preparation: { zh: '前期', en: 'Preparation' },
      'new-start': { zh: '新开工', en: 'New start' },
      continuing: { zh: '续建', en: 'Continuing' },
      'to-complete': { zh: '建成投产', en: 'To complete' },
    },
    'TimeProgressDto.basis': {
      curve: { zh: '月度计划', en: 'Monthly plan' },
      months: { zh: '按月均分', en: 'Months elapsed' },
    },
    standing: {
      read: { zh: '已核对原文', en: 'Read in the original' },
      'second-hand': { zh: '转引', en: 'Second-hand' },
      recalled: { zh: '凭记忆', en: 'From memory' },
    },
    'BudgetChangeRequestDto.kind': {
      cost: { zh: '投资数据', en: 'Cost figure' },
      'year-plan': { zh: '年度计划', en: 'Year plan' },
      funding: { zh: '资金来源', en: 'Funding' },
      'special-bond': { zh: '专项债', en: 'Special bond' },
      'period-figure': { zh: '规划期投资', en: 'Plan period figure' },
      target: { zh: '目标调整', en: 'Target' },
    },
    'BudgetChangeRequestDto.state': STATE_OF_BUDGET_CHANGE_REQUEST,
    'BudgetChangeRequestStateDto.state': STATE_OF_BUDGET_CHANGE_REQUEST,
    'BudgetRuleChangeRequestDto.state': STATE_OF_BUDGET_RULE_CHANGE_REQUEST,
  },
};
