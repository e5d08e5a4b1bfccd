import { spellingOf } from './spelling.js';

/** What a person typed to find something. */
export interface Sought {
  /** The whole text in lower case; full-width letters and digits are made half-width. */
  text: string;
  /** Its parts between spaces; all of them have to be found. */
  terms: readonly string[];
  /**
   * A part in Chinese characters that every record that is found must contain as it stands, with
   * which a query can leave out other records; null when only letters were typed.
   */
  narrowing: string | null;
}

const normalised = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Reads what a person typed to find something. */
export function readSought(typed: string): Sought {
  const text = normalised(typed).trim().replace(/\s+/g, ' ');
  const [narrowing] = (text.match(/\p{Script=Han}+/gu) ?? []).sort((a, b) => b.length - a.length);
  return { text, terms: text.split(' '), narrowing: narrowing ?? null };
}

/** What of a record is compared with what a person typed. */
export interface Matched {
  /** Its name, which can also be typed in pinyin or by initials. */
  title: string;
  /** Its codes and numbers. */
  others?: readonly string[] | undefined;
}

/** Ranks of a term; lower is better. */
const RANK = { beginning: 1, initials: 2, inside: 3, innerInitials: 4, spelled: 5 } as const;

/**
 * Ranks a record by how well it matches: 0 for the very name or code, more for less, null where a
 * term is not found in it.
 */
export function rankOf({ text, terms }: Sought, { title, others = [] }: Matched): number | null {
  const texts = [title, ...others].map(normalised);
  if (texts.includes(text)) return 0;
  let rank = 0;
  for (const term of terms) {
    const found = rankOfTerm(term, title, texts);
    if (found === null) return null;
    rank = Math.max(rank, found);
  }
  return rank;
}

function rankOfTerm(term: string, title: string, texts: readonly string[]): number | null {
  const places = texts.map((text) => text.indexOf(term));
  if (places.includes(0)) return RANK.beginning;
  const inside = places.some((place) => place > 0);
  if (!/^[a-z0-9]+$/.test(term)) return inside ? RANK.inside : null;
  const { initials, syllables } = spellingOf(title);
  const place = initials.indexOf(term);
  if (place === 0) return RANK.initials;
  if (inside) return RANK.inside;
  if (place > 0) return RANK.innerInitials;
  const spelled = syllables.some((_, at) => syllables.slice(at).join('').startsWith(term));
  return spelled ? RANK.spelled : null;
}
