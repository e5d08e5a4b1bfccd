import type { CodeWords } from './word-of-code.js';

// Texts of all other codes.

export const ROLE: CodeWords = {
  officer: { zh: '项目专员', en: 'Project officer' },
  manager: { zh: '主管', en: 'Manager' },
  leader: { zh: '领导', en: 'Leader' },
  auditor: { zh: '审计员', en: 'Auditor' },
  'system-admin': { zh: '系统管理员', en: 'System administrator' },
  'security-admin': { zh: '安全管理员', en: 'Security administrator' },
  'audit-admin': { zh: '审计管理员', en: 'Audit administrator' },
};

export const OUTCOME: CodeWords = {
  done: { zh: '已完成', en: 'Done' },
  refused: { zh: '被拒绝', en: 'Refused' },
};

export const LANGUAGE: CodeWords = {
  en: { zh: '英文', en: 'English' },
  zh: { zh: '中文', en: 'Chinese' },
};

export const SCOPES: CodeWords = {
  read: { zh: '读取', en: 'Read' },
  write: { zh: '写入', en: 'Write' },
};

export const SCOPE: CodeWords = {
  'whole-line': { zh: '全线', en: 'Whole line' },
  'hangzhou-section': { zh: '杭州段', en: 'Hangzhou section' },
  'not-stated': { zh: '口径未说明', en: 'Scope not stated' },
};

export const BASIS_OF_CEILING: CodeWords = {
  'approved-estimate': { zh: '已批准的概算', en: 'Approved estimate' },
  'stated-total': { zh: '公布的总投资', en: 'Stated total' },
  'plan-figure': { zh: '规划数', en: 'Plan figure' },
};

export const LAYER: CodeWords = {
  'approved-total': { zh: '总投资（概算）', en: 'Approved total' },
  'year-plan': { zh: '年度计划', en: 'Year plan' },
  'plan-period': { zh: '规划期投资', en: 'Plan period' },
};

export const LEVEL: CodeWords = {
  good: { zh: '绿', en: 'Green' },
  info: { zh: '提示', en: 'Note' },
  amber: { zh: '黄', en: 'Amber' },
  red: { zh: '红', en: 'Red' },
  'no-data': { zh: '无数据', en: 'No data' },
  'cannot-be-judged': { zh: '无法判断', en: 'Cannot be evaluated' },
  'not-applicable': { zh: '不适用', en: 'Does not apply' },
};

export const COMPARATOR: CodeWords = {
  '>=': { zh: '≥', en: '≥' },
  '>': { zh: '>', en: '>' },
  '=': { zh: '=', en: '=' },
  '~': { zh: '≈', en: '≈' },
  '<=': { zh: '≤', en: '≤' },
  '<': { zh: '<', en: '<' },
  range: { zh: '区间', en: 'range' },
  'by-date': { zh: '按期达成', en: 'by the date' },
  'in-step': { zh: '同步', en: 'in step' },
  'province-assigned': { zh: '省下达指标', en: 'assigned by the province' },
};

export const TARGET_KIND: CodeWords = {
  value: { zh: '目标值', en: 'Value' },
  floor: { zh: '底线（始终保持）', en: 'Floor, always held' },
  'province-assigned': { zh: '省下达指标', en: 'Assigned by the province' },
  'in-step': { zh: '与经济增长同步', en: 'In step with growth' },
  none: { zh: '只有年均或累计', en: 'Only a rate or sum' },
};

export const CATEGORY: CodeWords = {
  preparation: { zh: '前期', en: 'Preparation' },
  'new-start': { zh: '新开工', en: 'New start' },
  continuing: { zh: '续建', en: 'Continuing' },
  'to-complete': { zh: '建成投产', en: 'To complete' },
};

export const BASIS_OF_TIME_PROGRESS: CodeWords = {
  curve: { zh: '月度计划', en: 'Monthly plan' },
  months: { zh: '按月均分', en: 'Months elapsed' },
};

export const APPROVAL_REGIME: CodeWords = {
  approval: { zh: '审批', en: 'Approval' },
  verification: { zh: '核准', en: 'Verification' },
  filing: { zh: '备案', en: 'Filing' },
};

export const TIER: CodeWords = {
  flagship: { zh: '标志性项目', en: 'Flagship' },
  standard: { zh: '一般', en: 'Standard' },
};

export const DISCLOSURE_TIER: CodeWords = {
  public: { zh: '公开', en: 'Public' },
  internal: { zh: '内部', en: 'Internal' },
  withheld: { zh: '不予公开', en: 'Withheld' },
};

export const DISCLOSED_FIELD: CodeWords = {
  description: { zh: '概况', en: 'Description' },
  location: { zh: '位置', en: 'Location' },
  period: { zh: '计划工期', en: 'Planned period' },
  budget: { zh: '投资额与年度计划', en: 'Budget and year plans' },
  spend: { zh: '完成、到位与支付', en: 'Spending' },
  milestones: { zh: '节点', en: 'Milestones' },
  documents: { zh: '文件目录', en: 'Documents' },
};

export const SEVERITY: CodeWords = {
  red: { zh: '红', en: 'Red' },
  amber: { zh: '黄', en: 'Amber' },
};

export const DIMENSION: CodeWords = {
  'approved-total': { zh: '总投资（概算）', en: 'Approved total' },
  'year-plan': { zh: '年度计划', en: 'Year plan' },
  'plan-period': { zh: '规划期投资', en: 'Plan period' },
  milestones: { zh: '节点', en: 'Milestones' },
  funds: { zh: '资金', en: 'Funds' },
  cost: { zh: '造价', en: 'Cost' },
  reporting: { zh: '数据填报', en: 'Reporting' },
};

export const GROUP_BY: CodeWords = {
  project: { zh: '项目', en: 'Project' },
  year: { zh: '年度', en: 'Year' },
  source: { zh: '资金来源', en: 'Funding source' },
  plan: { zh: '规划', en: 'Plan' },
  column: { zh: '专栏', en: 'Column' },
  item: { zh: '条目', en: 'Item' },
  parent: { zh: '父项目', en: 'Parent' },
  organisation: { zh: '责任单位', en: 'Organisation' },
  district: { zh: '区县', en: 'District' },
  stage: { zh: '阶段', en: 'Stage' },
  yearCategory: { zh: '年度类别', en: 'Year category' },
  tier: { zh: '层级', en: 'Tier' },
  flagship: { zh: '标志性项目', en: 'Flagship' },
  quarter: { zh: '季度', en: 'Quarter' },
  month: { zh: '月份', en: 'Month' },
  composition: { zh: '构成', en: 'Composition' },
  scope: { zh: '实施范围', en: 'Scope' },
  document: { zh: '文件', en: 'Document' },
  submitter: { zh: '填报人', en: 'Submitter' },
  approver: { zh: '审核人', en: 'Approver' },
  entry: { zh: '逐条记录', en: 'Entry' },
};

export const RELATION: CodeWords = {
  own: { zh: '责任单位', en: 'the lead organisation' },
  supervising: { zh: '上一级单位', en: 'the organisation above it' },
  district: { zh: '区县', en: 'its district' },
  city: { zh: '市级', en: 'the city' },
};

export const DECIDES: CodeWords = {
  head: { zh: '负责人', en: 'its head' },
  manager: { zh: '主管', en: 'a manager' },
};

export const DISCLOSURE: CodeWords = {
  proactive: { zh: '主动公开', en: 'Disclosed' },
  'on-request': { zh: '依申请公开', en: 'On request' },
  withheld: { zh: '不予公开', en: 'Withheld' },
};

export const FROM: CodeWords = {
  proposed: { zh: '谋划', en: 'Proposed' },
  preparation: { zh: '前期', en: 'Preparation' },
  construction: { zh: '在建', en: 'Construction' },
  completed: { zh: '建成', en: 'Completed' },
  'final-account': { zh: '决算', en: 'Final account' },
  evaluated: { zh: '后评价', en: 'Evaluated' },
  deferred: { zh: '缓建', en: 'Deferred' },
  suspended: { zh: '停建', en: 'Suspended' },
  cancelled: { zh: '终止', en: 'Cancelled' },
};

export const FACT: CodeWords = {
  'works-complete': { zh: '完工', en: 'Works complete' },
  acceptance: { zh: '竣工验收', en: 'Final acceptance' },
  'in-use': { zh: '交付使用', en: 'In use' },
  'final-account': { zh: '竣工决算', en: 'Final account filed' },
  'final-account-approval': { zh: '决算批复', en: 'Final account approved' },
  'asset-transfer': { zh: '资产移交', en: 'Assets handed over' },
};

export const HELD_BY: CodeWords = {
  lead: { zh: '责任单位', en: 'Lead organisation' },
  department: { zh: '承办部门', en: 'Department' },
  none: { zh: '无', en: 'Nobody' },
};

export const STEP: CodeWords = {
  'handed-in': { zh: '申报', en: 'Handed in' },
  accepted: { zh: '受理', en: 'Accepted' },
  'sent-back': { zh: '退件', en: 'Sent back' },
  done: { zh: '办结', en: 'Done' },
};

export const SERIES: CodeWords = {
  completed: { zh: '完成投资', en: 'Completed investment' },
  funds: { zh: '资金到位', en: 'Funds in place' },
  paid: { zh: '支付', en: 'Paid' },
};

export const FUNDING_SOURCE: CodeWords = {
  'central-budget': { zh: '中央预算内', en: 'Central budget' },
  'ultra-long-treasury-bond': { zh: '超长期特别国债', en: 'Ultra-long treasury bonds' },
  provincial: { zh: '省级财政', en: 'Provincial' },
  municipal: { zh: '市级财政', en: 'Municipal' },
  district: { zh: '区县财政', en: 'District' },
  'special-bond': { zh: '专项债', en: 'Special bonds' },
  'general-bond': { zh: '一般债', en: 'General bonds' },
  'enterprise-bond': { zh: '企业债券', en: 'Enterprise bonds' },
  'bank-loan': { zh: '银行贷款', en: 'Bank loans' },
  'self-raised': { zh: '企业自筹（含资本金）', en: 'Self-raised (with equity)' },
  ppp: { zh: '社会资本（PPP）', en: 'Private capital (PPP)' },
  reits: { zh: 'REITs', en: 'REITs' },
  'government-fund': { zh: '政府投资基金', en: 'Government fund' },
  foreign: { zh: '利用外资', en: 'Foreign capital' },
  other: { zh: '其他', en: 'Other' },
};

export const ORIGIN: CodeWords = {
  direct: { zh: '直接登记', en: 'Posted' },
  return: { zh: '月报', en: 'Monthly return' },
  import: { zh: '导入', en: 'Import' },
  correction: { zh: '更正', en: 'Correction' },
};

export const HOW: CodeWords = {
  cli: { zh: '命令行', en: 'command line' },
  api: { zh: '页面或接口', en: 'this page or the interface' },
  scheduled: { zh: '每晚自动', en: 'every night' },
};

export const FORMAT: CodeWords = {
  csv: { zh: 'CSV', en: 'CSV' },
  xlsx: { zh: 'Excel', en: 'Excel' },
};

export const PHASE: CodeWords = {
  reading: { zh: '读取文件', en: 'reading the file' },
  judging: { zh: '逐行核对', en: 'checking every row' },
  rehearsing: { zh: '试入账', en: 'rehearsing' },
  filing: { zh: '送审', en: 'sending' },
};

export const COMPOSITION: CodeWords = {
  building: { zh: '建安', en: 'Building works' },
  equipment: { zh: '设备', en: 'Equipment' },
  other: { zh: '其他', en: 'Other' },
  land: { zh: '征迁', en: 'Land' },
};

export const STANDING: CodeWords = {
  read: { zh: '已核对原文', en: 'Read in the original' },
  'second-hand': { zh: '转引', en: 'Second-hand' },
  recalled: { zh: '凭记忆', en: 'From memory' },
};

export const RISK_LEVEL: CodeWords = {
  low: { zh: '低风险', en: 'Low' },
  medium: { zh: '中风险', en: 'Medium' },
  high: { zh: '高风险', en: 'High' },
};

export const ELEMENT: CodeWords = {
  land: { zh: '用地', en: 'Land' },
  forest: { zh: '林地', en: 'Forest land' },
  environment: { zh: '环境容量', en: 'Environmental capacity' },
  energy: { zh: '能耗', en: 'Energy quota' },
  water: { zh: '用水', en: 'Water' },
  permit: { zh: '审批手续', en: 'Permit' },
  resettlement: { zh: '征迁安置', en: 'Resettlement' },
  funds: { zh: '资金', en: 'Funds' },
  other: { zh: '其他', en: 'Other' },
};

export const EVENT: CodeWords = {
  raised: { zh: '发出', en: 'Raised' },
  acknowledged: { zh: '确认', en: 'Acknowledged' },
  snoozed: { zh: '暂缓', en: 'Snoozed' },
  reopened: { zh: '重新打开', en: 'Reopened' },
  worsened: { zh: '情况加重', en: 'Worsened' },
  eased: { zh: '情况缓和', en: 'Eased' },
  reminded: { zh: '再次提醒', en: 'Reminded' },
  'head-told': { zh: '报单位负责人', en: 'Head notified' },
  escalated: { zh: '上报', en: 'Escalated' },
  told: { zh: '写入邮件', en: 'Notified' },
  resolved: { zh: '解除', en: 'Resolved' },
  superseded: { zh: '由另一条接替', en: 'Superseded' },
};

export const RESULT: CodeWords = {
  raised: { zh: '触发', en: 'Raised' },
  clear: { zh: '正常', en: 'Clear' },
  'not-evaluable': { zh: '无法判断', en: 'Cannot be evaluated' },
};

export const WHERE: CodeWords = {
  unit: { zh: '本单位', en: 'the organisation itself' },
  nearest: { zh: '从本单位起最近有人的单位', en: 'the nearest organisation upwards that has one' },
  'unit-and-above': { zh: '本单位及各级上级', en: 'the organisation and all above' },
  above: { zh: '上一级单位', en: 'the next organisation above' },
  top: { zh: '最上级单位', en: 'the topmost organisation' },
};

export const CODE_OF_RULE_SET: CodeWords = {
  'yinchuan-2025': { zh: '银川 2025', en: 'Yinchuan 2025' },
  'sanya-2022': { zh: '三亚 2022', en: 'Sanya 2022' },
  'tianjin-2022': { zh: '天津 2022', en: 'Tianjin 2022' },
  'jinhua-2020': { zh: '金华 2020', en: 'Jinhua 2020' },
};

export const RATING: CodeWords = {
  green: { zh: '绿', en: 'Green' },
  amber: { zh: '黄', en: 'Amber' },
  red: { zh: '红', en: 'Red' },
};
