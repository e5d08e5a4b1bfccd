import { defineProblems } from '#platform/problem';

/**
 * Problem codes of the domain `milestones`, each with its HTTP status and its error message in
 * Chinese and English.
 */
export const milestonesProblems = defineProblems('milestones', {
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
