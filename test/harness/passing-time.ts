import { jest } from '@jest/globals';

const realNow = Date.now.bind(Date);
let ahead = 0;

/** Moves `Date.now` forward for libraries, which do not use the program's own clock. */
export function letPass(seconds: number): void {
  ahead += seconds * 1_000;
  jest.spyOn(Date, 'now').mockImplementation(() => realNow() + ahead);
}
