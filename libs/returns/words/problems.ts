import { defineProblems } from '#platform/problem';

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

declare module '#platform/problem' {
  interface DeclaredProblems {
    returns: typeof returnsProblems;
  }
}
