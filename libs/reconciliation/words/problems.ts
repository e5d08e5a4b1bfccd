import { defineProblems } from '#platform/problem';

/** Problems of the domain `reconciliation`, with their messages in both languages. */
export const reconciliationProblems = defineProblems('reconciliation', {
  MONTH_NOT_BEGUN: {
    status: 422,
    zh: '{month} 尚未开始',
    en: '{month} has not begun',
  },
  EXTERNAL_SYSTEM_TWICE: {
    status: 422,
    zh: '同一外部系统填了两次',
    en: 'The same system is given twice',
  },
  EXTERNAL_ID_TAKEN: {
    status: 409,
    zh: '该编号在此系统中已属于另一项目',
    en: 'In this system the id belongs to another project',
  },
});

declare module '#platform/problem' {
  interface DeclaredProblems {
    reconciliation: typeof reconciliationProblems;
  }
}
