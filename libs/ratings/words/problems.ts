import { defineProblems } from '#platform/problem';

/** Problems of the domain `ratings`, with their messages in both languages. */
export const ratingsProblems = defineProblems('ratings', {});

declare module '#platform/problem' {
  interface DeclaredProblems {
    ratings: typeof ratingsProblems;
  }
}
