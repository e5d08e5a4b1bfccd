import { defineProblems } from '#platform/problem';

/** Problems of the domain `papers`, with their messages in both languages. */
export const papersProblems = defineProblems('papers', {
  PAPER_MONTH_NOT_OVER: {
    status: 422,
    zh: '该月尚未结束，没有完整的当月数据；最近可出的是 {last}',
    en: 'The month is not over, so that its figures are not complete; the last one that is over is {last}',
  },
  PAPER_ISSUED_OUTSIDE: {
    status: 422,
    zh: '印发日期须在所通报月份结束之后，且不晚于今天 {today}',
    en: 'A paper is issued after the end of the month it is about, and not after today, {today}',
  },
  PAPER_NUMBER_TAKEN: {
    status: 409,
    zh: '这个文号已经用过，请换一个',
    en: 'Another paper has this number already; choose another one',
  },
});

declare module '#platform/problem' {
  interface DeclaredProblems {
    papers: typeof papersProblems;
  }
}
