/** Chinese texts for codes of the API, such as states, grouped by kind of code. */
export const code = {
  series: { completed: '完成投资', funds: '资金到位', paid: '支付' },
  fundingSource: {
    'central-budget': '中央预算内',
    'ultra-long-treasury-bond': '超长期特别国债',
    provincial: '省级财政',
    municipal: '市级财政',
    district: '区县财政',
    'special-bond': '专项债',
    'general-bond': '一般债',
    'enterprise-bond': '企业债券',
    'bank-loan': '银行贷款',
    'self-raised': '企业自筹（含资本金）',
    ppp: '社会资本（PPP）',
    reits: 'REITs',
    'government-fund': '政府投资基金',
    foreign: '利用外资',
    other: '其他',
  },
  origin: { direct: '直接登记', return: '月报', import: '导入', correction: '更正' },
  proposalKind: { posting: '登记', correction: '更正与冲销', import: '导入', undo: '整体冲销' },
  verificationWay: { cli: '命令行', api: '页面或接口', scheduled: '每晚自动' },
};
