/**
 * First characters that make a spreadsheet program treat a text as a formula (OWASP, "CSV
 * injection"): the ASCII signs; their full-width forms, which spreadsheets with Chinese or Japanese
 * settings accept too; and control characters, because some spreadsheets drop a leading control
 * character and then interpret the character after it.
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

/**
 * Prefixes an apostrophe to a text that a spreadsheet program would execute as a formula. Other
 * texts are returned unchanged.
 */
export const guardFormula = (text: string): string =>
  STARTS.has(text.charAt(0)) ? `'${text}` : text;
