import { FORMULA_STARTS } from '#values';

const RUN = FORMULA_STARTS.map(
  (start) => `\\u${start.charCodeAt(0).toString(16).padStart(4, '0')}`,
).join('');
const TO_GUARD = new RegExp(`^'*[${RUN}]`);
const GUARDED = new RegExp(`^'+[${RUN}]`);

/**
 * Puts an apostrophe before a text that a spreadsheet program would evaluate as a formula. Texts
 * that look as if they already had such an apostrophe get one too, so that {@link withoutGuard}
 * restores every text exactly.
 */
export const guarded = (text: string): string => (TO_GUARD.test(text) ? `'${text}` : text);

/** Removes the apostrophe that {@link guarded} added. */
export const withoutGuard = (text: string): string => (GUARDED.test(text) ? text.slice(1) : text);
