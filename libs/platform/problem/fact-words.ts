import type { Language } from '../language/language.js';
import { StartupError } from '../program/startup-error.js';

type Wording = Readonly<Record<Language, string>>;

/**
 * Texts for those values of problems that are codes, by the name of the value: the name of each
 * code in both languages, or a function that returns the text for a code.
 */
export type FactWords = Readonly<
  Record<string, Readonly<Record<string, Wording>> | ((fact: string, language: Language) => string)>
>;

const named = new Map<string, Wording & { domain: string }>();
const worded = new Map<string, (fact: string, language: Language) => string>();

/**
 * Declares the texts for values of problems that are codes. Two domains may declare the same code
 * of the same value, such as the state `approved`, if both declare the same texts.
 * @throws StartupError when another domain has declared different texts for the same code.
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
 * Returns the text for a value of a problem if a domain has declared one with
 * {@link defineFactWords}. Returns null for all other values, which are shown unchanged.
 */
export const wordFact = (name: string, fact: string, language: Language): string | null =>
  worded.get(name)?.(fact, language) ?? named.get(`${name} ${fact}`)?.[language] ?? null;
