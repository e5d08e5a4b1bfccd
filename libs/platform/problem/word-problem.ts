import { type ProblemCode, wordingOf } from './declared-problems.js';
import type { Language } from '../language/language.js';
import { wordAmount } from '../language/word-amount.js';
import { wordFact } from './fact-words.js';

/**
 * Returns the message of a problem in the given language, with its values filled in. Values that
 * are amounts are formatted; values that are codes, such as that of a role, are replaced by their
 * names.
 */
export function wordProblemCode(
  code: ProblemCode,
  facts: Readonly<Record<string, string | number>>,
  language: Language,
): string {
  return wordingOf(code)[language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const fact = String(facts[name] ?? '');
    if (fact === '') return fact;
    return name.endsWith('Fen')
      ? wordAmount(fact, language)
      : (wordFact(name, fact, language) ?? fact);
  });
}
