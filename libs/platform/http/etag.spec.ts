import { describe, expect, it } from '@jest/globals';
import { etagOf, requireVersion } from './etag.js';

describe('If-Match', () => {
  it('takes what the read gave', () => expect(requireVersion(etagOf(12))).toBe(12));
  it('takes a tag that a compressing proxy weakened', () =>
    expect(requireVersion('W/"v3"')).toBe(3));
  it.each<[string | null | undefined, string]>([
    [undefined, 'IF_MATCH_REQUIRED'],
    [null, 'IF_MATCH_REQUIRED'],
    ['', 'IF_MATCH_REQUIRED'],
    ['*', 'IF_MATCH_REQUIRED'],
    ['3', 'EDIT_STALE'],
    ['"3"', 'EDIT_STALE'],
    ['"v0"', 'EDIT_STALE'],
    ['"v-1"', 'EDIT_STALE'],
    ['"v1", "v2"', 'EDIT_STALE'],
    ['"v99999999999"', 'EDIT_STALE'],
  ])('%s → %s', (given, code) =>
    expect(() => requireVersion(given)).toThrow(expect.objectContaining({ code })),
  );
});
