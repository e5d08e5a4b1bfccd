import { defineFactWords, defineProblems } from '#platform/problem';

/**
 * Problem codes of the domain `returns`, each with its HTTP status and its error message in Chinese
 * and English.
 */
export const returnsProblems = defineProblems('returns', {
  NOT_OWN_IMPORT: {
    status: 403,
    zh: '只有提交人可以送审',
    en: 'Only whoever handed the file in can send it for approval',
  },
  IMPORT_NOT_READY: {
    status: 409,
    zh: '只有试导入成功的文件才能送审（现为 {state}）',
    en: 'Only a file that was rehearsed without errors can be sent for approval (this one is {state})',
  },
  IMPORTS_UNFINISHED: {
    status: 409,
    zh: '您已有 {limit} 个文件在等待处理，请等其中一个完成',
    en: 'You have {limit} files waiting already; let one of them finish first',
  },
  IMPORT_BYTES_SPENT: {
    status: 429,
    zh: '您在 24 小时内上传的文件合计超过 {limit} 字节，请稍后再上传',
    en: 'The files you uploaded within 24 hours come to more than {limit} bytes; upload this one later',
  },
  RETURN_MONTH_NOT_BEGUN: {
    status: 422,
    zh: '{month} 尚未开始，不能填报',
    en: 'The month {month} has not begun; nothing can be reported of it',
  },
  BOARD_TOO_LONG: {
    status: 422,
    zh: '起止月份须先后有序，最多 {max} 个月',
    en: 'The last month comes after the first one; at most {max} months are shown',
  },
  WORKBOOK_REFUSED: {
    status: 422,
    zh: '工作簿有 {count} 处问题，全部未导入',
    en: 'The workbook has {count} problems; nothing of it is saved',
  },
  RETURN_LINE_TWICE: {
    status: 422,
    zh: '同一构成、资金来源或节点只能填一行',
    en: 'A part, a funding source or a milestone can be stated once only',
  },
  RETURN_EMPTY: {
    status: 422,
    zh: '月报还没有填写任何内容',
    en: 'Nothing is stated in this return yet',
  },
  RETURN_COMPLETED_MISSING: {
    status: 422,
    zh: '投资项目须填报本月完成投资；没有完成的填 0',
    en: 'An investment states what was completed in the month; 0 where nothing was',
  },
  ATTESTATION_REQUIRED: {
    status: 422,
    zh: '报送前须确认所填数据属实',
    en: 'Confirm that the figures are right before you submit them',
  },
  RETURN_SUBMITTED: {
    status: 409,
    zh: '{month} 的月报已报送，正在审核，见 {link}',
    en: 'The return of {month} waits for a decision already: {link}',
  },
  RETURN_PASSED: {
    status: 409,
    zh: '{month} 的月报已审核通过，见 {link}；如需更正，请先修改再报送',
    en: 'The return of {month} was approved: {link}. To correct it, change it first',
  },
  RETURN_MONTH_TAKEN: {
    status: 409,
    zh: '{month} 已有其他来源的台账数据或申请，见 {link}；请先处理后再报送月报',
    en: 'The month {month} has entries or requests of another source: {link}. Settle them before you submit the return',
  },
});

defineFactWords('returns', {
  state: {
    waiting: { zh: '等待处理', en: 'waiting' },
    running: { zh: '处理中', en: 'being read' },
    refused: { zh: '有问题', en: 'with problems' },
    ready: { zh: '试导入成功', en: 'rehearsed' },
    filed: { zh: '已送审', en: 'submitted' },
    approved: { zh: '已通过', en: 'approved' },
    returned: { zh: '已退回', en: 'returned' },
    withdrawn: { zh: '已撤回', en: 'withdrawn' },
    undone: { zh: '已整体冲销', en: 'undone' },
    failed: { zh: '失败', en: 'failed' },
  },
});

declare module '#platform/problem' {
  interface DeclaredProblems {
    returns: typeof returnsProblems;
  }
}
