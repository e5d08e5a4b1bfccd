import { FORMULA_STARTS } from '#values';

const RUN = FORMULA_STARTS.map(
  (start) => `\\u${start.charCodeAt(0).toString(16).padStart(4, '0')}`,
).join('');
const TO_GUARD = new RegExp(`^'*[${RUN}]`);
const GUARDED = new RegExp(`^'+[${RUN}]`);

/** Puts an apostrophe before a text that a spreadsheet would run, and before one that looks as if that had been done to it. */
export const guarded = (text: string): string => (TO_GUARD.test(text) ? `'${text}` : text);

/** The text that {@link guarded} was given. */
export const withoutGuard = (text: string): string => (GUARDED.test(text) ? text.slice(1) : text);
