/**
 * First characters by which a spreadsheet takes a text for a formula, or comes to one after it has dropped them (OWASP, CSV
 * injection): the signs, their full-width forms, which spreadsheets set to Chinese or Japanese take too, and control characters.
 */
export const FORMULA_STARTS: readonly string[] = [
  '=',
  '+',
  '-',
  '@',
  '＝',
  '＋',
  '－',
  '＠',
  '\t',
  '\r',
  '\n',
];

const STARTS: ReadonlySet<string> = new Set(FORMULA_STARTS);

/** Puts an apostrophe before a text that a spreadsheet would run; others stay as they are. */
export const guardFormula = (text: string): string =>
  STARTS.has(text.charAt(0)) ? `'${text}` : text;
