import { defineProblems } from '#platform/problem';

/** Problems of the domain `project-lists`, with their messages in both languages. */
export const projectListsProblems = defineProblems('project-lists', {
  PROJECT_LIST_REFUSED: {
    status: 422,
    zh: '清单有 {count} 处问题，未提交任何项目',
    en: 'The list has {count} problems; no project was submitted',
  },
  PROJECT_LIST_EMPTY: {
    status: 422,
    zh: '清单中没有项目',
    en: 'The list has no project',
  },
  PROJECT_LIST_TOO_LONG: {
    status: 422,
    zh: '清单超过 {limit} 行，请拆成几个文件',
    en: 'The list has more than {limit} rows: split it into several files',
  },
  LIST_HEADINGS_UNKNOWN: {
    status: 422,
    zh: '前 20 行里没有找到表头：至少须有“项目名称”和另一列',
    en: 'No row of headings was found in the first 20: a column with the names of the projects and another one are needed',
  },
  LIST_UNIT_NEEDED: {
    status: 422,
    zh: '“{heading}”没有写明单位：请写在表头（如“总投资（万元）”），或在导入时选择',
    en: '"{heading}" states no unit: write it in brackets behind the heading, or choose it when bringing the list in',
  },
  LIST_VALUE_UNKNOWN: {
    status: 422,
    zh: '“{heading}”里的“{value}”不在可用的取值中',
    en: '"{value}" is none of the values of "{heading}"',
  },
  LIST_ORGANISATION_UNKNOWN: {
    status: 422,
    zh: '没有名为“{value}”的单位：请写系统中的单位名称或代码，或先新建单位',
    en: 'No organisation is called "{value}": write its name or code here, or create it first',
  },
  LIST_ITEM_UNREADABLE: {
    status: 422,
    zh: '“{value}”不是规划条目：写专栏号与条目号',
    en: '"{value}" is no plan item: write the number of the column and that of the item',
  },
  LIST_DAY_UNREADABLE: {
    status: 422,
    zh: '“{value}”不是日期、月份或年份',
    en: '"{value}" is no day, month or year',
  },
  LIST_COLUMNS_UNREADABLE: {
    status: 422,
    zh: '无法理解对列的说明“{value}”',
    en: 'What is said of a column, "{value}", cannot be understood',
  },
  LIST_ROWS_UNREADABLE: {
    status: 422,
    zh: '“{value}”不是行号',
    en: '"{value}" is no number of a row',
  },
  LIST_TEXT_TOO_LONG: {
    status: 422,
    zh: '文字过长',
    en: 'The text is too long',
  },
});

declare module '#platform/problem' {
  interface DeclaredProblems {
    projectLists: typeof projectListsProblems;
  }
}
