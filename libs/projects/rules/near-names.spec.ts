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

  it('is found among many that are alike, which are not all compared', () => {
    const many = Array.from({ length: 5_000 }, (_, at) => `道路整治工程 ${at}（示例）`);
    const among = new NearNames([...many, '示例快线一期工程（示例）']);
    expect(among.closest('示例快线一期工程（暂名）', 0.6)?.name).toBe('示例快线一期工程（示例）');
    expect(among.closest('道路整治工程 4321（示例）', 0.6)?.likeness).toBe(1);
  });

  it('is equal with likeness 1', () =>
    expect(near.closest('杭州中环（示例）', 0)?.likeness).toBe(1));
});
