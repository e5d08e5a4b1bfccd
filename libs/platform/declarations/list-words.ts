import type { Language } from '../language/language.js';

/** A text in each language. */
type Worded = Readonly<Record<Language, string>>;

/** The text of each code of a field, by the code. */
export type CodeWords = Readonly<Record<string, Worded>>;

/** Words with which a domain's fields stand in lists that leave as files. */
export interface ListWords {
  /** Headings by the name of the field in the API. */
  headings?: Readonly<Record<string, Worded>>;
  /**
   * Texts of codes by the name of the field, or by `Dto.field` where fields of one name hold codes
   * of different meaning.
   */
  codes?: Readonly<Record<string, CodeWords>>;
}
