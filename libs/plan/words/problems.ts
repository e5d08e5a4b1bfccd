import { defineProblems } from '#platform/problem';

/**
 * Problem codes of the domain `plan`, each with its HTTP status and its error message in Chinese
 * and English.
 */
export const planProblems = defineProblems('plan', {
  PLAN_EXISTS: {
    status: 409,
    zh: '规划代码 {plan} 已被使用',
    en: 'A plan is already known by {plan}',
  },
  PLAN_UNKNOWN: { status: 422, zh: '没有这个规划', en: 'There is no such plan' },
});

declare module '#platform/problem' {
  interface DeclaredProblems {
    plan: typeof planProblems;
  }
}
