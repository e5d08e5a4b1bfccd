import type { ListWords } from '#platform/declarations';
import { ITEM_STATE_WORDS } from './item-state-words.js';

/** Words of the fields of the domain `supervision` in lists that leave as files. */
export const supervisionListWords: ListWords = {
  headings: {
    alertId: { zh: '预警编号', en: 'Alert id' },
    answerDueOn: { zh: '答复期限', en: 'Answer due on' },
    assignedAt: { zh: '交办时间', en: 'Assigned at' },
    assignedBy: { zh: '交办人编号', en: 'Id of who assigned it' },
    assignedByName: { zh: '交办人', en: 'Assigned by' },
    effect: { zh: '影响', en: 'Effect' },
    element: { zh: '要素', en: 'Element' },
    entrySequence: { zh: '分录序号', en: 'Entry number' },
    firstDueOn: { zh: '最初期限', en: 'First due on' },
    issuingOrganisationId: { zh: '交办单位代码', en: 'Code of the issuing organisation' },
    lastStepAt: { zh: '最近一步时间', en: 'Last step at' },
    likelihood: { zh: '可能性', en: 'Likelihood' },
    overdue: { zh: '逾期', en: 'Overdue' },
    ownerId: { zh: '责任人编号', en: 'Id of the owner' },
    ownerName: { zh: '责任人', en: 'Owner' },
    raisedAt: { zh: '提出时间', en: 'Raised at' },
    raisedBy: { zh: '提出人编号', en: 'Id of who raised it' },
    raisedByName: { zh: '提出人', en: 'Raised by' },
    response: { zh: '应对措施', en: 'Response' },
    riskLevel: { zh: '风险等级', en: 'Risk level' },
    supportingOrganisationIds: { zh: '配合单位代码', en: 'Codes of the supporting organisations' },
  },
  codes: {
    'AuditFindingDto.state': {
      open: { zh: '待答复', en: 'Waits for the organisation' },
      answered: { zh: '待审定', en: 'Waits for the auditor' },
      closed: { zh: '已销号', en: 'Closed' },
    },
    'SupervisionItemDto.kind': {
      problem: { zh: '问题', en: 'Problem' },
      risk: { zh: '风险', en: 'Risk' },
      element: { zh: '要素保障', en: 'Waited for' },
      directive: { zh: '督办事项', en: 'Directive' },
      decision: { zh: '议定事项', en: 'Decision' },
      finding: { zh: '审计发现', en: 'Audit finding' },
    },
    'SupervisionItemDto.state': ITEM_STATE_WORDS,
    riskLevel: {
      low: { zh: '低风险', en: 'Low' },
      medium: { zh: '中风险', en: 'Medium' },
      high: { zh: '高风险', en: 'High' },
    },
    element: {
      land: { zh: '用地', en: 'Land' },
      forest: { zh: '林地', en: 'Forest land' },
      environment: { zh: '环境容量', en: 'Environmental capacity' },
      energy: { zh: '能耗', en: 'Energy quota' },
      water: { zh: '用水', en: 'Water' },
      permit: { zh: '审批手续', en: 'Permit' },
      resettlement: { zh: '征迁安置', en: 'Resettlement' },
      funds: { zh: '资金', en: 'Funds' },
      other: { zh: '其他', en: 'Other' },
    },
  },
};
