import { describe, expect, it } from '@jest/globals';
import { filtersOf, queryOf, shows } from './view-filters.js';

const back = (params: URLSearchParams) => new URLSearchParams(queryOf(filtersOf(params)));

describe('the filters of a view', () => {
  it.each(['', 'q=%E6%9C%BA%E5%9C%BA&flagship=true&money=wan', 'q=a+%26+b%3D%25', 'a.b=1&c-d=%2F'])(
    'are those of the address “%s”, and lead back to it',
    (query) => {
      const params = new URLSearchParams(query);
      expect(back(params).toString()).toBe(params.toString());
      expect(shows(params, filtersOf(params))).toBe(true);
    },
  );

  it.each([
    ['q=&kind=reform', 'kind=reform'],
    [`q=${'x'.repeat(201)}&kind=reform`, 'kind=reform'],
  ])('leave out what no view keeps: %s', (query, kept) => {
    expect(queryOf(filtersOf(new URLSearchParams(query)))).toBe(kept);
  });

  it.each<[string, string, boolean]>([
    ['a=1&b=2', 'b=2&a=1', true],
    ['a=1', 'a=2', false],
    ['a=1', 'a=1&b=2', false],
    ['a=1&b=2', 'a=1', false],
    ['', '', true],
    ['a=', '', true],
  ])('of the address “%s” are those of “%s”: %s', (address, view, same) => {
    expect(shows(new URLSearchParams(address), filtersOf(new URLSearchParams(view)))).toBe(same);
  });
});
