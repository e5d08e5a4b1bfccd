import { describe, expect, it } from '@jest/globals';
import { decodeText } from './text.js';

describe('a text from outside', () => {
  it('is refused when bytes of it were damaged on their way: what they said is lost for good', () => {
    const bytes = Buffer.from('{"note":"省级补助"}');
    bytes[bytes.length - 3] = 0x41;
    const { note } = JSON.parse(bytes.toString()) as { note: string };
    expect(decodeText(note, { min: 1, max: 100, lines: true })).toBeUndefined();
    expect(decodeText('省级补助', { min: 1, max: 100, lines: true })).toBe('省级补助');
  });
});
