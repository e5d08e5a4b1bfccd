import { defineProblems } from '#platform';

/** Problems of the domain `projects`. */
export const projectsProblems = defineProblems('projects', {
  DOCUMENT_UNKNOWN: {
    status: 422,
    zh: '项目没有登记过文号为“{document}”的文件，请先登记',
    en: 'The project has no registered document {document}; register it first',
  },
  DOCUMENT_EXISTS: {
    status: 409,
    zh: '该项目已登记过文号“{document}”',
    en: 'The project already has a document numbered {document}',
  },
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

declare module '#platform' {
  interface DeclaredProblems {
    projects: typeof projectsProblems;
  }
}
