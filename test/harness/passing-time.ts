import { jest } from '@jest/globals';

const realNow = Date.now.bind(Date);
let ahead = 0;

/** Moves `Date.now` forward, for libraries that do not use the clock of the program. */
export function letPass(seconds: number): void {
  ahead += seconds * 1_000;
  jest.spyOn(Date, 'now').mockImplementation(() => realNow() + ahead);
}
