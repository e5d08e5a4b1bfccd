import { describe, expect, it } from '@jest/globals';
import { depthWithin } from './depth.js';

const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));

describe('how deep a body may be', () => {
  it.each<[string, unknown, boolean]>([
    ['nothing', undefined, true], ['a text', 'a', true], ['a flat object', { a: 1, b: [2] }, true],
    ['twenty levels', nested(20), true], ['far too many', nested(100_000), false],
  ])('%s', (_, body, fits) => expect(depthWithin(body, 20)).toBe(fits));
});
