/** Chinese texts for codes of the API, such as states, grouped by kind of code. */
export const code = {
  contractKind: {
    construction: '施工',
    turnkey: '工程总承包',
    survey: '勘察',
    design: '设计',
    supervision: '监理',
    equipment: '设备采购',
    materials: '材料采购',
    services: '咨询服务',
    land: '征地拆迁',
    other: '其他',
  },
  contractEvent: {
    change: '变更',
    visa: '现场签证',
    'settlement-submitted': '结算送审',
    settled: '结算审定',
  },
};
