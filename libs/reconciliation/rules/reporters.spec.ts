import { describe, expect, it } from '@jest/globals';
import { differencesOf, disagree, type Figures } from './reporters.js';

const figures = (given: Partial<Figures>): Figures => ({
  dispatch: null,
  statistics: null,
  treasury: null,
  audit: null,
  ...given,
});

describe('figures of several reporters', () => {
  it.each<[string, Partial<Figures>, boolean, (string | null)[]]>([
    ['nobody said anything', {}, false, [null, null, null]],
    ['one alone', { statistics: '5' }, false, [null, null, null]],
    ['the same', { dispatch: '5', treasury: '5' }, false, [null, '0', null]],
    ['less', { dispatch: '500', statistics: '480' }, true, ['-20', null, null]],
    ['zero is said', { dispatch: '0', audit: '7' }, true, [null, null, '7']],
    ['two others', { statistics: '5', audit: '6' }, true, [null, null, null]],
    [
      'large amounts stay exact',
      { dispatch: '900719925474099300', treasury: '900719925474099301' },
      true,
      [null, '1', null],
    ],
  ])('%s', (_, given, apart, [statistics, treasury, audit]) => {
    expect(disagree(figures(given))).toBe(apart);
    expect(differencesOf(figures(given))).toEqual({ statistics, treasury, audit });
  });
});
