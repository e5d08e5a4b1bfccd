import { describe, expect, it } from '@jest/globals';
import type { Day } from '#values';
import { evaluateValue, keeps, type PromisedValue, type ValueOn } from './evaluate-value.js';

const promise = (given: Partial<PromisedValue>): PromisedValue => ({
  measuring: 'level',
  comparator: '=',
  value: '516',
  valueTo: null,
  base: null,
  from: '2021-01-01' as Day,
  dueOn: '2025-12-31' as Day,
  ...given,
});
const at = (on: string, value: string): ValueOn => ({ on: on as Day, value });
const DURING = '2023-07-01' as Day;
const AFTER = '2026-11-30' as Day;

describe('a value that keeps a promise', () => {
  it.each<[string, Partial<PromisedValue>, string, boolean]>([
    ['equal is reached', { comparator: '=' }, '516', true],
    ['equal is passed', { comparator: '=' }, '520.5', true],
    ['equal is not reached', { comparator: '=' }, '515.99', false],
    ['equal from above is reached below', { base: '600' }, '510', true],
    ['equal from above is not reached above', { base: '600' }, '517', false],
    ['more than asks for more', { comparator: '>' }, '516', false],
    ['at least takes the same', { comparator: '>=' }, '516.0', true],
    ['less than', { comparator: '<' }, '516', false],
    ['at most', { comparator: '<=' }, '516', true],
    ['within a range', { comparator: 'range', valueTo: '600' }, '600', true],
    ['above a range', { comparator: 'range', valueTo: '600' }, '601', false],
    ['done', { comparator: 'by-date', value: null }, '1', true],
    ['not done', { comparator: 'by-date', value: null }, '0', false],
    ['a long decimal is compared exactly', { value: '0.1' }, '0.100000000001', true],
  ])('%s', (_, given, value, expected) => {
    expect(keeps(promise(given), value)).toBe(expected);
  });
});

describe('where a value stands', () => {
  it.each<[string, Partial<PromisedValue>, ValueOn[], Day, string, string]>([
    ['nothing recorded', {}, [], AFTER, 'not-evaluable', 'no-reading'],
    ['only a day to come', {}, [at('2024-01-01', '516')], DURING, 'not-evaluable', 'no-reading'],
    [
      'no figure in the plan',
      { measuring: 'none', value: null },
      [at('2022-01-01', '3')],
      DURING,
      'not-evaluable',
      'no-figure',
    ],
    ['reached early', {}, [at('2023-06-30', '516')], DURING, 'attained', 'reached'],
    ['one level without a base', {}, [at('2023-06-30', '400')], DURING, 'not-evaluable', 'no-path'],
    [
      'on the path between two readings',
      {},
      [at('2021-01-01', '300'), at('2023-06-30', '420')],
      DURING,
      'on-track',
      'on-path',
    ],
    [
      'below the path from the base',
      { base: '300' },
      [at('2023-06-30', '350')],
      DURING,
      'behind',
      'below-path',
    ],
    [
      'falling as it should',
      { value: '20', base: '40' },
      [at('2023-06-30', '29')],
      DURING,
      'on-track',
      'on-path',
    ],
    [
      'a total half way',
      { measuring: 'total', value: '100' },
      [at('2023-06-30', '52')],
      DURING,
      'on-track',
      'on-path',
    ],
    [
      'a total too small',
      { measuring: 'total', value: '100' },
      [at('2023-06-30', '40')],
      DURING,
      'behind',
      'below-path',
    ],
    ['missed on its day', {}, [at('2025-12-31', '500')], AFTER, 'missed', 'day-passed'],
    [
      'last known before its day',
      { base: '300' },
      [at('2025-06-30', '500')],
      AFTER,
      'behind',
      'day-passed',
    ],
    [
      'a floor kept',
      { measuring: 'floor', comparator: '>=', value: '66', base: '66.9' },
      [at('2022-12-31', '66.2')],
      DURING,
      'on-track',
      'kept',
    ],
    [
      'a floor broken',
      { measuring: 'floor', comparator: '>=', value: '66' },
      [at('2022-12-31', '65.9')],
      DURING,
      'behind',
      'broken',
    ],
    [
      'a floor kept to the end',
      { measuring: 'floor', comparator: '>=', value: '66' },
      [at('2025-12-31', '66')],
      AFTER,
      'attained',
      'kept',
    ],
    [
      'each year, one of them short',
      { measuring: 'each-year', comparator: '>=', value: '300' },
      [at('2021-12-31', '310'), at('2022-12-31', '290')],
      DURING,
      'behind',
      'below-path',
    ],
    [
      'each year, the present one still growing',
      { measuring: 'each-year', comparator: '>=', value: '300' },
      [at('2021-12-31', '310'), at('2023-06-30', '120')],
      DURING,
      'on-track',
      'on-path',
    ],
    [
      'years that nobody recorded',
      { measuring: 'each-year', comparator: '>=', value: '300' },
      [at('2021-12-31', '310')],
      AFTER,
      'not-evaluable',
      'years-missing',
    ],
    [
      'the mean of the years',
      { measuring: 'mean-of-years', comparator: '>=', value: '6' },
      [8.5, 1.5, 5.6, 7.9, 6.6].map((value, year) => at(`${2021 + year}-12-31`, String(value))),
      AFTER,
      'attained',
      'reached',
    ],
    [
      'the last recorded one of a day counts',
      {},
      [at('2023-06-30', '516'), at('2023-06-30', '51.6')],
      DURING,
      'not-evaluable',
      'no-path',
    ],
  ])('%s', (_, given, readings, today, state, reason) => {
    expect(evaluateValue(promise(given), readings, today)).toMatchObject({ state, reason });
  });

  it('says how fast it must grow and where it goes', () => {
    const evaluated = evaluateValue(promise({ base: '300' }), [at('2023-07-02', '350')], AFTER);
    expect(evaluated.expected).toBeCloseTo(407.9, 0);
    expect(evaluated.neededPerYear).toBeCloseTo(66.5, 0);
    expect(evaluated.forecast).toBeCloseTo(400.1, 0);
  });
});
