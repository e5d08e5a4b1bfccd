import { defineProblems } from '#platform/problem';

/**
 * Problem codes of the domain `milestones`, each with its HTTP status and its error message in
 * Chinese and English.
 */
export const milestonesProblems = defineProblems('milestones', {
  DAY_IN_FUTURE: {
    status: 422,
    zh: '完成日期不能晚于今天（{today}）',
    en: 'The day of completion cannot be after today ({today})',
  },
  NOTHING_TO_CHANGE: {
    status: 400,
    zh: '没有改动任何内容',
    en: 'Nothing would change',
  },
  EXPLANATION_REQUIRED: {
    status: 422,
    zh: '调整预计日期必须说明原因',
    en: 'A change of forecast needs an explanation',
  },
  MILESTONE_ALREADY_MET: {
    status: 422,
    zh: '该节点已于 {metOn} 完成，不能再调整预计日期',
    en: 'This milestone was met on {metOn}; its forecast can no longer change',
  },
});

declare module '#platform/problem' {
  interface DeclaredProblems {
    milestones: typeof milestonesProblems;
  }
}
