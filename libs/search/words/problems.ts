import { defineProblems } from '#platform/problem';

/** Problems of the domain `search`, with their messages in both languages. */
export const searchProblems = defineProblems('search', {});

declare module '#platform/problem' {
  interface DeclaredProblems {
    search: typeof searchProblems;
  }
}
