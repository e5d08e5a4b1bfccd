import { describe, expect, it } from '@jest/globals';
import { listFileAddress } from './list-file-address.js';

describe('the address of a list as a file', () => {
  it('keeps the filters and leaves out page size and place', () => {
    expect(
      listFileAddress('/api/projects?limit=50&cursor=abc&flagship=true&q=%E6%9D%AD', 'xlsx', 'zh'),
    ).toBe('/api/projects?flagship=true&q=%E6%9D%AD&format=xlsx&language=zh');
  });

  it('is that of the list alone when it has no filters', () => {
    expect(listFileAddress('/api/alarms', 'csv', 'en')).toBe('/api/alarms?format=csv&language=en');
  });
});
