import { isDateFormat } from 'hucre';
import { UnreadableFile } from '../rules/import-problem.js';
import { plainWord } from '../rules/import-words.js';
import { SHARED_CHARACTERS_MAX, SHARED_TEXTS_MAX, STYLES_MAX } from '../rules/import-limits.js';
import type { Archive } from './archive.js';
import { readMarkup, scanMarkup } from './scan-markup.js';

/**
 * What is needed to read one sheet of a workbook: the path of the sheet inside the zip archive, and
 * the tables to which the cells of the sheet refer.
 */
export interface WorkbookParts {
  sheet: string;
  texts: readonly string[];
  /** For each cell style, by its index: whether numbers of that style are dates. */
  dateStyles: readonly boolean[];
  from1904: boolean;
}

/**
 * Numbers of the built-in formats for dates and times (ECMA-376 part 1, 18.8.30, including those of
 * East Asia).
 */
const DATE_FORMATS: ReadonlySet<number> = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51,
  52, 53, 54, 55, 56, 57, 58,
]);
const SHEETS_MAX = 1_000;

/**
 * Finds the sheet to read and the tables to which its cells refer.
 * @throws UnreadableFile; with the code SHEET_CHOICE when no name is given and several sheets have
 * content
 */
export async function workbookParts(
  archive: Archive,
  asked: string | null,
): Promise<WorkbookParts> {
  const book = [...(await relationsOf(archive, '')).values()].find(
    ({ kind }) => kind === 'officeDocument',
  );
  if (!book) throw damaged('no workbook');
  const { sheets: named, from1904 } = await namedSheets(archive, book.target);
  const relations = await relationsOf(archive, book.target);
  const sheets = named.flatMap(({ name, visible, relation }): Sheet[] => {
    const part = relations.get(relation);
    return part?.kind === 'worksheet' ? [{ name, visible, part: part.target }] : [];
  });
  const sheet = await sheetMeant(archive, sheets, asked);
  const partOf = (kind: string): string | undefined =>
    [...relations.values()].find((one) => one.kind === kind && archive.has(one.target))?.target;
  const [texts, styles] = [partOf('sharedStrings'), partOf('styles')];
  return {
    sheet: sheet.part,
    from1904,
    texts: texts === undefined ? [] : await sharedTexts(archive, texts),
    dateStyles: styles === undefined ? [] : await stylesOfDates(archive, styles),
  };
}

/** A worksheet: its name, whether it is visible, and its path inside the zip archive. */
interface Sheet {
  name: string;
  visible: boolean;
  part: string;
}

/**
 * Returns the sheet with the given name; without a name, the only visible sheet that is not empty.
 */
async function sheetMeant(
  archive: Archive,
  sheets: readonly Sheet[],
  asked: string | null,
): Promise<Sheet> {
  if (sheets.length === 0) throw damaged('no worksheet');
  if (asked !== null) {
    const found =
      sheets.find(({ name }) => name === asked) ??
      sheets.find(({ name }) => plainWord(name) === plainWord(asked));
    if (!found) throw new UnreadableFile('SHEET_UNKNOWN', { sheet: asked, names: namesOf(sheets) });
    return found;
  }
  const visible = sheets.filter((sheet) => sheet.visible);
  const [only, ...others] = visible;
  if (!only) throw new UnreadableFile('SHEETS_HIDDEN', { names: namesOf(sheets) });
  if (others.length === 0) return only;
  const filled: Sheet[] = [];
  for (const sheet of visible) if (await isFilledIn(archive, sheet.part)) filled.push(sheet);
  if (filled.length > 1) throw new UnreadableFile('SHEET_CHOICE', { names: namesOf(filled) });
  return filled[0] ?? only;
}

const NAMES_SHOWN = 20;
const namesOf = (sheets: readonly Sheet[]): string =>
  sheets
    .slice(0, NAMES_SHOWN)
    .map(({ name }) => `“${name.slice(0, 40)}”`)
    .join('、') + (sheets.length > NAMES_SHOWN ? '…' : '');

/** Tells whether a sheet has a cell with content. Reading stops at the first such cell. */
async function isFilledIn(archive: Archive, part: string): Promise<boolean> {
  let inside = false;
  let found = false;
  const reader = {
    open(tag: string) {
      inside = tag === 'v' || tag === 't';
    },
    text(text: string) {
      found ||= inside && text.trim() !== '';
    },
    close() {
      inside = false;
    },
  };
  for await (const after of scanMarkup(archive.textOf(part), reader)) {
    void after;
    if (found) return true;
  }
  return false;
}

interface Relation {
  kind: string;
  target: string;
}

/**
 * Returns the relations of the file `part` inside the workbook's archive, by relation id. With ''
 * for `part`, the relations of the archive as a whole.
 */
async function relationsOf(archive: Archive, part: string): Promise<Map<string, Relation>> {
  const folder = part.includes('/') ? part.slice(0, part.lastIndexOf('/') + 1) : '';
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const relations = new Map<string, Relation>();
  await readMarkup(archive.textOf(name), {
    open(tag, { Id, Type, Target, TargetMode }) {
      if (tag !== 'Relationship' || !Id || !Type || !Target || TargetMode === 'External') return;
      if (relations.size >= SHEETS_MAX) throw damaged('relations');
      relations.set(Id, {
        kind: Type.slice(Type.lastIndexOf('/') + 1),
        target: Target.startsWith('/') ? Target.slice(1) : within(folder, Target),
      });
    },
    text() {},
    close() {},
  });
  return relations;
}

/** Resolves a path relative to a folder; `..` goes up. */
function within(folder: string, target: string): string {
  const steps = folder.split('/').filter((step) => step !== '');
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

interface NamedSheet {
  name: string;
  visible: boolean;
  relation: string;
}

async function namedSheets(
  archive: Archive,
  book: string,
): Promise<{ sheets: NamedSheet[]; from1904: boolean }> {
  const sheets: NamedSheet[] = [];
  let from1904 = false;
  await readMarkup(archive.textOf(book), {
    open(tag, attributes) {
      if (tag === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (tag !== 'sheet') return;
      const relation =
        attributes['r:id'] ??
        Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1];
      if (sheets.length >= SHEETS_MAX) throw damaged('sheets');
      if (relation !== undefined)
        sheets.push({
          name: attributes['name'] ?? '',
          visible: (attributes['state'] ?? 'visible') === 'visible',
          relation,
        });
    },
    text() {},
    close() {},
  });
  if (sheets.length === 0) throw damaged('no sheet');
  return { sheets, from1904 };
}

async function sharedTexts(archive: Archive, part: string): Promise<string[]> {
  const texts: string[] = [];
  let characters = 0;
  const gathered = new TextGatherer();
  await readMarkup(archive.textOf(part), {
    open: (tag) => gathered.open(tag),
    text(text) {
      if (gathered.take(text)) characters += text.length;
      if (characters > SHARED_CHARACTERS_MAX)
        throw new UnreadableFile('SHARED_TEXTS_TOO_LONG', { limit: SHARED_CHARACTERS_MAX });
    },
    close(tag) {
      gathered.close(tag);
      if (tag !== 'si') return;
      if (texts.length >= SHARED_TEXTS_MAX)
        throw new UnreadableFile('SHARED_TEXTS_TOO_MANY', { limit: SHARED_TEXTS_MAX });
      texts.push(gathered.taken());
    },
  });
  return texts;
}

/**
 * Collects the text of a cell from its parts. Phonetic parts, which say how a text is pronounced,
 * are left out.
 */
export class TextGatherer {
  private text = '';
  private inText = false;
  private aloud = false;

  open(tag: string): void {
    if (tag === 'rPh') this.aloud = true;
    if (tag === 't') this.inText = !this.aloud;
  }

  /**
   * Adds a text to the cell's text if the parser is inside an element with visible text. Other
   * texts, such as phonetic ones, are left out.
   * @returns whether the text was added.
   */
  take(text: string): boolean {
    if (this.inText) this.text += text;
    return this.inText;
  }

  close(tag: string): void {
    if (tag === 'rPh') this.aloud = false;
    if (tag === 't') this.inText = false;
  }

  /**
   * Returns the text collected so far, with escaped characters decoded, and begins an empty text.
   */
  taken(): string {
    const text = withoutEscapes(this.text);
    this.text = '';
    return text;
  }
}

/**
 * Decodes escapes such as `_x000D_`, which represent the character with that hexadecimal number
 * (ECMA-376 part 1, 22.9.2.19).
 */
export const withoutEscapes = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : text;

async function stylesOfDates(archive: Archive, part: string): Promise<boolean[]> {
  const own = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCells = false;
  await readMarkup(archive.textOf(part), {
    open(tag, { numFmtId, formatCode }) {
      if (tag === 'cellXfs') inCells = true;
      if (tag === 'numFmt')
        own.set(Number(numFmtId), isDateFormat((formatCode ?? '').slice(0, 255)));
      if (tag === 'xf' && inCells)
        styles.push(own.get(Number(numFmtId)) ?? DATE_FORMATS.has(Number(numFmtId)));
      if (styles.length > STYLES_MAX || own.size > STYLES_MAX)
        throw new UnreadableFile('STYLES_TOO_MANY', { limit: STYLES_MAX });
    },
    text() {},
    close(tag) {
      if (tag === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

const damaged = (reason: string): UnreadableFile =>
  new UnreadableFile('FILE_UNREADABLE', { reason: `xlsx: ${reason}` });
