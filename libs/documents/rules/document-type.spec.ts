import { describe, expect, it } from '@jest/globals';
import { contentOfArchive, unpacksTooLarge } from './archive.js';
import { documentTypeOf, EXCEL, OFD, OPEN_DOCUMENT, WORD, ZIP } from './document-type.js';
import { contentOfText } from './text-content.js';

describe('the type of a document', () => {
  it.each<[string, string | null, string]>([
    ['批复.pdf', 'application/pdf', 'application/pdf'],
    ['批复.PDF', 'application/pdf', 'application/pdf'],
    ['批复.ofd', OFD, OFD],
    ['现场.jpeg', 'image/jpeg', 'image/jpeg'],
    ['台账.xlsx', EXCEL, EXCEL],
    ['旧台账.xls', 'application/x-cfb', 'application/vnd.ms-excel'],
    ['请示.wps', 'application/x-cfb', 'application/wps-office.wps'],
    ['说明.txt', 'text', 'text/plain'],
    ['数据.csv', 'text', 'text/csv'],
    ['附件.zip', ZIP, ZIP],
    ['附件.zip', WORD, ZIP],
    ['公文.odt', OPEN_DOCUMENT, 'application/vnd.oasis.opendocument.text'],
  ])('%s with %s is %s', (name, content, mediaType) =>
    expect(documentTypeOf(name, content)).toEqual({ mediaType }),
  );

  it.each<[string, string | null, object]>([
    ['批复.pdf', 'application/x-msdownload', { problem: 'content', ending: 'pdf' }],
    ['批复.pdf', 'image/png', { problem: 'content', ending: 'pdf' }],
    ['批复.pdf', null, { problem: 'content', ending: 'pdf' }],
    ['说明.txt', 'markup', { problem: 'content', ending: 'txt' }],
    ['报告.docx', EXCEL, { problem: 'content', ending: 'docx' }],
    ['图.svg', 'markup', { problem: 'ending', ending: 'svg' }],
    ['页.html', 'markup', { problem: 'ending', ending: 'html' }],
    ['程序.exe', 'application/x-msdownload', { problem: 'ending', ending: 'exe' }],
    ['宏.xlsm', null, { problem: 'ending', ending: 'xlsm' }],
    ['没有扩展名', 'application/pdf', { problem: 'ending', ending: '' }],
    ['x.constructor', 'application/pdf', { problem: 'ending', ending: '' }],
    ['x.valueOf', 'application/pdf', { problem: 'ending', ending: 'valueof' }],
  ])('%s with %s is refused', (name, content, problem) =>
    expect(documentTypeOf(name, content)).toEqual(problem),
  );
});

describe('an archive', () => {
  const named = (...names: string[]) => names.map((name) => ({ name, unpackedBytes: 10 }));
  it.each<[string, string[], string | null]>([
    ['an OFD', ['OFD.xml', 'Doc_0/Document.xml'], OFD],
    ['a Word file', ['[Content_Types].xml', 'word/document.xml'], WORD],
    ['a workbook', ['[Content_Types].xml', 'xl/workbook.xml'], EXCEL],
    ['a workbook with macros', ['[Content_Types].xml', 'xl/vbaProject.bin'], null],
    ['an OpenDocument', ['mimetype', 'content.xml'], OPEN_DOCUMENT],
    ['anything else', ['照片/1.jpg'], ZIP],
    ['an empty one', [], ZIP],
  ])('is %s by its names', (_, names, content) =>
    expect(contentOfArchive(named(...names))).toBe(content),
  );

  it.each<[number[], number, boolean]>([
    [[1_000, 1_000], 1_000, false],
    [[200_000], 1_000, false],
    [[200_001], 1_000, true],
    [[1_100_000_000, 1_100_000_000], 100_000_000, true],
  ])('with %j bytes in %d is too large inside: %s', (unpacked, bytes, expected) =>
    expect(
      unpacksTooLarge(
        unpacked.map((unpackedBytes) => ({ name: 'x', unpackedBytes })),
        bytes,
      ),
    ).toBe(expected),
  );
});

describe('text', () => {
  const gb18030 = Buffer.from('cfeec4bf', 'hex');
  it.each<[string, Uint8Array, boolean, string | null]>([
    ['in UTF-8', Buffer.from('项目,月份\r\n'), true, 'text'],
    ['in GB 18030', gb18030, true, 'text'],
    ['whose last character is cut', Buffer.from('项目').subarray(0, 5), false, 'text'],
    ['that is a page', Buffer.from('  <!DOCTYPE html><script>1</script>'), true, 'markup'],
    ['that is a drawing', Buffer.from('<svg onload="x()">'), true, 'markup'],
    [
      'that is a drawing after its declaration',
      Buffer.from('<?xml version="1.0"?><svg/>'),
      true,
      'markup',
    ],
    ['with a byte of zero', Buffer.from('a\0b'), true, null],
    ['of no encoding', Buffer.from([0xff, 0xff, 0xff]), true, null],
  ])('%s is %s', (_, bytes, complete, content) =>
    expect(contentOfText(bytes, complete)).toBe(content),
  );
});
