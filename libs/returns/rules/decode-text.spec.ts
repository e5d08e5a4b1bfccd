import { describe, expect, it } from '@jest/globals';
import { decodeCsv, delimiterOf, formatOf, isOldWorkbook } from './decode-text.js';

/** The bytes of 项目 ("project") in GB18030. */
const GB = [0xcf, 0xee, 0xc4, 0xbf];

describe('the bytes of a CSV file', () => {
  it.each<[string, number[] | Buffer, string]>([
    ['UTF-8', Buffer.from('项目'), '项目'],
    ['UTF-8 with a mark', Buffer.from('\ufeff项目'), '项目'],
    ['GB18030', GB, '项目'],
    ['nothing', [], ''],
  ])('are read as %s', (_, bytes, text) => expect(decodeCsv(Uint8Array.from(bytes))).toBe(text));
  it.each<[string, string, (bytes: Buffer) => void, string]>([
    [
      'one byte',
      '项目,备注\n地铁,省级补助',
      (bytes) => (bytes[bytes.length - 1] = 0x3f),
      '项目,备注\n地铁,省级补\ufffd?',
    ],
    ['one byte beside a mark', '\ufeff注', (bytes) => (bytes[4] = 0x3f), '\ufffd?\ufffd'],
    [
      'a byte in a file that has little Chinese',
      'project,note\nmetro,地铁四期',
      (bytes) => (bytes[bytes.length - 2] = 0x20),
      'project,note\nmetro,地铁四\ufffd \ufffd',
    ],
  ])('stay UTF-8 when %s is damaged', (_, text, damage, read) => {
    const bytes = Buffer.from(text);
    damage(bytes);
    expect(decodeCsv(bytes)).toBe(read);
  });
  it('stay GB18030 when one byte is damaged', () => {
    const bytes = Uint8Array.from([...Array.from({ length: 30 }, () => GB).flat(), 0xff, 0x2c]);
    expect(decodeCsv(bytes)).toBe(`${'项目'.repeat(30)}\ufffd,`);
  });
  it('are refused when they are neither', () =>
    expect(() => decodeCsv(Uint8Array.from([0xff, 0xff, 0xff]))).toThrow('FILE_ENCODING'));

  it.each<[string, string]>([
    ['a,b,c\n1;2;3;4;5', ','],
    ['a;b;c\n1,2,3,4', ';'],
    ['a\tb\tc\n1,2', '\t'],
    ['"a;b;c;d",e', ','],
    ['\n\n a;b', ';'],
    ['a', ','],
    ['', ','],
  ])('%j is split at %j', (text, mark) => expect(delimiterOf(text)).toBe(mark));

  it('tell a workbook from a text, and an old one from both', () => {
    expect([
      formatOf(Uint8Array.from([0x50, 0x4b, 3, 4])),
      formatOf(Uint8Array.from(GB)),
      formatOf(new Uint8Array()),
    ]).toEqual(['xlsx', 'csv', 'csv']);
    const old = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]);
    expect([
      formatOf(old),
      isOldWorkbook(old),
      isOldWorkbook(Uint8Array.from([0x50, 0x4b])),
    ]).toEqual(['xlsx', true, false]);
  });
});
