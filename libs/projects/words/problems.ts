import { defineProblems } from '#platform/problem';

/**
 * Problem codes of the domain `projects`, each with its HTTP status and its error message in
 * Chinese and English.
 */
export const projectsProblems = defineProblems('projects', {
  PROJECT_CODE_TAKEN: {
    status: 409,
    zh: '项目代码 {code} 已属于某个项目',
    en: 'The project code {code} names a project already',
  },
  HAND_OVER_TO_SAME_UNIT: {
    status: 422,
    zh: '项目已属于该单位',
    en: 'A project already belongs to that organisation',
  },
  PARENT_BELOW_ITSELF: {
    status: 422,
    zh: '项目不能是自己或其子项的组成部分',
    en: 'A project cannot be part of itself or of one of its own parts',
  },
});

declare module '#platform/problem' {
  interface DeclaredProblems {
    projects: typeof projectsProblems;
  }
}
