import { defineProblems } from '#platform';

/** Problems of the domain `plan`. */
export const planProblems = defineProblems('plan', {
  PLAN_EXISTS: {
    status: 409,
    zh: '规划代码 {plan} 已被使用',
    en: 'A plan is already known by {plan}',
  },
  PLAN_UNKNOWN: { status: 422, zh: '没有这个规划', en: 'There is no such plan' },
});

declare module '#platform' {
  interface DeclaredProblems {
    plan: typeof planProblems;
  }
}
