import { describe, expect, it } from '@jest/globals';
import { guarded, withoutGuard } from './reversible-guard.js';

describe('a guard against formulas', () => {
  it.each([
    '=1+1',
    '-省级补助部分',
    '+追加',
    '@待核',
    '＝1',
    '－1',
    '\tx',
    "'-x",
    "''=x",
    "'a",
    "'",
    '',
    '普通',
    '-',
  ])('of %j is taken off again', (text) => {
    expect(withoutGuard(guarded(text))).toBe(text);
    expect(guarded(text)).not.toMatch(/^[=+\-@＝＋－＠\t\r\n]/);
  });
  it('leaves other texts alone', () =>
    expect([guarded('普通'), withoutGuard("'a")]).toEqual(['普通', "'a"]));
});
