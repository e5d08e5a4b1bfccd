import { describe, expect, it } from '@jest/globals';
import { NO_LAYER_FILTERS, readLayerFilters, writeLayerFilters } from './layer-filters.js';

describe('filters of the layers in the address', () => {
  it.each<[string, object]>([
    ['', NO_LAYER_FILTERS],
    [
      'level=cannot-be-judged&layer=plan-period&column=10&flagship=true',
      {
        ...NO_LAYER_FILTERS,
        level: 'cannot-be-judged',
        layer: 'plan-period',
        column: 10,
        flagship: true,
      },
    ],
    ['level=green&layer=all&column=0', NO_LAYER_FILTERS],
  ])('%s', (text, filters) => {
    expect(readLayerFilters(new URLSearchParams(text))).toEqual(filters);
  });

  it('survive writing and reading, and leave the rest of the address alone', () => {
    const filters = {
      ...NO_LAYER_FILTERS,
      level: 'red',
      layer: 'year-plan',
      kind: 'investment',
      unitId: 'city',
    } as const;
    const written = writeLayerFilters(new URLSearchParams('money=wan'), filters);
    expect([readLayerFilters(written), written.get('money')]).toEqual([filters, 'wan']);
    expect(writeLayerFilters(written, NO_LAYER_FILTERS).toString()).toBe('money=wan');
  });
});
