import { defineFactWords, defineProblems } from '#platform/problem';

/**
 * Problem codes of the domain `supervision`, each with its HTTP status and its error message in
 * Chinese and English.
 */
export const supervisionProblems = defineProblems('supervision', {
  FINDING_STATE: {
    status: 409,
    zh: '该审计发现处于“{state}”状态，不能进行此操作',
    en: 'The finding is {state}; that cannot be done now',
  },
  ENTRY_UNKNOWN: {
    status: 422,
    zh: '该项目的台账没有第 {sequence} 号分录',
    en: 'The ledger of the project has no entry {sequence}',
  },
});

defineFactWords('supervision', {
  state: {
    open: { zh: '待答复', en: 'waiting for an answer' },
    answered: { zh: '待审定', en: 'answered' },
    closed: { zh: '已销号', en: 'closed' },
  },
});

declare module '#platform/problem' {
  interface DeclaredProblems {
    supervision: typeof supervisionProblems;
  }
}
