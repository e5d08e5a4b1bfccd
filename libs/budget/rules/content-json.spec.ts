import { expect, it } from '@jest/globals';
import { packContent, unpackContent } from './content-json.js';

it('a content comes back as it went, amounts exact', () => {
  const content = {
    amountFen: 9_007_199_254_740_993n,
    curveFen: [0n, 1n],
    note: '12',
    composition: null,
    reasons: [{ class: 'price', amountFen: -3n }],
  };
  expect(packContent(content)).toEqual({
    amountFen: '9007199254740993',
    curveFen: ['0', '1'],
    note: '12',
    composition: null,
    reasons: [{ class: 'price', amountFen: '-3' }],
  });
  expect(unpackContent(packContent(content))).toEqual(content);
});
