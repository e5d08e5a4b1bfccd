import { defineProblems } from '#platform/problem';

/** Problems of the domain `project-lists`, with their messages in both languages. */
export const projectListsProblems = defineProblems('project-lists', {});

declare module '#platform/problem' {
  interface DeclaredProblems {
    projectLists: typeof projectListsProblems;
  }
}
