import { pinyin } from 'pinyin-pro';

/** How a text is typed in letters. */
export interface Spelling {
  /** First letter of each character's syllable; Latin letters and digits stand for themselves. */
  initials: string;
  /** The syllables, without tones; a Latin letter or a digit is a syllable of its own. */
  syllables: readonly string[];
}

/** Largest number of texts whose spelling is remembered; the names of a city's projects fit in. */
const REMEMBERED_MAX = 50_000;
const remembered = new Map<string, Spelling>();

/**
 * Returns how a text is typed in letters (pinyin). A character that is read in several ways is
 * spelled as in the word around it (重庆: chong, 重点: zhong); punctuation is left out. Spellings
 * are remembered by the text, because a search asks for those of all names at each letter typed.
 */
export function spellingOf(text: string): Spelling {
  const known = remembered.get(text);
  if (known) return known;
  const syllables = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'spaced', v: true })
    .map((syllable) => syllable.normalize('NFKC').toLowerCase())
    .filter((syllable) => /^[a-z0-9]+$/.test(syllable));
  const spelling = { initials: syllables.map((one) => one.slice(0, 1)).join(''), syllables };
  if (remembered.size >= REMEMBERED_MAX) remembered.clear();
  remembered.set(text, spelling);
  return spelling;
}
