import { isDateFormat } from 'hucre';
import { UnreadableFile } from '../rules/import-problem.js';
import { SHARED_CHARACTERS_MAX, SHARED_TEXTS_MAX, STYLES_MAX } from '../rules/sheet.js';
import type { Archive } from './archive.js';
import { readMarkup } from './scan-markup.js';

/** Where the first sheet of a workbook stands, and what its cells refer to. */
export interface WorkbookParts {
  sheet: string;
  texts: readonly string[];
  /** Whether numbers of a style (by its index) are days. */
  dateStyles: readonly boolean[];
  from1904: boolean;
}

/** Formats of days and times that every workbook knows by number (ECMA-376 part 1, 18.8.30, with those of East Asia). */
const DATE_FORMATS: ReadonlySet<number> = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58]);
const SHEETS_MAX = 1_000;

/** Finds the first sheet of a workbook and reads what its cells refer to. @throws UnreadableFile */
export async function workbookParts(archive: Archive): Promise<WorkbookParts> {
  const book = [...(await relationsOf(archive, '')).values()].find(({ kind }) => kind === 'officeDocument');
  if (!book) throw damaged('no workbook');
  const { relation, from1904 } = await firstSheet(archive, book.target);
  const relations = await relationsOf(archive, book.target);
  const sheet = relations.get(relation);
  if (!sheet || sheet.kind !== 'worksheet') throw damaged('no worksheet');
  const partOf = (kind: string): string | undefined => [...relations.values()].find((one) => one.kind === kind && archive.has(one.target))?.target;
  const [texts, styles] = [partOf('sharedStrings'), partOf('styles')];
  return {
    sheet: sheet.target,
    from1904,
    texts: texts === undefined ? [] : await sharedTexts(archive, texts),
    dateStyles: styles === undefined ? [] : await stylesOfDates(archive, styles),
  };
}

interface Relation {
  kind: string;
  target: string;
}

/** What a part (the archive itself: '') refers to, by the id it refers by. */
async function relationsOf(archive: Archive, part: string): Promise<Map<string, Relation>> {
  const folder = part.includes('/') ? part.slice(0, part.lastIndexOf('/') + 1) : '';
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const relations = new Map<string, Relation>();
  await readMarkup(archive.textOf(name), {
    open(tag, { Id, Type, Target, TargetMode }) {
      if (tag !== 'Relationship' || !Id || !Type || !Target || TargetMode === 'External') return;
      if (relations.size >= SHEETS_MAX) throw damaged('relations');
      relations.set(Id, { kind: Type.slice(Type.lastIndexOf('/') + 1), target: Target.startsWith('/') ? Target.slice(1) : within(folder, Target) });
    },
    text() {},
    close() {},
  });
  return relations;
}

/** A path from a folder; `..` goes up. */
function within(folder: string, target: string): string {
  const steps = folder.split('/').filter((step) => step !== '');
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

async function firstSheet(archive: Archive, book: string): Promise<{ relation: string; from1904: boolean }> {
  let relation: string | null = null;
  let from1904 = false;
  await readMarkup(archive.textOf(book), {
    open(tag, attributes) {
      if (tag === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (tag === 'sheet') relation ??= attributes['r:id'] ?? Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1] ?? null;
    },
    text() {},
    close() {},
  });
  if (relation === null) throw damaged('no sheet');
  return { relation, from1904 };
}

async function sharedTexts(archive: Archive, part: string): Promise<string[]> {
  const texts: string[] = [];
  let characters = 0;
  const gathered = new TextGatherer();
  await readMarkup(archive.textOf(part), {
    open: (tag) => gathered.open(tag),
    text(text) {
      if (gathered.take(text)) characters += text.length;
      if (characters > SHARED_CHARACTERS_MAX) throw new UnreadableFile('SHARED_TEXTS_TOO_LONG', { limit: SHARED_CHARACTERS_MAX });
    },
    close(tag) {
      gathered.close(tag);
      if (tag !== 'si') return;
      if (texts.length >= SHARED_TEXTS_MAX) throw new UnreadableFile('SHARED_TEXTS_TOO_MANY', { limit: SHARED_TEXTS_MAX });
      texts.push(gathered.taken());
    },
  });
  return texts;
}

/** Gathers the text of a cell from its runs; how a text is read aloud (phonetic runs) is not part of it. */
export class TextGatherer {
  private text = '';
  private inText = false;
  private aloud = false;

  open(tag: string): void {
    if (tag === 'rPh') this.aloud = true;
    if (tag === 't') this.inText = !this.aloud;
  }

  /** Whether the text was part of the cell's. */
  take(text: string): boolean {
    if (this.inText) this.text += text;
    return this.inText;
  }

  close(tag: string): void {
    if (tag === 'rPh') this.aloud = false;
    if (tag === 't') this.inText = false;
  }

  /** The text so far, characters that markup cannot hold put back; the next one begins. */
  taken(): string {
    const text = withoutEscapes(this.text);
    this.text = '';
    return text;
  }
}

/** `_x000D_` stands for the character of that number (ECMA-376 part 1, 22.9.2.19). */
export const withoutEscapes = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;

async function stylesOfDates(archive: Archive, part: string): Promise<boolean[]> {
  const own = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCells = false;
  await readMarkup(archive.textOf(part), {
    open(tag, { numFmtId, formatCode }) {
      if (tag === 'cellXfs') inCells = true;
      if (tag === 'numFmt') own.set(Number(numFmtId), isDateFormat((formatCode ?? '').slice(0, 255)));
      if (tag === 'xf' && inCells) styles.push(own.get(Number(numFmtId)) ?? DATE_FORMATS.has(Number(numFmtId)));
      if (styles.length > STYLES_MAX || own.size > STYLES_MAX) throw new UnreadableFile('STYLES_TOO_MANY', { limit: STYLES_MAX });
    },
    text() {},
    close(tag) {
      if (tag === 'cellXfs') inCells = false;
    },
  });
  return styles;
}

const damaged = (reason: string): UnreadableFile => new UnreadableFile('FILE_UNREADABLE', { reason: `xlsx: ${reason}` });
