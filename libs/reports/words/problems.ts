import { defineProblems } from '#platform/problem';

/**
 * Problem codes of the domain `reports`, each with its HTTP status and its error message in Chinese
 * and English.
 */
export const reportsProblems = defineProblems('reports', {
  RENDERER_TOO_OLD: {
    status: 422,
    zh: '第 1、2 版报表程序不支持这种分组、筛选、单位或文件格式',
    en: 'Renderers 1 and 2 do not know this grouping, filter, unit or kind of file',
  },
  REPORT_TOO_LONG: {
    status: 422,
    zh: '报表超过 {limit} 行，请用 format=csv 下载，或缩小范围',
    en: 'The report has more than {limit} rows; take it as CSV (format=csv), or narrow it',
  },
  PDF_TOO_LONG: {
    status: 422,
    zh: '报表有 {rows} 行，PDF 最多 {limit} 行，请改用 format=csv 或 format=xlsx，或缩小范围',
    en: 'The report has {rows} rows and a PDF takes {limit}; take CSV (format=csv) or a workbook (format=xlsx), or narrow it',
  },
  PDF_TOO_WIDE: {
    status: 422,
    zh: '报表的 {columns} 列在 PDF 的一页上放不下，请改用 format=csv 或 format=xlsx，或减少分组',
    en: 'The {columns} columns of the report do not fit on a page; take CSV (format=csv) or a workbook (format=xlsx), or group by less',
  },
  MANIFESTS_NOT_ALIKE: {
    status: 422,
    zh: '两份凭据的分组或金额口径不同，无法逐行比较',
    en: 'The two manifests are grouped differently and cannot be compared line by line',
  },
});

declare module '#platform/problem' {
  interface DeclaredProblems {
    reports: typeof reportsProblems;
  }
}
