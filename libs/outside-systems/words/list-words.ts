import type { ListWords } from '#platform/declarations';

/** Words of the fields of the domain `outside-systems` in lists that leave as files. */
export const outsideSystemsListWords: ListWords = {
  headings: {
    columns: { zh: '列', en: 'Columns' },
    deadline: { zh: '截止日', en: 'Deadline' },
    field: { zh: '内容', en: 'Content' },
    heading: { zh: '列标题', en: 'Heading' },
    validUntil: { zh: '有效至', en: 'Valid until' },
  },
  codes: {
    'OutsideColumnDto.field': {
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
    },
    'OutsideDeadlineDto.kind': {
      'working-day': { zh: '次月第几个工作日', en: 'Working day of the following month' },
      'day-of-month': { zh: '次月几日', en: 'Day of the following month' },
    },
    'OutsideSystemDto.unit': {
      yuan: { zh: '元', en: 'yuan' },
      wan: { zh: '万元', en: '10,000 yuan' },
      yi: { zh: '亿元', en: '100 million yuan' },
    },
  },
};
