import { describe, expect, it } from '@jest/globals';
import { readDue } from './due.js';

const years = { firstYear: 2021, lastYear: 2025 };

describe('a due word of a plan for 2021 to 2025', () => {
  it.each([
    ['2021', '2021-12-31'],
    ['2025', '2025-12-31'],
    ['2021..2025', '2025-12-31'],
    ['2022..2023', '2023-12-31'],
    ['yearly', null],
  ])('%s can be kept until %s', (due, dueOn) =>
    expect(readDue(due, years)).toEqual({ due, dueOn }),
  );

  it.each([
    '',
    '2020',
    '2026',
    '2019..2025',
    '2021..2026',
    '2025..2021',
    '2025-06',
    'every year',
    '2021..',
    '..2025',
    '2021..2022..2023',
  ])('“%s” is none', (text) => expect(readDue(text, years)).toBeNull());
});
