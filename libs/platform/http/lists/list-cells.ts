import { CITY_ZONE, fenFromText, formatMoney } from '#values';
import type { Language } from '../../language/language.js';
import type { ListColumn } from './list-columns.js';
import type { CodeWords } from '../../declarations/list-words.js';
import type { ListVocabulary } from './list-vocabulary.js';

/** An item of a list as the API sends it. */
export type ListItem = Readonly<Record<string, unknown>>;

/**
 * A cell of a file. An amount is a text of yuan with two decimals, so that no digit is lost; null
 * is an empty cell, for what is unknown.
 */
export type ListCell = string | number | null;

/** In which language, and with which words, a file is written. */
export interface Wording {
  language: Language;
  vocabulary: ListVocabulary;
}

/** Returns the cells of one item, one for each column. */
export const cellsOf = (
  item: ListItem,
  columns: readonly ListColumn[],
  wording: Wording,
): ListCell[] => columns.map((column) => cellOf(valueAt(item, column.path), column, wording));

function valueAt(item: unknown, path: readonly string[]): unknown {
  let value = item;
  for (const name of path) {
    if (typeof value !== 'object' || value === null) return null;
    value = (value as ListItem)[name];
  }
  return value ?? null;
}

function cellOf(value: unknown, { kind, path, words }: ListColumn, wording: Wording): ListCell {
  if (value === null) return null;
  const name = path.at(-1) ?? '';
  if (kind === 'number' && typeof value === 'number') return value;
  if (kind === 'text' && typeof value === 'string') return value;
  if (kind === 'word') return wordOf(value, words, wording.language);
  if (kind === 'instant') return cityInstant(value);
  return textOf(name, value, { ...wording, words });
}

interface WordedField extends Wording {
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
function textOf(name: string, value: unknown, wording: WordedField): string {
  const { language, vocabulary, words } = wording;
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return (value ? YES : NO)[language];
  if (Array.isArray(value))
    return value.map((one) => textOf(name, one, wording)).join(BETWEEN[language]);
  if (typeof value === 'object')
    return Object.entries(value)
      .filter(([, one]) => one !== null && one !== undefined)
      .map(
        ([key, one]) =>
          `${vocabulary.headingOf(key, language)}${COLON[language]}${textOf(key, one, { language, vocabulary })}`,
      )
      .join(COMMA[language]);
  if (name.endsWith('Fen') && typeof value === 'string') return yuanOf(value);
  if (typeof value !== 'string') return JSON.stringify(value);
  return words
    ? wordOf(value, words, language)
    : (vocabulary.codeAnywhere(name, value)?.[language] ?? value);
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
