import { defineProblems } from '#platform/problem';

/** Problems of the domain `outside-systems`, with their messages in both languages. */
export const outsideSystemsProblems = defineProblems('outside-systems', {
  OUTSIDE_SYSTEM_BEGUN: {
    status: 409,
    zh: '“{code}”已有自 {from} 起的说明，新的说明须自更晚的日期起',
    en: '{code} is described from {from} on already; a new description begins later',
  },
  HEADING_TWICE: {
    status: 422,
    zh: '列标题“{heading}”出现了两次',
    en: 'Two columns are headed {heading}',
  },
  DEADLINE_TOO_LATE: {
    status: 422,
    zh: '次月没有那么多天，最多为第 {most} 天',
    en: 'The following month has no such day; at most {most}',
  },
  OUTSIDE_SYSTEM_NOT_IN_FORCE: {
    status: 422,
    zh: '{month} 不适用这一版说明，请选用当月有效的一版',
    en: 'This description does not hold for {month}; take the one in force in that month',
  },
  OUTSIDE_SYSTEM_MONTH_NOT_BEGUN: {
    status: 422,
    zh: '{month} 还没有开始，没有可报的数',
    en: '{month} has not begun, so there is nothing to report',
  },
});

declare module '#platform/problem' {
  interface DeclaredProblems {
    outsideSystems: typeof outsideSystemsProblems;
  }
}
