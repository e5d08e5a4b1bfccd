import type { Language } from '../language/language.js';
import { StartupError } from '../program/startup-error.js';

type Wording = Readonly<Record<Language, string>>;

/**
 * How the values of problems are worded that are codes, by the name of the value: names of the
 * codes in both languages, or a function that finds the words for a stored text.
 */
export type FactWords = Readonly<
  Record<string, Readonly<Record<string, Wording>> | ((fact: string, language: Language) => string)>
>;

const named = new Map<string, Wording & { domain: string }>();
const worded = new Map<string, (fact: string, language: Language) => string>();

/**
 * Declares how values of problems are worded. Two domains may use the same code of the same value,
 * such as the state `approved`, if they say it in the same words.
 * @throws StartupError when another domain words the same code of the same value differently.
 */
export function defineFactWords(domain: string, words: FactWords): void {
  for (const [name, texts] of Object.entries(words)) {
    if (typeof texts === 'function') {
      worded.set(name, texts);
      continue;
    }
    for (const [code, { zh, en }] of Object.entries(texts)) {
      const key = `${name} ${code}`;
      const other = named.get(key);
      if (other && (other.zh !== zh || other.en !== en))
        throw new StartupError(`${other.domain} and ${domain} word the ${key} differently.`);
      named.set(key, { zh, en, domain: other?.domain ?? domain });
    }
  }
}

/**
 * Returns the text for a value of a problem that some domain words. Returns null for all other
 * values, which are shown as they are.
 */
export const wordFact = (name: string, fact: string, language: Language): string | null =>
  worded.get(name)?.(fact, language) ?? named.get(`${name} ${fact}`)?.[language] ?? null;
