import { describe, expect, it } from '@jest/globals';
import { rankOf, readSought } from './sought.js';

const RING = { title: '杭州中环（示例）', others: ['2020-330100-48-01-123456'] };

describe('what a person types to find something', () => {
  it.each([
    ['杭州中环（示例）', 0],
    ['2020-330100-48-01-123456', 0],
    ['杭州', 1],
    ['2020-3301', 1],
    ['hzzh', 2],
    ['HZ', 2],
    ['ＨＺ', 2],
    ['中环', 3],
    ['123456', 3],
    ['zh', 4],
    ['hangzhou', 5],
    ['zhonghuan', 5],
    ['zhongh', 5],
    ['杭州 zh', 4],
    ['  示例   杭州 ', 3],
    ['angzhou', null],
    ['杭州 西湖', null],
    ['x', null],
    ['%', null],
    ['_', null],
  ])('“%s” is found in 杭州中环 with rank %s', (typed, rank) => {
    expect(rankOf(readSought(typed), RING)).toBe(rank);
  });

  it.each([
    ['重庆银行大楼', 'cqyhdl'],
    ['重点工程', 'zdgc'],
    ['长江大道G320', 'cjddg320'],
    ['绿道', 'ld'],
  ])('%s is found by the initials %s', (title, initials) => {
    expect(rankOf(readSought(initials), { title })).toBe(2);
  });

  it.each([
    ['hz', null],
    ['机场 二期工程', '二期工程'],
    ['12号线', '号线'],
  ])('“%s” narrows a query to what contains %s', (typed, narrowing) => {
    expect(readSought(typed).narrowing).toBe(narrowing);
  });
});
