import { describe, expect, it } from '@jest/globals';
import { NearNames } from './near-names.js';

const near = new NearNames([
  '杭州机场轨道快线（示例）',
  '杭州中环（示例）',
  '城西科创大走廊（示例）',
]);

describe('a name that is like another', () => {
  it.each([
    ['杭州机场轨道快线', '杭州机场轨道快线（示例）'],
    ['杭州中环高速公路', null],
    ['杭州中环（示例）', '杭州中环（示例）'],
    ['一条路', null],
    ['', null],
  ])('of %s is %s', (text, name) => expect(near.closest(text, 0.6)?.name ?? null).toBe(name));

  it('is equal with likeness 1', () =>
    expect(near.closest('杭州中环（示例）', 0)?.likeness).toBe(1));
});
