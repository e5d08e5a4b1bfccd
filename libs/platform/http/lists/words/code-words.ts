import type { Worded } from '../../fields/field.js';

/** The text of each code of a field, by the code. */
export type CodeWords = Readonly<Record<string, Worded>>;

const ROLE: CodeWords = {
  officer: { zh: '项目专员', en: 'Project officer' },
  manager: { zh: '主管', en: 'Manager' },
  leader: { zh: '领导', en: 'Leader' },
  auditor: { zh: '审计员', en: 'Auditor' },
  'system-admin': { zh: '系统管理员', en: 'System administrator' },
  'security-admin': { zh: '安全管理员', en: 'Security administrator' },
  'audit-admin': { zh: '审计管理员', en: 'Audit administrator' },
};
const OUTCOME: CodeWords = {
  done: { zh: '已完成', en: 'Done' },
  refused: { zh: '被拒绝', en: 'Refused' },
};
const LANGUAGE: CodeWords = {
  en: { zh: '英文', en: 'English' },
  zh: { zh: '中文', en: 'Chinese' },
};
const SCOPES: CodeWords = {
  read: { zh: '读取', en: 'Read' },
  write: { zh: '写入', en: 'Write' },
};
const SCOPE: CodeWords = {
  'whole-line': { zh: '全线', en: 'Whole line' },
  'hangzhou-section': { zh: '杭州段', en: 'Hangzhou section' },
  'not-stated': { zh: '口径未说明', en: 'Scope not stated' },
};
const BASIS_OF_CEILING: CodeWords = {
  'approved-estimate': { zh: '已批准的概算', en: 'Approved estimate' },
  'stated-total': { zh: '公布的总投资', en: 'Stated total' },
  'plan-figure': { zh: '规划数', en: 'Plan figure' },
};
const REASON_OF_CEILING: CodeWords = {
  TOTAL_NOT_STATED: { zh: '总投资未公布', en: 'Total not stated' },
  SOURCES_DISAGREE: { zh: '各来源不一致', en: 'Sources disagree' },
};
const LAYER: CodeWords = {
  'approved-total': { zh: '总投资（概算）', en: 'Approved total' },
  'year-plan': { zh: '年度计划', en: 'Year plan' },
  'plan-period': { zh: '规划期投资', en: 'Plan period' },
};
const LEVEL: CodeWords = {
  good: { zh: '绿', en: 'Green' },
  info: { zh: '提示', en: 'Note' },
  amber: { zh: '黄', en: 'Amber' },
  red: { zh: '红', en: 'Red' },
  'no-data': { zh: '无数据', en: 'No data' },
  'cannot-be-judged': { zh: '无法判断', en: 'Cannot be evaluated' },
  'not-applicable': { zh: '不适用', en: 'Does not apply' },
};
const REASON_OF_LAYER_RESULT: CodeWords = {
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
const KIND_OF_JUDGED_PLAN_ITEM: CodeWords = {
  investment: { zh: '投资项目', en: 'Investment' },
  programme: { zh: '任务', en: 'Programme' },
  reform: { zh: '改革', en: 'Reform' },
  'spatial-guidance': { zh: '空间引导', en: 'Spatial guidance' },
};
const COMPARATOR: CodeWords = {
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
const STATE_OF_JUDGED_TARGET: CodeWords = {
  attained: { zh: '已达成', en: 'Attained' },
  'on-track': { zh: '符合进度', en: 'On track' },
  behind: { zh: '落后', en: 'Behind' },
  missed: { zh: '未达成', en: 'Missed' },
  'not-evaluable': { zh: '无法判定', en: 'Cannot be judged' },
};
const REASON_OF_STANDING: CodeWords = {
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
const TARGET_KIND: CodeWords = {
  value: { zh: '目标值', en: 'Value' },
  floor: { zh: '底线（始终保持）', en: 'Floor, always held' },
  'province-assigned': { zh: '省下达指标', en: 'Assigned by the province' },
  'in-step': { zh: '与经济增长同步', en: 'In step with growth' },
  none: { zh: '只有年均或累计', en: 'Only a rate or sum' },
};
const CATEGORY: CodeWords = {
  preparation: { zh: '前期', en: 'Preparation' },
  'new-start': { zh: '新开工', en: 'New start' },
  continuing: { zh: '续建', en: 'Continuing' },
  'to-complete': { zh: '建成投产', en: 'To complete' },
};
const BASIS_OF_TIME_PROGRESS: CodeWords = {
  curve: { zh: '月度计划', en: 'Monthly plan' },
  months: { zh: '按月均分', en: 'Months elapsed' },
};
const APPROVAL_REGIME: CodeWords = {
  approval: { zh: '审批', en: 'Approval' },
  verification: { zh: '核准', en: 'Verification' },
  filing: { zh: '备案', en: 'Filing' },
};
const TIER: CodeWords = {
  flagship: { zh: '标志性项目', en: 'Flagship' },
  standard: { zh: '一般', en: 'Standard' },
};
const SEVERITY: CodeWords = {
  red: { zh: '红', en: 'Red' },
  amber: { zh: '黄', en: 'Amber' },
};
const DIMENSION: CodeWords = {
  'approved-total': { zh: '总投资（概算）', en: 'Approved total' },
  'year-plan': { zh: '年度计划', en: 'Year plan' },
  'plan-period': { zh: '规划期投资', en: 'Plan period' },
  milestones: { zh: '节点', en: 'Milestones' },
  funds: { zh: '资金', en: 'Funds' },
  cost: { zh: '造价', en: 'Cost' },
  reporting: { zh: '数据填报', en: 'Reporting' },
};
const GROUP_BY: CodeWords = {
  project: { zh: '项目', en: 'Project' },
  year: { zh: '年度', en: 'Year' },
  source: { zh: '资金来源', en: 'Funding source' },
};
const STATE_OF_CHANGE_REQUEST: CodeWords = {
  draft: { zh: '草稿', en: 'Draft' },
  submitted: { zh: '待审核', en: 'Waiting' },
  returned: { zh: '已退回', en: 'Returned' },
  approved: { zh: '已通过', en: 'Approved' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
};
const KIND_OF_REVIEW_LEVEL: CodeWords = {
  'ledger-entries': { zh: '台账登记', en: 'Ledger entries' },
  import: { zh: '历史导入', en: 'File of history' },
  cost: { zh: '投资造价', en: 'Cost figure' },
  'year-plan': { zh: '年度计划', en: 'Year plan' },
  funding: { zh: '资金安排', en: 'Funding' },
  'special-bond': { zh: '专项债', en: 'Special bond' },
  'period-figure': { zh: '规划期投资', en: 'Plan-period figure' },
  target: { zh: '目标调整', en: 'Target' },
  explanation: { zh: '预警情况说明', en: 'Explanation of an alert' },
  project: { zh: '项目登记', en: 'Register of projects' },
  'stage-move': { zh: '阶段变动', en: 'Stage' },
  'milestone-move': { zh: '节点调整', en: 'Milestone move' },
  rebaseline: { zh: '基线调整', en: 'New baseline' },
  reading: { zh: '指标目标读数', en: 'Reading' },
  transfer: { zh: '项目移交', en: 'Transfer' },
  return: { zh: '月报', en: 'Monthly return' },
};
const RELATION: CodeWords = {
  own: { zh: '责任单位', en: 'the lead organisation' },
  supervising: { zh: '上一级单位', en: 'the organisation above it' },
  district: { zh: '区县', en: 'its district' },
  city: { zh: '市级', en: 'the city' },
};
const DECIDES: CodeWords = {
  head: { zh: '负责人', en: 'its head' },
  manager: { zh: '主管', en: 'a manager' },
};
const DISCLOSURE: CodeWords = {
  proactive: { zh: '主动公开', en: 'Disclosed' },
  'on-request': { zh: '依申请公开', en: 'On request' },
  withheld: { zh: '不予公开', en: 'Withheld' },
};
const FROM: CodeWords = {
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
const FACT: CodeWords = {
  'works-complete': { zh: '完工', en: 'Works complete' },
  acceptance: { zh: '竣工验收', en: 'Final acceptance' },
  'in-use': { zh: '交付使用', en: 'In use' },
  'final-account': { zh: '竣工决算', en: 'Final account filed' },
  'final-account-approval': { zh: '决算批复', en: 'Final account approved' },
  'asset-transfer': { zh: '资产移交', en: 'Assets handed over' },
};
const KIND_OF_PROCEDURE: CodeWords = {
  feasibility: { zh: '可行性研究', en: 'Feasibility study' },
  estimate: { zh: '初步设计及概算', en: 'Preliminary design and estimate' },
  land: { zh: '用地', en: 'Land' },
  planning: { zh: '规划许可', en: 'Planning permit' },
  environment: { zh: '环境影响评价', en: 'Environmental assessment' },
  energy: { zh: '节能审查', en: 'Energy review' },
  funding: { zh: '资金落实', en: 'Funding' },
  'construction-permit': { zh: '施工许可', en: 'Construction permit' },
  other: { zh: '其他手续', en: 'Other procedure' },
};
const STATE_OF_PROCEDURE: CodeWords = {
  'not-begun': { zh: '未申报', en: 'Not handed in' },
  'handed-in': { zh: '已申报', en: 'Handed in' },
  accepted: { zh: '已受理', en: 'Accepted' },
  'sent-back': { zh: '已退件', en: 'Sent back' },
  done: { zh: '已办结', en: 'Done' },
};
const HELD_BY: CodeWords = {
  lead: { zh: '责任单位', en: 'Lead organisation' },
  department: { zh: '承办部门', en: 'Department' },
  none: { zh: '无', en: 'Nobody' },
};
const STEP: CodeWords = {
  'handed-in': { zh: '申报', en: 'Handed in' },
  accepted: { zh: '受理', en: 'Accepted' },
  'sent-back': { zh: '退件', en: 'Sent back' },
  done: { zh: '办结', en: 'Done' },
};
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
const KIND_OF_SHOWN_LEDGER_CHANGE_REQUEST: CodeWords = {
  posting: { zh: '登记', en: 'Posting' },
  correction: { zh: '更正与冲销', en: 'Correction or reversal' },
  import: { zh: '导入', en: 'Import' },
  undo: { zh: '整体冲销', en: 'Undoing' },
};
const STATE_OF_SHOWN_LEDGER_CHANGE_REQUEST: CodeWords = {
  proposed: { zh: '待审核', en: 'Waiting' },
  approved: { zh: '已通过', en: 'Approved' },
  returned: { zh: '已退回', en: 'Returned' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
};
const SERIES: CodeWords = {
  completed: { zh: '完成投资', en: 'Completed investment' },
  funds: { zh: '资金到位', en: 'Funds in place' },
  paid: { zh: '支付', en: 'Paid' },
};
const FUNDING_SOURCE: CodeWords = {
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
const ORIGIN: CodeWords = {
  direct: { zh: '直接登记', en: 'Posted' },
  return: { zh: '月报', en: 'Monthly return' },
  import: { zh: '导入', en: 'Import' },
  correction: { zh: '更正', en: 'Correction' },
};
const KIND_OF_LEDGER_CONTRADICTION: CodeWords = {
  chain: { zh: '分录校验不一致', en: 'Entries' },
  checkpoint: { zh: '检查点不一致', en: 'Checkpoint' },
  'checkpoint-missing': { zh: '检查点缺失', en: 'Checkpoint missing' },
  'checkpoint-changed': { zh: '检查点被改动', en: 'Checkpoint changed' },
  'key-unknown': { zh: '密钥无法识别', en: 'Key unknown' },
  'database-older': { zh: '数据库早于检查点', en: 'Database older than the checkpoint' },
  'audit-log': { zh: '操作记录校验不一致', en: 'Audit log' },
};
const STATE_OF_LEDGER_CONTRADICTION: CodeWords = {
  closed: { zh: '已关闭', en: 'Closed' },
  open: { zh: '待核查', en: 'Open' },
};
const HOW: CodeWords = {
  cli: { zh: '命令行', en: 'command line' },
  api: { zh: '页面或接口', en: 'this page or the interface' },
  scheduled: { zh: '每晚自动', en: 'every night' },
};
const FORMAT: CodeWords = {
  csv: { zh: 'CSV', en: 'CSV' },
  xlsx: { zh: 'Excel', en: 'Excel' },
};
const STATE_OF_LEDGER_IMPORT: CodeWords = {
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
const PHASE: CodeWords = {
  reading: { zh: '读取文件', en: 'reading the file' },
  judging: { zh: '逐行核对', en: 'checking every row' },
  rehearsing: { zh: '试入账', en: 'rehearsing' },
  filing: { zh: '送审', en: 'sending' },
};
const STATE_OF_RETURN: CodeWords = {
  draft: { zh: '填报中', en: 'Draft' },
  submitted: { zh: '已报送', en: 'Submitted' },
  returned: { zh: '已退回', en: 'Returned' },
  approved: { zh: '审核通过', en: 'Approved' },
};
const COMPOSITION: CodeWords = {
  building: { zh: '建安', en: 'Building works' },
  equipment: { zh: '设备', en: 'Equipment' },
  other: { zh: '其他', en: 'Other' },
  land: { zh: '征迁', en: 'Land' },
};
const STANDING: CodeWords = {
  read: { zh: '已核对原文', en: 'Read in the original' },
  'second-hand': { zh: '转引', en: 'Second-hand' },
  recalled: { zh: '凭记忆', en: 'From memory' },
};
const KIND_OF_BUDGET_CHANGE_REQUEST: CodeWords = {
  cost: { zh: '投资数据', en: 'Cost figure' },
  'year-plan': { zh: '年度计划', en: 'Year plan' },
  funding: { zh: '资金来源', en: 'Funding' },
  'special-bond': { zh: '专项债', en: 'Special bond' },
  'period-figure': { zh: '规划期投资', en: 'Plan period figure' },
  target: { zh: '目标调整', en: 'Target' },
};
const STATE_OF_BUDGET_CHANGE_REQUEST: CodeWords = {
  draft: { zh: '草稿', en: 'Draft' },
  submitted: { zh: '待审核', en: 'Submitted' },
  returned: { zh: '已退回', en: 'Returned' },
  approved: { zh: '已批准', en: 'Approved' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
};
const STATE_OF_BUDGET_RULE_CHANGE_REQUEST: CodeWords = {
  proposed: { zh: '待审核', en: 'Waiting' },
  approved: { zh: '已通过', en: 'Approved' },
  rejected: { zh: '已否决', en: 'Rejected' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
};
const STATE_OF_AUDIT_FINDING: CodeWords = {
  open: { zh: '待答复', en: 'Waits for the organisation' },
  answered: { zh: '待审定', en: 'Waits for the auditor' },
  closed: { zh: '已销号', en: 'Closed' },
};
const KIND_OF_SUPERVISION_ITEM: CodeWords = {
  problem: { zh: '问题', en: 'Problem' },
  risk: { zh: '风险', en: 'Risk' },
  element: { zh: '要素保障', en: 'Waited for' },
  directive: { zh: '督办事项', en: 'Directive' },
  decision: { zh: '议定事项', en: 'Decision' },
  finding: { zh: '审计发现', en: 'Audit finding' },
};
const STATE_OF_SUPERVISION_ITEM: CodeWords = {
  assigned: { zh: '待签收', en: 'Not signed for' },
  received: { zh: '办理中', en: 'Worked on' },
  answered: { zh: '待审核', en: 'Waits to be judged' },
  returned: { zh: '退回重办', en: 'Returned' },
  verified: { zh: '审核通过', en: 'Accepted' },
  closed: { zh: '已销号', en: 'Closed' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
};
const RISK_LEVEL: CodeWords = {
  low: { zh: '低风险', en: 'Low' },
  medium: { zh: '中风险', en: 'Medium' },
  high: { zh: '高风险', en: 'High' },
};
const ELEMENT: CodeWords = {
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
const KIND_OF_ALARM: CodeWords = {
  'rule-without-recipient': { zh: '规则没有通知对象', en: 'Rule without a recipient' },
  'escalation-without-recipient': { zh: '上报无人接收', en: 'Escalation reaches nobody' },
  'organisation-without-head': { zh: '单位未指定负责人', en: 'Organisation without a head' },
  'person-without-address': {
    zh: '人员没有可用邮箱或通道',
    en: 'Person without an address or a channel',
  },
  'mail-refused': { zh: '邮件被拒收', en: 'Mail refused' },
  'channel-refused': { zh: '通道拒收', en: 'Channel refused' },
  'mail-server-takes-nothing': { zh: '邮件服务器不收信', en: 'Mail server takes nothing' },
  'calendar-year-unknown': { zh: '年份日历未录入', en: 'Year of the calendar unknown' },
  'rule-failed': { zh: '规则判定出错', en: 'Rule failed' },
  'verification-missing': { zh: '台账未按时核验', en: 'Ledger not verified in time' },
  'evaluation-late': { zh: '判定滞后', en: 'Judging is late' },
  'ledger-contradiction': { zh: '账本校验不一致（待核查）', en: 'Ledger does not verify' },
  'audit-log-contradiction': {
    zh: '操作记录校验不一致（待核查）',
    en: 'Audit log does not verify',
  },
  'disk-full': { zh: '磁盘空间不足', en: 'Disk full' },
  'backup-late': { zh: '备份逾期', en: 'No good backup' },
};
const RULE: CodeWords = {
  'milestone-overdue': { zh: '节点逾期', en: 'Milestone overdue' },
  'milestone-due-soon': { zh: '节点临近', en: 'Milestone due soon' },
  'milestone-slipped': { zh: '节点超基线', en: 'Milestone beyond baseline' },
  'target-without-reading': { zh: '目标到期无读数', en: 'Target without a reading' },
  'total-exceeded': { zh: '超总投资', en: 'Above the total investment' },
  'forecast-exceeded': { zh: '预测超总投资', en: 'Forecast above the total' },
  'total-nearly-spent': { zh: '接近总投资', en: 'Total nearly spent' },
  'approved-over-estimate': { zh: '概算超估算', en: 'Approved estimate above the estimate' },
  'adjustment-audit-first': { zh: '调概须先审计', en: 'Adjustment to be audited first' },
  'plan-period-exceeded': { zh: '超规划期投资', en: 'Above the plan period’s investment' },
  'plan-period-at-risk': { zh: '规划期投资难完成', en: 'Plan period at risk' },
  'year-plan-behind': { zh: '落后年度计划', en: 'Behind the year plan' },
  'final-account-late': { zh: '竣工财务决算逾期', en: 'Final account late' },
  'paid-ahead-of-progress': { zh: '支付超前于形象进度', en: 'Paid ahead of progress' },
  'contractor-prefinancing': { zh: '疑似垫资', en: 'Contractor pre-financing' },
  'special-bond-unspent': { zh: '专项债资金未使用', en: 'Special-bond money unspent' },
  'data-stale': { zh: '数据陈旧', en: 'Data stale' },
  'totals-contradict': { zh: '数据矛盾', en: 'Totals contradict' },
};
const STATE_OF_ALERT: CodeWords = {
  open: { zh: '待处理', en: 'Open' },
  acknowledged: { zh: '已确认', en: 'Acknowledged' },
  snoozed: { zh: '已暂缓', en: 'Snoozed' },
  resolved: { zh: '已解除', en: 'Resolved' },
  superseded: { zh: '已被替代', en: 'Superseded' },
};
const EVENT: CodeWords = {
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
const KIND_OF_CHANNEL: CodeWords = {
  webhook: { zh: '自建 Webhook', en: 'Webhook' },
  dingtalk: { zh: '钉钉', en: 'DingTalk' },
  wecom: { zh: '企业微信', en: 'WeCom' },
  feishu: { zh: '飞书', en: 'Feishu' },
};
const STATE_OF_DELIVERY: CodeWords = {
  waiting: { zh: '待写入邮件', en: 'Not in a mail yet' },
  pending: { zh: '待发送', en: 'To be sent' },
  sent: { zh: '已送达服务器', en: 'Taken by the server' },
  failed: { zh: '未送达', en: 'Not delivered' },
  dropped: { zh: '未发送', en: 'Not sent' },
};
const STATE_OF_CHANNEL_DELIVERY: CodeWords = {
  failed: { zh: '未送达', en: 'not delivered' },
  pending: { zh: '待发送', en: 'to be sent' },
  sent: { zh: '已送达', en: 'taken' },
  withdrawn: { zh: '已撤回（情况已消除）', en: 'withdrawn, it was over' },
};
const STATE_OF_GAP: CodeWords = {
  'cannot-be-judged': { zh: '无法判断', en: 'cannot be evaluated' },
  'no-data': { zh: '尚无数据', en: 'no data yet' },
  silent: { zh: '口径未规定', en: 'source is silent' },
};
const RESULT: CodeWords = {
  raised: { zh: '触发', en: 'Raised' },
  clear: { zh: '正常', en: 'Clear' },
  'not-evaluable': { zh: '无法判断', en: 'Cannot be evaluated' },
};
const WHERE: CodeWords = {
  unit: { zh: '本单位', en: 'the organisation itself' },
  nearest: { zh: '从本单位起最近有人的单位', en: 'the nearest organisation upwards that has one' },
  'unit-and-above': { zh: '本单位及各级上级', en: 'the organisation and all above' },
  above: { zh: '上一级单位', en: 'the next organisation above' },
  top: { zh: '最上级单位', en: 'the topmost organisation' },
};
const CODE_OF_RULE_SET: CodeWords = {
  'yinchuan-2025': { zh: '银川 2025', en: 'Yinchuan 2025' },
  'sanya-2022': { zh: '三亚 2022', en: 'Sanya 2022' },
  'tianjin-2022': { zh: '天津 2022', en: 'Tianjin 2022' },
  'jinhua-2020': { zh: '金华 2020', en: 'Jinhua 2020' },
};
const KIND_OF_CHANGE_REQUEST: CodeWords = {
  'ledger-entries': { zh: '台账登记', en: 'Ledger entries' },
  import: { zh: '历史导入', en: 'File of history' },
  cost: { zh: '投资造价', en: 'Cost figure' },
  'year-plan': { zh: '年度计划', en: 'Year plan' },
  funding: { zh: '资金安排', en: 'Funding' },
  'special-bond': { zh: '专项债', en: 'Special bond' },
  'period-figure': { zh: '规划期投资', en: 'Plan-period figure' },
  target: { zh: '目标调整', en: 'Target' },
  reading: { zh: '指标目标读数', en: 'Reading' },
  explanation: { zh: '预警情况说明', en: 'Explanation of an alert' },
  project: { zh: '项目登记', en: 'Register of projects' },
  'stage-move': { zh: '阶段变动', en: 'Stage' },
  'milestone-move': { zh: '节点调整', en: 'Milestone move' },
  rebaseline: { zh: '基线调整', en: 'New baseline' },
  transfer: { zh: '项目移交', en: 'Transfer' },
  return: { zh: '月报', en: 'Monthly return' },
  rule: { zh: '预警规则', en: 'Alert rule' },
  'role-grant': { zh: '角色授予', en: 'Role' },
  'credential-reset': { zh: '登录凭证重置', en: 'Credential reset' },
  'contradiction-closure': { zh: '台账疑点销号', en: 'Ledger contradiction' },
};
const KIND_OF_RATE: CodeWords = {
  annual: { zh: '年均', en: 'Annual' },
  cumulative: { zh: '五年累计', en: 'Over five years' },
};
const TYPE_OF_LOCATION: CodeWords = {
  Point: { zh: '点', en: 'Point' },
  LineString: { zh: '线', en: 'Line' },
  Polygon: { zh: '面', en: 'Area' },
};
const SYSTEM_OF_LOCATION: CodeWords = {
  CGCS2000: { zh: '国家 2000', en: 'CGCS2000' },
  WGS84: { zh: 'WGS84', en: 'WGS84' },
  'GCJ-02': { zh: '火星坐标', en: 'GCJ-02' },
  'BD-09': { zh: '百度坐标', en: 'BD-09' },
};
const KIND_OF_FLAW: CodeWords = {
  'seal-missing': { zh: '签名缺失', en: 'Signature missing' },
  'seal-version-unknown': { zh: '签名版本无法识别', en: 'Version of the signature unknown' },
  'seal-chain-broken': {
    zh: '签名与前一签名不衔接',
    en: 'Signature does not follow the one before',
  },
  'seal-changed': { zh: '签名被改动', en: 'Signature changed' },
  'seal-not-noted': { zh: '与检查点所载签名不符', en: 'Not the signature of the checkpoint' },
  'end-missing': { zh: '检查点所载签名及其后的记录缺失', en: 'End missing' },
  'record-missing': { zh: '已签名的记录缺失', en: 'Event missing' },
  'record-added': { zh: '签名后插入的记录', en: 'Event added' },
  'record-changed': { zh: '记录内容被改动', en: 'Event changed' },
};

/**
 * Texts of the codes in files of lists, by the name of the field. Where fields of one name have
 * different codes, the name of the DTO stands before that of the field.
 */
export const CODE_WORDS: Readonly<Record<string, CodeWords>> = {
  role: ROLE,
  outcome: OUTCOME,
  language: LANGUAGE,
  scopes: SCOPES,
  scope: SCOPE,
  'CeilingDto.basis': BASIS_OF_CEILING,
  'CeilingDto.reason': REASON_OF_CEILING,
  layer: LAYER,
  level: LEVEL,
  'LayerResultDto.reason': REASON_OF_LAYER_RESULT,
  'LightDto.reason': REASON_OF_LAYER_RESULT,
  'JudgedPlanItemDto.kind': KIND_OF_JUDGED_PLAN_ITEM,
  'ProjectDto.kind': KIND_OF_JUDGED_PLAN_ITEM,
  comparator: COMPARATOR,
  'JudgedTargetDto.state': STATE_OF_JUDGED_TARGET,
  'StandingDto.state': STATE_OF_JUDGED_TARGET,
  'JudgedIndicatorDto.state': STATE_OF_JUDGED_TARGET,
  'ReadingDto.state': STATE_OF_JUDGED_TARGET,
  'StandingDto.reason': REASON_OF_STANDING,
  'ReadingDto.reason': REASON_OF_STANDING,
  targetKind: TARGET_KIND,
  category: CATEGORY,
  'TimeProgressDto.basis': BASIS_OF_TIME_PROGRESS,
  approvalRegime: APPROVAL_REGIME,
  tier: TIER,
  severity: SEVERITY,
  dimension: DIMENSION,
  groupBy: GROUP_BY,
  'ChangeRequestDto.state': STATE_OF_CHANGE_REQUEST,
  'ReviewLevelDto.kind': KIND_OF_REVIEW_LEVEL,
  relation: RELATION,
  decides: DECIDES,
  disclosure: DISCLOSURE,
  from: FROM,
  to: FROM,
  fact: FACT,
  'ProcedureDto.kind': KIND_OF_PROCEDURE,
  'ProcedureDto.state': STATE_OF_PROCEDURE,
  heldBy: HELD_BY,
  step: STEP,
  'MilestoneDto.state': STATE_OF_MILESTONE,
  'DerivedMilestoneDto.state': STATE_OF_MILESTONE,
  'MilestoneDto.reason': REASON_OF_MILESTONE,
  'MilestoneChangeViewDto.reason': REASON_OF_MILESTONE,
  'DerivedMilestoneDto.reason': REASON_OF_MILESTONE,
  'ShownLedgerChangeRequestDto.kind': KIND_OF_SHOWN_LEDGER_CHANGE_REQUEST,
  'ShownLedgerChangeRequestDto.state': STATE_OF_SHOWN_LEDGER_CHANGE_REQUEST,
  series: SERIES,
  fundingSource: FUNDING_SOURCE,
  sources: FUNDING_SOURCE,
  origin: ORIGIN,
  'LedgerContradictionDto.kind': KIND_OF_LEDGER_CONTRADICTION,
  'LedgerContradictionDto.state': STATE_OF_LEDGER_CONTRADICTION,
  how: HOW,
  format: FORMAT,
  'LedgerImportDto.state': STATE_OF_LEDGER_IMPORT,
  phase: PHASE,
  'ReturnDto.state': STATE_OF_RETURN,
  composition: COMPOSITION,
  standing: STANDING,
  'BudgetChangeRequestDto.kind': KIND_OF_BUDGET_CHANGE_REQUEST,
  'BudgetChangeRequestDto.state': STATE_OF_BUDGET_CHANGE_REQUEST,
  'BudgetChangeRequestStateDto.state': STATE_OF_BUDGET_CHANGE_REQUEST,
  'BudgetRuleChangeRequestDto.state': STATE_OF_BUDGET_RULE_CHANGE_REQUEST,
  'RuleChangeRequestDto.state': STATE_OF_BUDGET_RULE_CHANGE_REQUEST,
  'AuditFindingDto.state': STATE_OF_AUDIT_FINDING,
  'SupervisionItemDto.kind': KIND_OF_SUPERVISION_ITEM,
  'SupervisionItemDto.state': STATE_OF_SUPERVISION_ITEM,
  riskLevel: RISK_LEVEL,
  element: ELEMENT,
  'AlarmDto.kind': KIND_OF_ALARM,
  rule: RULE,
  code: RULE,
  'AlertDto.state': STATE_OF_ALERT,
  event: EVENT,
  'ChannelDto.kind': KIND_OF_CHANNEL,
  'ChannelDeliveryDto.kind': KIND_OF_CHANNEL,
  'DeliveryDto.state': STATE_OF_DELIVERY,
  'ChannelDeliveryDto.state': STATE_OF_CHANNEL_DELIVERY,
  'GapDto.state': STATE_OF_GAP,
  result: RESULT,
  where: WHERE,
  'RuleSetDto.code': CODE_OF_RULE_SET,
  'ChangeRequestDto.kind': KIND_OF_CHANGE_REQUEST,
  'IndicatorRateDto.kind': KIND_OF_RATE,
  'LocationView.type': TYPE_OF_LOCATION,
  'LocationView.system': SYSTEM_OF_LOCATION,
  'LocationView.statedSystem': SYSTEM_OF_LOCATION,
  'AuditLogFlawDto.kind': KIND_OF_FLAW,
};

/** The texts of all fields of one name, by that name. */
const WORDS_BY_FIELD = new Map<string, CodeWords[]>();
for (const [key, words] of Object.entries(CODE_WORDS)) {
  const field = key.slice(key.indexOf('.') + 1);
  WORDS_BY_FIELD.set(field, [...(WORDS_BY_FIELD.get(field) ?? []), words]);
}

/**
 * Returns the text of a code of a field whose DTO is not known; undefined when no field of this
 * name has such a code.
 */
export const wordAnywhere = (field: string, code: string): Worded | undefined =>
  WORDS_BY_FIELD.get(field)?.find((words) => Object.hasOwn(words, code))?.[code];
