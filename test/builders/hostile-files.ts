import { constants, crc32, deflateRawSync } from 'node:zlib';

/**
 * A file that an attacker could upload to stop the program, created by code. Each file is at most
 * 20 MB, the limit of an upload; most are far smaller and unpack to hundreds of megabytes. The
 * program must reject every such file with a message, because of a limit on bytes, counts, memory
 * or processor time.
 */
export interface HostileFile {
  name: string;
  bytes: Buffer;
}

/** An empty last block of a Deflate stream. */
const LAST_BLOCK = Buffer.from([0x03, 0x00]);
const NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONSHIPS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
const XML = '<?xml version="1.0" encoding="UTF-8"?>';

/**
 * A file inside a zip archive. Its text is `before`, then `unit` repeated `times` times, then
 * `after`. `claimed` is a wrong size for the archive to state; without it the archive states the
 * right one.
 */
interface Part {
  name: string;
  before?: string;
  unit?: string;
  times?: number;
  after?: string;
  claimed?: number;
}

interface PackedPart {
  name: Buffer;
  packed: Buffer;
  size: number;
  crc: number;
}

/** Ways in which the directory of a zip archive can contain wrong information. */
interface ArchiveManner {
  /**
   * Parts that the archive's classic directory lists. All other parts are listed in the zip64
   * directory only.
   */
  shownToClassicReaders?: readonly Part[];
  /**
   * A wrong number of entries for the directory to state; without it the directory states the right
   * one.
   */
  entries?: number;
}

/**
 * Compresses a repeated text without having all of it in memory: a Deflate block that ends at a
 * byte boundary can simply be copied any number of times.
 */
function pack({ name, before = '', unit = '', times = 0, after = '', claimed }: Part): PackedPart {
  const perBlock = Math.max(1, Math.min(times, Math.floor(1_000_000 / Math.max(1, unit.length))));
  const blocks = Math.floor(times / perBlock);
  const block = Buffer.from(unit.repeat(times === 0 ? 0 : perBlock));
  const rest = Buffer.from(unit.repeat(times - blocks * perBlock));
  const packedBlock = flushed(block);
  let crc = crc32(Buffer.from(before));
  for (let index = 0; index < blocks; index += 1) crc = crc32(block, crc);
  crc = crc32(Buffer.from(after), crc32(rest, crc));
  const size =
    Buffer.byteLength(before) + blocks * block.length + rest.length + Buffer.byteLength(after);
  const packed = Buffer.concat([
    flushed(Buffer.from(before)),
    ...Array.from({ length: blocks }, () => packedBlock),
    flushed(rest),
    flushed(Buffer.from(after)),
    LAST_BLOCK,
  ]);
  return { name: Buffer.from(name), packed, size: claimed ?? size, crc };
}

const flushed = (bytes: Buffer): Buffer =>
  bytes.length === 0
    ? Buffer.alloc(0)
    : deflateRawSync(bytes, { level: 9, finishFlush: constants.Z_FULL_FLUSH });

/**
 * Builds a zip archive of parts. If `claimed` is set in a part, or if the second parameter is
 * given, the archive contains a wrong size, number of entries or list of files.
 */
export function archiveOf(
  parts: readonly Part[],
  { shownToClassicReaders, entries }: ArchiveManner = {},
): Buffer {
  const bodies: Buffer[] = [];
  let at = 0;
  const written = (part: Part): Buffer => {
    const { name, packed, size, crc } = pack(part);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(crc, 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 6);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(crc, 16);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(size, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(at, 42);
    bodies.push(local, name, packed);
    at += 30 + name.length + packed.length;
    return Buffer.concat([central, name]);
  };
  const directory = Buffer.concat(parts.map(written));
  if (!shownToClassicReaders)
    return Buffer.concat([
      ...bodies,
      directory,
      endOf(entries ?? parts.length, directory.length, at),
    ]);
  const classic = Buffer.concat(shownToClassicReaders.map(written));
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(BigInt(parts.length), 24);
  record.writeBigUInt64LE(BigInt(parts.length), 32);
  record.writeBigUInt64LE(BigInt(directory.length), 40);
  record.writeBigUInt64LE(BigInt(at), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(at + directory.length + classic.length), 8);
  locator.writeUInt32LE(1, 16);
  const end = endOf(shownToClassicReaders.length, classic.length, at + directory.length);
  return Buffer.concat([...bodies, directory, classic, record, locator, end]);
}

function endOf(entries: number, length: number, at: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(entries, 0xffff), 8);
  end.writeUInt16LE(Math.min(entries, 0xffff), 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(at, 16);
  return end;
}

const ROOT: Part = {
  name: '_rels/.rels',
  before: `${XML}<Relationships ${RELATIONSHIPS}><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
};
const TYPES: Part = {
  name: '[Content_Types].xml',
  before: `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
};
const BOOK: Part = {
  name: 'xl/workbook.xml',
  before: `${XML}<workbook ${NAMESPACE} xmlns:r="${RELATIONS}"><sheets><sheet name="示例" sheetId="1" r:id="rId1"/></sheets></workbook>`,
};
const relation = (id: number, kind: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`;
const BOOK_RELATIONS: Part = {
  name: 'xl/_rels/workbook.xml.rels',
  before: `${XML}<Relationships ${RELATIONSHIPS}>${relation(1, 'worksheet', 'worksheets/sheet1.xml')}${relation(2, 'sharedStrings', 'sharedStrings.xml')}${relation(3, 'styles', 'styles.xml')}</Relationships>`,
};
const FRAME = [TYPES, ROOT, BOOK, BOOK_RELATIONS];
const STRINGS: Part = {
  name: 'xl/sharedStrings.xml',
  before: `<sst ${NAMESPACE}><si><t>项目</t></si></sst>`,
};
const STYLES: Part = { name: 'xl/styles.xml', before: `<styleSheet ${NAMESPACE}/>` };
const SHEET: Part = {
  name: 'xl/worksheets/sheet1.xml',
  before: `<worksheet ${NAMESPACE}><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>`,
};
const sheet = (over: Omit<Part, 'name'>): Part => ({ ...SHEET, before: '', ...over });
const SHEET_BEGINS = `<worksheet ${NAMESPACE}><sheetData>`;
const SHEET_ENDS = '</sheetData></worksheet>';

/**
 * Builds a workbook (.xlsx) with these parts; the parts that every workbook needs and that are not
 * given are small and correct.
 */
export function workbookOf(parts: readonly Part[], manner: ArchiveManner = {}): Buffer {
  const named = new Set(parts.map(({ name }) => name));
  return archiveOf(
    [...[...FRAME, STRINGS, STYLES, SHEET].filter(({ name }) => !named.has(name)), ...parts],
    manner,
  );
}

const ENDLESS_ROW = { before: `${SHEET_BEGINS}<row r="1">`, after: `</row>${SHEET_ENDS}` };

const HOSTILE: Readonly<Record<string, () => Buffer>> = {
  'shared-strings-58-million.xlsx': () =>
    workbookOf([
      {
        ...STRINGS,
        before: `<sst ${NAMESPACE}>`,
        unit: '<si/>',
        times: 58_000_000,
        after: '</sst>',
      },
    ]),
  'shared-strings-of-200-megabytes.xlsx': () =>
    workbookOf([
      {
        ...STRINGS,
        before: `<sst ${NAMESPACE}>`,
        unit: `<si><t>${'示'.repeat(1000)}</t></si>`,
        times: 70_000,
        after: '</sst>',
      },
    ]),
  'zip64-hides-600-megabytes.xlsx': () =>
    archiveOf(
      [
        ...FRAME,
        STYLES,
        STRINGS,
        sheet({ before: SHEET_BEGINS, unit: ' '.repeat(1000), times: 600_000, after: SHEET_ENDS }),
      ],
      { shownToClassicReaders: [...FRAME, STYLES, STRINGS, SHEET] },
    ),
  'attribute-never-closed.xlsx': () =>
    workbookOf([sheet({ before: `${SHEET_BEGINS}<row r="1`, unit: 'x', times: 100_000_000 })]),
  'tag-never-closed.xlsx': () =>
    workbookOf([sheet({ before: `${SHEET_BEGINS}<row`, unit: ' a="1"', times: 20_000_000 })]),
  'comment-never-closed.xlsx': () =>
    workbookOf([sheet({ before: `${SHEET_BEGINS}<!--`, unit: ' -', times: 50_000_000 })]),
  'text-never-ends.xlsx': () =>
    workbookOf([
      sheet({
        before: `${SHEET_BEGINS}<row r="1"><c r="A1" t="inlineStr"><is><t>`,
        unit: '项目',
        times: 20_000_000,
      }),
    ]),
  'text-in-many-runs.xlsx': () =>
    workbookOf([
      sheet({
        before: `${SHEET_BEGINS}<row r="1"><c r="A1" t="inlineStr"><is>`,
        unit: '<r><t>项目</t></r>',
        times: 5_000_000,
        after: `</is></c></row>${SHEET_ENDS}`,
      }),
    ]),
  'row-of-endless-cells.xlsx': () =>
    workbookOf([sheet({ ...ENDLESS_ROW, unit: '<c><v>1</v></c>', times: 18_000_000 })]),
  'row-of-endless-empty-cells.xlsx': () =>
    workbookOf([sheet({ ...ENDLESS_ROW, unit: '<c/>', times: 60_000_000 })]),
  'rows-without-end.xlsx': () =>
    workbookOf([
      sheet({ before: SHEET_BEGINS, unit: '<row/>', times: 45_000_000, after: SHEET_ENDS }),
    ]),
  'tags-in-tags.xlsx': () =>
    workbookOf([sheet({ before: SHEET_BEGINS, unit: '<a>', times: 60_000_000 })]),
  'entities-of-entities.xlsx': () =>
    workbookOf([
      sheet({
        before: `<!DOCTYPE w [<!ENTITY a "${'x'.repeat(1000)}">${Array.from({ length: 9 }, (_, level) => `<!ENTITY a${level} "${`&a${level === 0 ? '' : level - 1};`.repeat(10)}">`).join('')}]>${SHEET_BEGINS}<row><c t="inlineStr"><is><t>&a8;</t></is></c></row>${SHEET_ENDS}`,
      }),
    ]),
  'styles-without-end.xlsx': () =>
    workbookOf([
      {
        ...STYLES,
        before: `<styleSheet ${NAMESPACE}><cellXfs>`,
        unit: '<xf numFmtId="14"/>',
        times: 14_000_000,
        after: '</cellXfs></styleSheet>',
      },
    ]),
  'size-that-lies.xlsx': () =>
    workbookOf([
      sheet({
        before: SHEET_BEGINS,
        unit: ' '.repeat(1000),
        times: 200_000,
        after: SHEET_ENDS,
        claimed: 10,
      }),
    ]),
  'part-named-twice.xlsx': () => archiveOf([...FRAME, STYLES, STRINGS, SHEET, SHEET]),
  'parts-without-end.xlsx': () =>
    archiveOf(Array.from({ length: 60_000 }, (_, index): Part => ({ name: `p${index}` }))),
  'directory-that-claims-more.xlsx': () =>
    archiveOf([...FRAME, STYLES, STRINGS, SHEET], { entries: 60_000 }),
  'commas.csv': () => Buffer.alloc(19_000_000, ','),
  'lines.csv': () => Buffer.alloc(19_000_000, '\n'),
  'quote-never-closed.csv': () =>
    Buffer.concat([Buffer.from('项目,月份,序列,金额\n"'), Buffer.alloc(19_000_000, 'x,')]),
  'quotes-without-end.csv': () => Buffer.alloc(19_000_000, '"'),
  'line-without-end.csv': () => Buffer.alloc(19_000_000, 'x'),
};

/** Names with which {@link hostileFile} returns a file. */
export const HOSTILE_NAMES: readonly string[] = Object.keys(HOSTILE);

/**
 * Returns the hostile file with a name.
 * @throws Error when there is no such file
 */
export function hostileFile(name: string): HostileFile {
  const made = HOSTILE[name];
  if (!made) throw new Error(`no hostile file is named ${name}`);
  return { name, bytes: made() };
}

/** Returns all hostile files. Creating them takes some seconds and about 100 MB of memory. */
export const hostileWorkbooks = (): HostileFile[] => HOSTILE_NAMES.map(hostileFile);
