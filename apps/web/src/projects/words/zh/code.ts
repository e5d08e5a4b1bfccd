/** Chinese texts for codes of the API, such as states, grouped by kind of code. */
export const code = {
  stage: {
    proposed: '谋划',
    preparation: '前期',
    construction: '在建',
    completed: '建成',
    'final-account': '决算',
    evaluated: '后评价',
    deferred: '缓建',
    suspended: '停建',
    cancelled: '终止',
  },
  approvalRegime: { approval: '审批', verification: '核准', filing: '备案' },
  locationType: { Point: '点', LineString: '线', Polygon: '面' },
};
