import { describe, expect, it } from '@jest/globals';
import { decodeCursor, encodeCursor, keyPart, pageOf } from './cursor.js';

const shape = [keyPart.day, keyPart.uuid] as const;
const id = '0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10';
const refused = { code: 'CURSOR_INVALID' };

describe('a cursor', () => {
  it('comes back as it went', () =>
    expect(decodeCursor(encodeCursor(['2025-12-31', id]), shape)).toEqual(['2025-12-31', id]));
  it.each<[string, string]>([
    ['no base64url', '!!!'],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['no list', Buffer.from('{"0":1}').toString('base64url')],
    ['too few parts', encodeCursor(['2025-12-31'])],
    ['too many parts', encodeCursor(['2025-12-31', id, 1])],
    ['a day that does not exist', encodeCursor(['2025-02-30', id])],
    ['a part of another type', encodeCursor([20251231, id])],
    ['SQL for an id', encodeCursor(['2025-12-31', "' OR true --"])],
  ])('%s is refused', (_, cursor) =>
    expect(() => decodeCursor(cursor, shape)).toThrow(expect.objectContaining(refused)),
  );

  it.each<[string, (part: unknown) => boolean, unknown, boolean]>([
    ['a NUL in a text', keyPart.text, 'a\u0000', false],
    ['a long text', keyPart.text, 'a'.repeat(501), false],
    ['a Chinese text', keyPart.text, '地铁', true],
    ['a fraction', keyPart.whole, 1.5, false],
    ['more than a safe integer', keyPart.whole, 2 ** 53, false],
    ['nineteen digits', keyPart.digits, '9'.repeat(19), false],
    ['an instant', keyPart.instant, '2026-01-01T00:00:00.000Z', true],
    ['an impossible instant', keyPart.instant, '2026-13-01T00:00:00.000Z', false],
    ['a flag', keyPart.flag, 'true', false],
  ])('%s', (_, fits, part, expected) => expect(fits(part)).toBe(expected));
});

describe('a page', () => {
  const present = (row: number): string => `#${row}`;
  it('says where to go on when there is more', () =>
    expect(pageOf([1, 2, 3], 2, present, (row) => [row])).toEqual({
      items: ['#1', '#2'],
      nextCursor: encodeCursor([2]),
    }));
  it('ends when there is no more', () =>
    expect(pageOf([1, 2], 2, present, (row) => [row])).toEqual({
      items: ['#1', '#2'],
      nextCursor: null,
    }));
  it('may be empty', () =>
    expect(pageOf([], 2, present, (row) => [row])).toEqual({ items: [], nextCursor: null }));
});
