import { CITY_ZONE, fenFromText, formatMoney } from '#values';
import type { Language } from '../../language/language.js';
import { type ListColumn, headingWord } from './list-columns.js';
import { wordAnywhere } from './words/code-words.js';
import type { CodeWords } from './words/word-of-code.js';

/** An item of a list as the API sends it. */
export type ListItem = Readonly<Record<string, unknown>>;

/**
 * A cell of a file. An amount is a text of yuan with two decimals, so that no digit is lost; null
 * is an empty cell, for what is unknown.
 */
export type ListCell = string | number | null;

/** Returns the cells of one item, one for each column. */
export const cellsOf = (
  item: ListItem,
  columns: readonly ListColumn[],
  language: Language,
): ListCell[] => columns.map((column) => cellOf(valueAt(item, column.path), column, language));

function valueAt(item: unknown, path: readonly string[]): unknown {
  let value = item;
  for (const name of path) {
    if (typeof value !== 'object' || value === null) return null;
    value = (value as ListItem)[name];
  }
  return value ?? null;
}

function cellOf(value: unknown, { kind, path, words }: ListColumn, language: Language): ListCell {
  if (value === null) return null;
  const name = path.at(-1) ?? '';
  if (kind === 'number' && typeof value === 'number') return value;
  if (kind === 'text' && typeof value === 'string') return value;
  if (kind === 'word') return wordOf(value, words, language);
  if (kind === 'instant') return cityInstant(value);
  return textOf(name, value, { language, words });
}

interface Wording {
  language: Language;
  words?: CodeWords | undefined;
}

const BETWEEN = { zh: '；', en: '; ' };
const COLON = { zh: '：', en: ': ' };
const COMMA = { zh: '，', en: ', ' };
const YES = { zh: '是', en: 'yes' };
const NO = { zh: '否', en: 'no' };

/**
 * Returns the text of any value of the API: amounts in yuan, texts of codes, the items of a list
 * and the fields of an object one after the other. What is null is left out of an object.
 */
function textOf(name: string, value: unknown, { language, words }: Wording): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return (value ? YES : NO)[language];
  if (Array.isArray(value))
    return value.map((one) => textOf(name, one, { language, words })).join(BETWEEN[language]);
  if (typeof value === 'object')
    return Object.entries(value)
      .filter(([, one]) => one !== null && one !== undefined)
      .map(
        ([key, one]) =>
          `${headingWord(key, language)}${COLON[language]}${textOf(key, one, { language })}`,
      )
      .join(COMMA[language]);
  if (name.endsWith('Fen') && typeof value === 'string') return yuanOf(value);
  if (typeof value !== 'string') return JSON.stringify(value);
  return words ? wordOf(value, words, language) : (wordAnywhere(name, value)?.[language] ?? value);
}

const wordOf = (code: unknown, words: CodeWords | undefined, language: Language): string => {
  const text = typeof code === 'string' ? code : JSON.stringify(code);
  return words && Object.hasOwn(words, text) ? (words[text]?.[language] ?? text) : text;
};

const yuanOf = (fen: string): string =>
  /^-?\d{1,18}$/.test(fen) ? formatMoney(fenFromText(fen), 'yuan', 2) : fen;

const INSTANT = new Intl.DateTimeFormat('sv-SE', {
  timeZone: CITY_ZONE,
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** Writes an instant as the wall clock of the city shows it, to the millisecond. */
function cityInstant(value: unknown): string {
  const at = new Date(String(value));
  if (Number.isNaN(at.getTime())) return String(value);
  return `${INSTANT.format(at)}.${String(at.getUTCMilliseconds()).padStart(3, '0')}`;
}
