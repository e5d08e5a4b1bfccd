import type { Worded } from '../../fields/field.js';

/** The text of each code of a field, by the code. */
export type CodeWords = Readonly<Record<string, Worded>>;
