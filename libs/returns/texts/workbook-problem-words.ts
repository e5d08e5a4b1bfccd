/** What is said of a problem in a file, and what would be accepted. */
export interface Wording {
  zh: string;
  en: string;
  accepted: { zh: string; en: string };
}

const RETURNS = {
  zh: '在月报页面下载该单位、该月的工作簿后填写',
  en: 'the workbook of that organisation and month, downloaded from the page of returns',
};

/** Messages for what is wrong only with a workbook of monthly returns. */
export const WORKBOOK_PROBLEMS = {
  WORKBOOK_FOREIGN: {
    zh: '这不是从本系统下载的月报工作簿（第一格的标记不见了）',
    en: 'This is no workbook of returns from this program: the mark in its first cell is gone',
    accepted: RETURNS,
  },
  WORKBOOK_OTHER: {
    zh: '这是 {organisation} {month} 的工作簿，不是所选单位与月份的',
    en: 'This is the workbook of {organisation} for {month}, of another organisation or month',
    accepted: RETURNS,
  },
  WORKBOOK_LINE_WITHOUT_PROJECT: {
    zh: '这一行没有项目编号，不知属于哪个项目',
    en: 'This line has no id of a project, so that it belongs to none',
    accepted: {
      zh: '填在该项目已有的行里；多一个资金来源时复制整行再改',
      en: 'the lines of the project; for one more source, copy a whole line and change it',
    },
  },
  WORKBOOK_LINE_OF_SOURCE: {
    zh: '项目的第二行起只填资金来源、到位与支付',
    en: 'From its second line on, a project states sources, money in place and paid alone',
    accepted: { zh: '填在该项目的第一行', en: 'the first line of the project' },
  },
  WORKBOOK_PROJECT_UNKNOWN: {
    zh: '该单位没有这一行所指的项目',
    en: 'The organisation does not lead the project of this line',
    accepted: RETURNS,
  },
  WORKBOOK_PERCENT: {
    zh: '“{value}”不是 0 到 100 的百分数，或多于两位小数',
    en: '"{value}" is no percentage from 0 to 100 with at most two places',
    accepted: { zh: '例如 45 或 45.5', en: 'such as 45 or 45.5' },
  },
  WORKBOOK_TEXT_TOO_LONG: {
    zh: '文字超过 {max} 个字符',
    en: 'The text is longer than {max} characters',
    accepted: { zh: '缩短文字', en: 'a shorter text' },
  },
  WORKBOOK_STALE: {
    zh: '下载以后，“{project}”的月报已被修改，而这里填的与现在的不同',
    en: 'The return of "{project}" was changed since the workbook was made, and this line differs from it',
    accepted: {
      zh: '重新下载后再填这一行',
      en: 'a workbook downloaded anew, with this line filled in again',
    },
  },
} as const satisfies Record<string, Wording>;
