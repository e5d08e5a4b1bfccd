/** Chinese texts for codes of the API, such as states, grouped by kind of code. */
export const code = {
  returnState: { draft: '填报中', submitted: '已报送', returned: '已退回', approved: '审核通过' },
  returnDuty: { 'not-asked': '不要求报送', owed: '应报', late: '逾期未报', filed: '已报' },
  boardState: {
    'not-asked': '不要求',
    'not-begun': '未开始',
    draft: '填报中',
    submitted: '已报送',
    returned: '有退回',
    passed: '全部通过',
    late: '逾期',
    closed: '已结月',
  },
  importState: {
    waiting: '等待处理',
    running: '处理中',
    refused: '有问题',
    ready: '试导入成功',
    filed: '已送审',
    approved: '已入账',
    returned: '已退回',
    withdrawn: '已撤回',
    undone: '已整体冲销',
    failed: '失败',
  },
  importPhase: { reading: '读取文件', judging: '逐行核对', rehearsing: '试入账', filing: '送审' },
  importUnit: { 亿元: '亿元', 万元: '万元', 元: '元', 分: '分' },
};
