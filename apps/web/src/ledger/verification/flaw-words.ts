import type { Words } from '../../language/zh.js';

/** Key of the translated text for a kind of contradiction. */
export type FlawKey = keyof Words['verification']['flaw'];

/**
 * Patterns that recognise the sentences in which a verification describes contradictions, each with
 * the key of its translation. The sentences are stored permanently, so their wording never changes.
 */
const KNOWN: readonly (readonly [RegExp, FlawKey])[] = [
  [/^entry (?<at>\d+) is missing; the next one is (?<next>\d+)$/, 'missing'],
  [/^the entry does not name (?:its|the SM3 of its) predecessor$/, 'predecessor'],
  [/^a column of the entry was changed$/, 'changed'],
  [/^a column was filled that version 1 does not know$/, 'changed'],
  [/^the chain goes back to an older version$/, 'version'],
  [/^there is no text of version (?<at>\S+)$/, 'version'],
  [/^the unit of the (?:entry|head) is not the one of its project$/, 'unit'],
  [/^the chain up to here is not the one that the digest vouches for$/, 'rewritten'],
  [/^the sums up to here are not those of the digest$/, 'rewritten'],
  [/^the digest knows (?<knows>\d+) entries, the chain ends after (?<ends>\d+)$/, 'cut'],
  [
    /^the head (?:is missing|counts \d+ entries, the chain has \d+|is not the (?:hash|SM3) of the last entry)$/,
    'head',
  ],
  [/^the running total of \S+(?: in \S+)? is not the sum of its entries$/, 'total'],
  [
    /^(?:nobody vouches for the key of this digest|the digest was (?:signed with another key|changed after it was signed))/,
    'signature',
  ],
];

/**
 * Returns the translation key and the values for a verifier's sentence; null when this page does
 * not know the sentence.
 */
export function flawWords(
  sentence: string,
): { key: FlawKey; values: Record<string, string> } | null {
  for (const [pattern, key] of KNOWN) {
    const found = pattern.exec(sentence);
    if (found) return { key, values: { ...found.groups } };
  }
  return null;
}
