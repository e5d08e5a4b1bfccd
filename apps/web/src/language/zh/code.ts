/** Words for the codes of the API, one list per code. */
export const code = {
  kind: { investment: '投资项目', programme: '任务', reform: '改革', 'spatial-guidance': '空间引导' },
  stage: {
    proposed: '谋划', preparation: '前期', construction: '在建', completed: '建成', 'final-account': '决算', evaluated: '后评价',
    deferred: '缓建', suspended: '停建', cancelled: '终止',
  },
  scope: { 'whole-line': '全线', 'hangzhou-section': '杭州段', 'not-stated': '口径未说明' },
  approvalRegime: { approval: '审批', verification: '核准', filing: '备案' },
  tier: { flagship: '标志性项目', standard: '一般' },
  series: { completed: '完成投资', funds: '资金到位', paid: '支付' },
  fundingSource: {
    'central-budget': '中央预算内', 'ultra-long-treasury-bond': '超长期特别国债', provincial: '省级财政', municipal: '市级财政', district: '区县财政',
    'special-bond': '专项债', 'general-bond': '一般债', 'enterprise-bond': '企业债券', 'bank-loan': '银行贷款', 'self-raised': '企业自筹（含资本金）',
    ppp: '社会资本（PPP）', reits: 'REITs', 'government-fund': '政府投资基金', foreign: '利用外资', other: '其他',
  },
  origin: { direct: '直接登记', return: '月报', import: '导入', correction: '冲销' },
  rule: {
    'milestone-due-soon': '节点临近', 'milestone-overdue': '节点逾期', 'total-exceeded': '超总投资', 'total-nearly-spent': '接近总投资',
    'plan-period-exceeded': '超规划期投资',
  },
  severity: { red: '红', amber: '黄' },
  alertState: { open: '待处理', acknowledged: '已确认', resolved: '已解除', superseded: '已被替代' },
  milestoneState: { met: '已完成', overdue: '已逾期', expected: '未到期' },
  role: {
    officer: '项目专员', manager: '主管', auditor: '审计员', 'system-admin': '系统管理员', 'security-admin': '安全管理员', 'audit-admin': '审计管理员',
  },
  comparator: {
    '>=': '≥', '>': '>', '=': '=', '~': '≈', '<=': '≤', '<': '<', range: '区间', 'by-date': '按期达成', 'in-step': '同步', 'province-assigned': '省下达指标',
  },
  basis: { 'level-at-end': '期末水平', cumulative: '累计', 'per-year': '每年' },
  targetKind: { value: '目标值', floor: '底线（始终保持）', 'province-assigned': '省下达指标', 'in-step': '与经济增长同步', none: '只有年均或累计' },
  rateKind: { annual: '年均', cumulative: '五年累计' },
  outcome: { done: '已完成', refused: '被拒绝' },
  part: { database: '数据库', queue: '队列', worker: '后台进程', alerts: '预警判定', scan: '每日扫描', mail: '邮件', record: '操作记录封存' },
  sign: {
    backend: '队列所在', waiting: '等待的任务', failed: '失败', lastSweepAt: '上次巡检', touches: '等待判定的变更', oldestTouchSeconds: '最久已等（秒）',
    urgentUntold: '未通知的急件', unheard: '无人可通知的预警', lastSlotOn: '上次扫描日', finishedAt: '扫描完成时间', transport: '投递方式', pending: '待发邮件',
    oldestPendingSeconds: '最久已等（秒）',
    unsealed: '未封存记录', oldestUnsealedSeconds: '最久未封存（秒）',
  },
  health: { ok: '正常', degraded: '异常' },
  language: { zh: '中文', en: '英文' },
  moneyUnit: { yi: '亿元', wan: '万元', yuan: '元' },
};
