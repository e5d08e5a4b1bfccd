import { describe, expect, it } from '@jest/globals';
import { codesOf } from './audit-event-codes.js';

describe('codes of a list of words', () => {
  it.each([
    [
      { done: '完成', refused: '拒绝' },
      [
        ['done', '完成'],
        ['refused', '拒绝'],
      ],
    ],
    [
      { ledger: { post: '提交分录', reverse: '提交冲销' }, project: '项目' },
      [
        ['ledger.post', '提交分录'],
        ['ledger.reverse', '提交冲销'],
        ['project', '项目'],
      ],
    ],
    [{}, []],
  ])('%j', (words, codes) => expect(codesOf(words)).toEqual(codes));
});
