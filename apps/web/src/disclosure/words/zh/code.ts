/** Chinese texts for codes of the API, such as states, grouped by kind of code. */
export const code = {
  disclosureTier: { public: '公开', internal: '内部', withheld: '不予公开（只计数）' },
  disclosedField: {
    description: '概况',
    location: '位置',
    period: '计划工期',
    budget: '投资额与年度计划',
    spend: '完成、到位与支付',
    milestones: '节点',
    documents: '文件目录',
  },
};
