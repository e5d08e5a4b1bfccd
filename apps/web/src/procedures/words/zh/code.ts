/** Chinese texts for codes of the API, such as states, grouped by kind of code. */
export const code = {
  procedureKind: {
    feasibility: '可行性研究',
    estimate: '初步设计及概算',
    land: '用地',
    planning: '规划许可',
    environment: '环境影响评价',
    energy: '节能审查',
    funding: '资金落实',
    'construction-permit': '施工许可',
    other: '其他手续',
  },
  completionFact: {
    'works-complete': '完工',
    acceptance: '竣工验收',
    'in-use': '交付使用',
    'final-account': '竣工决算',
    'final-account-approval': '决算批复',
    'asset-transfer': '资产移交',
  },
  procedureState: {
    'not-begun': '未申报',
    'handed-in': '已申报',
    accepted: '已受理',
    'sent-back': '已退件',
    done: '已办结',
  },
  procedureStep: { 'handed-in': '申报', accepted: '受理', 'sent-back': '退件', done: '办结' },
  procedureAct: {
    'handed-in': '登记申报',
    accepted: '登记受理',
    'sent-back': '登记退件',
    done: '登记办结',
  },
};
