import { describe, expect, it } from '@jest/globals';
import { type BatchFlaw, firstFlawOf } from './compare-batch.js';
import type { Leaf } from './audit-batch.js';

const leaf = (id: number, hash = `of ${id}`): Leaf => ({ id: BigInt(id), hash });
const flaw = (id: number, what: string): BatchFlaw => ({
  recordId: BigInt(id),
  kind: expect.stringMatching(/^record-/) as unknown as BatchFlaw['kind'],
  what: expect.stringContaining(what) as unknown as string,
});
const sealed = [leaf(1), leaf(2), leaf(4)];

describe('the first record that is not as it was signed', () => {
  it.each<[string, Leaf[], BatchFlaw | null]>([
    ['none', sealed, null],
    ['changed', [leaf(1), leaf(2, 'other'), leaf(4, 'other')], flaw(2, 'changed')],
    ['two that changed places', [leaf(1), leaf(2, 'of 4'), leaf(4, 'of 2')], flaw(2, 'changed')],
    ['first gone', [leaf(2), leaf(4)], flaw(1, 'gone')],
    ['gone from between', [leaf(1), leaf(4)], flaw(2, 'gone')],
    ['cut off at the end', [leaf(1), leaf(2)], flaw(4, 'gone')],
    ['all gone', [], flaw(1, 'gone')],
    ['put in where an id was free', [leaf(1), leaf(2), leaf(3), leaf(4)], flaw(3, 'put in')],
    ['put in before', [leaf(0), leaf(1), leaf(2), leaf(4)], flaw(0, 'put in')],
    ['put in at the end', [...sealed, leaf(5)], flaw(5, 'put in')],
  ])('%s', (_, standing, expected) => expect(firstFlawOf(sealed, standing)).toEqual(expected));
});
