import type { CodeWords, ListWords } from '../../declarations/list-words.js';
import type { Language } from '../../language/language.js';
import type { Worded } from '../fields/field.js';

/** The words of all domains, which declare each name once. */
export class ListVocabulary {
  private readonly headings: ReadonlyMap<string, Worded>;
  private readonly codes: ReadonlyMap<string, CodeWords>;
  /** The texts of all fields of one name, by that name. */
  private readonly codesByField = new Map<string, CodeWords[]>();

  constructor(declared: readonly ListWords[]) {
    this.headings = new Map(declared.flatMap(({ headings = {} }) => Object.entries(headings)));
    this.codes = new Map(declared.flatMap(({ codes = {} }) => Object.entries(codes)));
    for (const [key, words] of this.codes) {
      const field = key.slice(key.indexOf('.') + 1);
      this.codesByField.set(field, [...(this.codesByField.get(field) ?? []), words]);
    }
  }

  /** Returns the heading of a field; its name when it has none, as keys of free content have. */
  headingOf(name: string, language: Language): string {
    return this.headings.get(name)?.[language] ?? name;
  }

  /** Returns the texts of the codes of a field of a DTO, or of all fields of that name. */
  codesOf(dto: string | null, name: string): { own?: CodeWords; common?: CodeWords } {
    const own = dto === null ? undefined : this.codes.get(`${dto}.${name}`);
    const common = this.codes.get(name);
    return { ...(own ? { own } : {}), ...(common ? { common } : {}) };
  }

  /**
   * Returns the text of a code of a field whose DTO is not known; undefined when no field of this
   * name has such a code.
   */
  codeAnywhere(field: string, code: string): Worded | undefined {
    return this.codesByField.get(field)?.find((words) => Object.hasOwn(words, code))?.[code];
  }
}
