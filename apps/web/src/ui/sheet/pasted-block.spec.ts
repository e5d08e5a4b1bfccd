import { describe, expect, it } from '@jest/globals';
import { isBlock, layOut, readBlock } from './pasted-block.js';

describe('a block copied from a spreadsheet', () => {
  it.each<[string, string[][]]>([
    [
      '1\t2\r\n3\t4\r\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    [
      '1,250.50\t\n\t 7 ',
      [
        ['1,250.50', ''],
        ['', '7'],
      ],
    ],
    ['"一 ""二"""\t"3"', [['一 "二"', '3']]],
    ['5', [['5']]],
  ])('%j is read cell by cell', (text, block) => {
    expect(readBlock(text)).toEqual(block);
  });

  it('is more than one cell where a tab or a line end parts them', () => {
    expect(['5', '5\n', '5\t6', '5\n6'].map(isBlock)).toEqual([false, false, true, true]);
  });

  it('is laid out from the cell it is pasted into, and what lies beyond the sheet is counted', () => {
    expect(
      layOut(
        [
          ['1', '2'],
          ['3', '4'],
        ],
        { row: 1, column: 0 },
        { rows: 2, columns: 2 },
      ),
    ).toEqual({
      placed: [
        { row: 1, column: 0, text: '1' },
        { row: 1, column: 1, text: '2' },
      ],
      beyond: 2,
    });
  });
});
