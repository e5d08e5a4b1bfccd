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
