import { BODY, CHARACTER_SPACE, LINE_PITCH, MARGINS, PAGE_NUMBER, SHEET } from './gbt9704.js';

/** A font with its size in half points. */
export interface Font {
  font: string;
  halfPoints: number;
}

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const properties = ({ font, halfPoints }: Font): string =>
  `<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${font}"/>` +
  `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/></w:rPr>`;

const run = (words: string, font: Font): string =>
  `<w:r>${properties(font)}<w:t xml:space="preserve">${words}</w:t></w:r>`;

/**
 * Returns a paragraph. The words are part of a template of ours and hold no mark of XML.
 * @param layout its further properties as XML, such as its alignment
 */
export const paragraph = (words: string, font: Font, layout = ''): string =>
  `<w:p><w:pPr>${layout}</w:pPr>${words === '' ? '' : run(words, font)}</w:p>`;

const EDGES = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((edge) => `<w:${edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
  .join('');

/** Returns a table whose first row is repeated on each page. Widths are in twips. */
export function table(
  widths: readonly number[],
  font: Font,
  [head = [], ...rows]: readonly (readonly string[])[],
): string {
  const cell = (words: string, index: number): string =>
    `<w:tc><w:tcPr><w:tcW w:w="${widths[index] ?? 0}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>` +
    `${paragraph(words, font, '<w:snapToGrid w:val="0"/>')}</w:tc>`;
  const row = (cells: readonly string[], kind: string): string =>
    `<w:tr><w:trPr><w:cantSplit/>${kind}</w:trPr>${cells.map(cell).join('')}</w:tr>`;
  const width = widths.reduce((sum, one) => sum + one, 0);
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblBorders>${EDGES}</w:tblBorders>` +
    `<w:tblLayout w:type="fixed"/></w:tblPr>` +
    `<w:tblGrid>${widths.map((one) => `<w:gridCol w:w="${one}"/>`).join('')}</w:tblGrid>` +
    `${row(head, '<w:tblHeader/>')}${rows.map((cells) => row(cells, '')).join('')}</w:tbl>`
  );
}

/** Returns the main part of a document from its paragraphs and tables, with sheet and grid. */
export const documentXml = (parts: readonly string[]): string =>
  `${HEAD}<w:document xmlns:w="${WORD}" xmlns:r="${RELATIONS}"><w:body>${parts.join('')}` +
  `<w:sectPr><w:footerReference w:type="default" r:id="rId2"/>` +
  `<w:pgSz w:w="${SHEET.width}" w:h="${SHEET.height}"/>` +
  `<w:pgMar w:top="${MARGINS.top}" w:right="${MARGINS.right}" w:bottom="${MARGINS.bottom}" ` +
  `w:left="${MARGINS.left}" w:header="851" w:footer="1418" w:gutter="0"/>` +
  `<w:docGrid w:type="linesAndChars" w:linePitch="${LINE_PITCH}" w:charSpace="${CHARACTER_SPACE}"/>` +
  `</w:sectPr></w:body></w:document>`;

const STYLES =
  `${HEAD}<w:styles xmlns:w="${WORD}"><w:docDefaults><w:rPrDefault>${properties(BODY)}` +
  `</w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">` +
  `<w:name w:val="Normal"/><w:pPr><w:jc w:val="both"/></w:pPr>${properties(BODY)}</w:style></w:styles>`;

const field = (kind: string): string =>
  `<w:r>${properties(PAGE_NUMBER)}<w:fldChar w:fldCharType="${kind}"/></w:r>`;
const FOOTER =
  `${HEAD}<w:ftr xmlns:w="${WORD}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>` +
  `${run('— ', PAGE_NUMBER)}${field('begin')}<w:r>${properties(PAGE_NUMBER)}` +
  `<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>${field('separate')}` +
  `${run('1', PAGE_NUMBER)}${field('end')}${run(' —', PAGE_NUMBER)}</w:p></w:ftr>`;

const part = (name: string, type: string): string =>
  `<Override PartName="/word/${name}.xml" ContentType="${TYPE}.${type}+xml"/>`;
const TYPES =
  `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
  `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  `<Default Extension="xml" ContentType="application/xml"/>${part('document', 'document.main')}` +
  `${part('styles', 'styles')}${part('footer1', 'footer')}</Types>`;

const relation = (id: string, kind: string, target: string): string =>
  `<Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`;
const relations = (...all: readonly string[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;

/** Returns the parts of a Word file, by name, around its main part. */
export const wordParts = (main: string): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': TYPES,
  '_rels/.rels': relations(relation('rId1', 'officeDocument', 'word/document.xml')),
  'word/_rels/document.xml.rels': relations(
    relation('rId1', 'styles', 'styles.xml'),
    relation('rId2', 'footer', 'footer1.xml'),
  ),
  'word/document.xml': main,
  'word/footer1.xml': FOOTER,
  'word/styles.xml': STYLES,
});
