import { describe, expect, it } from '@jest/globals';
import { readFieldPath } from './field-path.js';

describe('where a field stands', () => {
  it.each([
    ['amountFen', { list: null, row: null, name: 'amountFen' }],
    ['entries[3].amountFen', { list: null, row: 4, name: 'amountFen' }],
    ['entries.3.amountFen', { list: null, row: 4, name: 'amountFen' }],
    ['reasons.0.explanation', { list: 'reasons', row: 1, name: 'explanation' }],
    ['content.funding.1.source', { list: 'funding', row: 2, name: 'source' }],
    ['curveFen.2', { list: 'curveFen', row: 3, name: null }],
    ['parameters.atDays', { list: null, row: null, name: 'atDays' }],
    ['composition.landFen', { list: null, row: null, name: 'landFen' }],
    ['', { list: null, row: null, name: null }],
  ])('%s', (path, place) => expect(readFieldPath(path)).toEqual(place));
});
