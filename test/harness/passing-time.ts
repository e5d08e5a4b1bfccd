import { jest } from '@jest/globals';

const realNow = Date.now.bind(Date);
let ahead = 0;

/** Lets time pass for libraries, which look at `Date.now` and know nothing of the tracker's clock. */
export function letPass(seconds: number): void {
  ahead += seconds * 1_000;
  jest.spyOn(Date, 'now').mockImplementation(() => realNow() + ahead);
}
