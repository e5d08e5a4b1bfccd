import { Problem } from '#platform/problem';

/** Returns what a function returns, or the code of the problem that it throws. */
export function codeThrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}
