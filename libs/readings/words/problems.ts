import { defineProblems } from '#platform/problem';

/** Problems of the domain `readings`, with their messages in both languages. */
export const readingsProblems = defineProblems('readings', {
  READING_UNIT_OTHER: {
    status: 422,
    zh: '读数的计量单位须与目标一致',
    en: 'The reading must be in the unit of the target',
  },
  READING_BEFORE_PLAN: {
    status: 422,
    zh: '读数日期早于规划期',
    en: 'The day of the reading lies before the plan period',
  },
  READING_NOT_0_OR_1: {
    status: 422,
    zh: '此目标只有“完成”与“未完成”：填 1 或 0',
    en: 'This target is either reached or not: give 1 or 0',
  },
  READING_TWICE: {
    status: 422,
    zh: '同一指标同一天填报了两次',
    en: 'The same indicator is given twice for one day',
  },
});

declare module '#platform/problem' {
  interface DeclaredProblems {
    readings: typeof readingsProblems;
  }
}
