import type { CodeWords } from './word-of-code.js';

// Texts of kinds.

export const KIND_OF_JUDGED_PLAN_ITEM: CodeWords = {
  investment: { zh: '投资项目', en: 'Investment' },
  programme: { zh: '任务', en: 'Programme' },
  reform: { zh: '改革', en: 'Reform' },
  'spatial-guidance': { zh: '空间引导', en: 'Spatial guidance' },
};

export const KIND_OF_REVIEW_LEVEL: CodeWords = {
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
  rating: { zh: '人工评级', en: 'Rating' },
  contract: { zh: '合同', en: 'Contract' },
  'disclosure-package': { zh: '项目公开', en: 'Disclosure' },
};

export const KIND_OF_PROCEDURE: CodeWords = {
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

export const KIND_OF_SHOWN_LEDGER_CHANGE_REQUEST: CodeWords = {
  posting: { zh: '登记', en: 'Posting' },
  correction: { zh: '更正与冲销', en: 'Correction or reversal' },
  import: { zh: '导入', en: 'Import' },
  undo: { zh: '整体冲销', en: 'Undoing' },
};

export const KIND_OF_LEDGER_CONTRADICTION: CodeWords = {
  chain: { zh: '分录校验不一致', en: 'Entries' },
  checkpoint: { zh: '检查点不一致', en: 'Checkpoint' },
  'checkpoint-missing': { zh: '检查点缺失', en: 'Checkpoint missing' },
  'checkpoint-changed': { zh: '检查点被改动', en: 'Checkpoint changed' },
  'key-unknown': { zh: '密钥无法识别', en: 'Key unknown' },
  'database-older': { zh: '数据库早于检查点', en: 'Database older than the checkpoint' },
  'audit-log': { zh: '操作记录校验不一致', en: 'Audit log' },
};

export const KIND_OF_BUDGET_CHANGE_REQUEST: CodeWords = {
  cost: { zh: '投资数据', en: 'Cost figure' },
  'year-plan': { zh: '年度计划', en: 'Year plan' },
  funding: { zh: '资金来源', en: 'Funding' },
  'special-bond': { zh: '专项债', en: 'Special bond' },
  'period-figure': { zh: '规划期投资', en: 'Plan period figure' },
  target: { zh: '目标调整', en: 'Target' },
};

export const KIND_OF_SUPERVISION_ITEM: CodeWords = {
  problem: { zh: '问题', en: 'Problem' },
  risk: { zh: '风险', en: 'Risk' },
  element: { zh: '要素保障', en: 'Waited for' },
  directive: { zh: '督办事项', en: 'Directive' },
  decision: { zh: '议定事项', en: 'Decision' },
  finding: { zh: '审计发现', en: 'Audit finding' },
};

export const KIND_OF_ALARM: CodeWords = {
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

export const KIND_OF_CHANNEL: CodeWords = {
  webhook: { zh: '自建 Webhook', en: 'Webhook' },
  dingtalk: { zh: '钉钉', en: 'DingTalk' },
  wecom: { zh: '企业微信', en: 'WeCom' },
  feishu: { zh: '飞书', en: 'Feishu' },
};

export const KIND_OF_CHANGE_REQUEST: CodeWords = {
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

export const KIND_OF_RATE: CodeWords = {
  annual: { zh: '年均', en: 'Annual' },
  cumulative: { zh: '五年累计', en: 'Over five years' },
};

export const TYPE_OF_LOCATION: CodeWords = {
  Point: { zh: '点', en: 'Point' },
  LineString: { zh: '线', en: 'Line' },
  Polygon: { zh: '面', en: 'Area' },
};

export const SYSTEM_OF_LOCATION: CodeWords = {
  CGCS2000: { zh: '国家 2000', en: 'CGCS2000' },
  WGS84: { zh: 'WGS84', en: 'WGS84' },
  'GCJ-02': { zh: '火星坐标', en: 'GCJ-02' },
  'BD-09': { zh: '百度坐标', en: 'BD-09' },
};

export const KIND_OF_FLAW: CodeWords = {
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

export const KIND_OF_CONTRACT: CodeWords = {
  construction: { zh: '施工', en: 'Construction' },
  survey: { zh: '勘察', en: 'Survey' },
  design: { zh: '设计', en: 'Design' },
  turnkey: { zh: '工程总承包', en: 'Turnkey' },
  supervision: { zh: '监理', en: 'Supervision' },
  equipment: { zh: '设备', en: 'Equipment' },
  materials: { zh: '材料', en: 'Materials' },
  services: { zh: '服务', en: 'Services' },
  land: { zh: '用地', en: 'Land' },
  other: { zh: '其他', en: 'Other' },
};

export const KIND_OF_CONTRACT_EVENT: CodeWords = {
  change: { zh: '变更', en: 'Change' },
  visa: { zh: '现场签证', en: 'Site instruction' },
  'settlement-submitted': { zh: '结算送审', en: 'Settlement submitted' },
  settled: { zh: '结算审定', en: 'Settled' },
};

export const KIND_OF_NOTIFICATION: CodeWords = { mail: { zh: '邮件', en: 'Mail' } };

export const PAGE_OF_VIEW: CodeWords = {
  projects: { zh: '项目总表', en: 'Projects' },
  alerts: { zh: '预警', en: 'Alerts' },
  'change-requests': { zh: '待办审核', en: 'Change requests' },
  supervision: { zh: '督办', en: 'Supervision' },
  findings: { zh: '审计发现', en: 'Findings' },
  procedures: { zh: '前期手续', en: 'Procedures' },
  layers: { zh: '三层对照', en: 'Three layers' },
  deliveries: { zh: '通知记录', en: 'Notifications' },
  record: { zh: '操作记录', en: 'Audit log' },
};

export const SHARED_WITH: CodeWords = {
  nobody: { zh: '仅本人', en: 'Nobody' },
  organisation: { zh: '本单位', en: 'The organisation' },
  everybody: { zh: '所有人', en: 'Everybody' },
};

export const FIELD_OF_COLUMN: CodeWords = {
  'row-number': { zh: '序号', en: 'Row number' },
  'outside-id': { zh: '该系统的项目编号', en: 'Id in that system' },
  'own-id': { zh: '本系统编号', en: 'Id here' },
  'project-code': { zh: '项目代码', en: 'Official code' },
  'project-name': { zh: '项目名称', en: 'Name of the project' },
  'lead-organisation': { zh: '责任单位', en: 'Lead organisation' },
  stage: { zh: '阶段', en: 'Stage' },
  month: { zh: '报送月份', en: 'Month' },
  'total-investment': { zh: '总投资', en: 'Total investment' },
  'year-plan': { zh: '年度计划', en: 'Year plan' },
  'completed-month': { zh: '本月完成投资', en: 'Completed in the month' },
  'completed-year': { zh: '本年累计完成投资', en: 'Completed in the year' },
  'completed-total': { zh: '开工以来完成投资', en: 'Completed since the start' },
  'funds-month': { zh: '本月到位资金', en: 'Funds in the month' },
  'funds-year': { zh: '本年累计到位资金', en: 'Funds in the year' },
  'funds-total': { zh: '开工以来到位资金', en: 'Funds since the start' },
  'paid-month': { zh: '本月支付', en: 'Paid in the month' },
  'paid-year': { zh: '本年累计支付', en: 'Paid in the year' },
  'paid-total': { zh: '开工以来支付', en: 'Paid since the start' },
  'physical-percent': { zh: '形象进度（%）', en: 'Physical progress (%)' },
};

export const UNIT_OF_SYSTEM: CodeWords = {
  yuan: { zh: '元', en: 'yuan' },
  wan: { zh: '万元', en: '10,000 yuan' },
  yi: { zh: '亿元', en: '100 million yuan' },
};

export const KIND_OF_DEADLINE: CodeWords = {
  'working-day': { zh: '次月第几个工作日', en: 'Working day of the following month' },
  'day-of-month': { zh: '次月几日', en: 'Day of the following month' },
};

export const KIND_OF_PAPER: CodeWords = {
  bulletin: { zh: '调度通报', en: 'Monthly bulletin' },
};

export const TEMPLATE_OF_PAPER: CodeWords = {
  gbt9704: { zh: '公文格式（GB/T 9704）', en: 'Official paper (GB/T 9704)' },
};
