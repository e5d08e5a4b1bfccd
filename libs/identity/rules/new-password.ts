import { Problem, refuseField } from '#platform';
import type { SignInPolicy } from './sign-in-policy.js';

/** Maximum length of a password in characters. Longer ones are rejected, never cut off. */
export const PASSWORD_CHARACTERS_MAX = 200;

/**
 * Words of this city and this program, in lower case, that guessers try first. ADR 8 lists them
 * too.
 */
export const CONTEXT_WORDS = [
  'hangzhou',
  '杭州',
  'zhejiang',
  '浙江',
  'zhongdaxiangmu',
  '重大项目',
  'xiangmu',
  '项目',
  'genzong',
  '跟踪',
  'major',
  'project',
  'tracker',
  'portfolio',
] as const;

/** Passwords that are commonly tried in Chinese offices and missing from most published lists. */
const COMMON_HERE = [
  '5201314',
  'woaini',
  'nihao',
  'zhongguo',
  'huawei',
  'zhonghua',
  '我爱你',
  '你好',
  '中国',
] as const;

/** Minimum weight of what is left of a password after removing the words it is made from. */
const OWN_WEIGHT_MIN = 8;
/** Minimum weight of a whole password; a letter followed by consecutive digits stays below it. */
const WHOLE_WEIGHT_MIN = 6;
/**
 * Minimum weight of what is added to a common password, because such combinations are guessed
 * first.
 */
const ADDED_WEIGHT_MIN = 4;
/**
 * Pieces of an address or name shorter than this are ignored, because they do not identify the
 * owner.
 */
const PIECE_CHARACTERS_MIN = 3;

/** Keyboard rows; any part of one, in either direction, counts as no entropy. */
const ROWS = [
  '0123456789'.repeat(20),
  '1234567890'.repeat(20),
  'abcdefghijklmnopqrstuvwxyz'.repeat(8),
  'qwertyuiopasdfghjklzxcvbnm',
  '`1234567890-=',
  '!@#$%^&*()_+',
];

/** Characters that people substitute for letters; `1` can replace two different letters. */
const IN_PLACE_OF: readonly Readonly<Record<string, string>>[] = ['i', 'l'].map((one) => ({
  '0': 'o',
  '1': one,
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': one,
  '|': 'l',
  '€': 'e',
  '£': 'l',
}));

/** The person for whom a password is checked. */
export interface PasswordOwner {
  email: string;
  name: string;
}

/** Passwords that guessers try first, in lower case. */
export interface KnownPasswords {
  /** Whether a whole password is among those published after data breaches. */
  isPublished(password: string): boolean;
  /** Number of published passwords with at least `min` characters. */
  publishedOfLength(min: number): number;
  /** Whether a word is a common password. */
  isCommon(word: string): boolean;
}

/** Requirements on a new password; `current` is left out when the present password is not known. */
export interface PasswordDemands {
  policy: SignInPolicy;
  known: KnownPasswords;
  current?: string;
}

/**
 * Checks a new password: long enough, and not easy to guess. Any composition is accepted unless the
 * installation asks for several kinds of characters. The work grows with the length of the password
 * only.
 * @throws Problem PASSWORD_TOO_SHORT, PASSWORD_TOO_SIMPLE, PASSWORD_TOO_COMMON, PASSWORD_NAMES_YOU,
 * PASSWORD_UNCHANGED
 */
export function checkNewPassword(
  next: string,
  owner: PasswordOwner,
  { policy, known, current }: PasswordDemands,
): void {
  const [length, min] = [[...next].length, policy.passwordLengthMin];
  if (length < min || length > PASSWORD_CHARACTERS_MAX) {
    throw refuseField(
      'PASSWORD_TOO_SHORT',
      'next',
      { min, max: PASSWORD_CHARACTERS_MAX },
      `${min}–${PASSWORD_CHARACTERS_MAX}`,
    );
  }
  if (next === current) throw refuseField('PASSWORD_UNCHANGED', 'next');
  if (kindsIn(next) < policy.passwordKindsMin)
    throw refuseField('PASSWORD_TOO_SIMPLE', 'next', { kinds: policy.passwordKindsMin });
  const why = guessedEarly(next, owner, known);
  if (why !== null) throw refuseField(why, 'next');
}

type GuessedEarly = Extract<Problem['code'], 'PASSWORD_NAMES_YOU' | 'PASSWORD_TOO_COMMON'>;

/** Why a password would be guessed early; null when it would not. */
function guessedEarly(
  password: string,
  owner: PasswordOwner,
  known: KnownPasswords,
): GuessedEarly | null {
  const plain = flat(password);
  // A text repeated twice is no harder to guess than the text itself.
  const once = plain.replace(/^(.{3,}?)\1+$/, '$1');
  if (isMadeFrom(plain, wordsOf(owner))) return 'PASSWORD_NAMES_YOU';
  const common =
    isMadeFrom(plain, CONTEXT_WORDS) ||
    isMadeFrom(plain, COMMON_HERE) ||
    isRepeated(plain) ||
    runsAlongRow(plain) ||
    weightOf(plain) < WHOLE_WEIGHT_MIN ||
    [plain, once].some(
      (one) => known.isPublished(one) || known.isCommon(one) || isCommonWithAddition(one, known),
    );
  return common ? 'PASSWORD_TOO_COMMON' : null;
}

/** Normalises a text for comparison: without case, character width and spaces. */
const flat = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s/g, '');

/** Number of kinds of characters in a text: capitals, lower-case letters, digits, all others. */
const kindsIn = (text: string): number =>
  [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{Lu}\p{Ll}\p{Nd}]/u].filter((kind) => kind.test(text))
    .length;

/**
 * Words of the owner: the address, its local part with its pieces, and the name with its pieces.
 */
function wordsOf({ email, name }: PasswordOwner): string[] {
  const [address, whole] = [flat(email), flat(name)];
  const local = address.split('@')[0] ?? '';
  const pieces = [...local.split(/[._+-]/), ...name.toLowerCase().split(/[\s·.,，（）()]+/)].filter(
    (piece) => [...piece].length >= PIECE_CHARACTERS_MIN,
  );
  // Two characters are enough, because a Chinese name may have only two.
  return [address, local, whole, ...pieces].filter((word) => [...word].length >= 2);
}

/**
 * Whether a text consists mainly of some words, also with letters replaced by similar characters:
 * the rest has less than the minimum weight.
 */
function isMadeFrom(text: string, words: readonly string[]): boolean {
  const covered = new Set<number>();
  for (const read of readings(text)) {
    for (const word of words) {
      for (let at = read.indexOf(word); at >= 0; at = read.indexOf(word, at + word.length)) {
        for (let place = at; place < at + word.length; place += 1) covered.add(place);
      }
    }
  }
  if (covered.size === 0) return false;
  return (
    weightOf(
      [...text.split('')]
        .map((character, place) => (covered.has(place) ? ' ' : character))
        .join(''),
    ) < OWN_WEIGHT_MIN
  );
}

/**
 * A text as typed, and with substituted characters replaced by letters; all variants have the same
 * length.
 */
const readings = (text: string): string[] => [
  text,
  ...IN_PLACE_OF.map((letters) =>
    text
      .split('')
      .map((character) => letters[character] ?? character)
      .join(''),
  ),
];

/**
 * Whether a text is a common password with a small addition, such as a year, consecutive digits or
 * an exclamation mark.
 */
function isCommonWithAddition(text: string, known: KnownPasswords): boolean {
  const core = /[\p{L}@$][^]*[\p{L}@$]/u.exec(text)?.[0] ?? '';
  if (core.length < PIECE_CHARACTERS_MIN) return false;
  const added = weightOf(text.replace(core, ' '));
  const words = [
    ...readings(core),
    core.replace(/[^\p{L}]/gu, ''),
    core.replace(/^(.{3,}?)\1+$/, '$1'),
  ];
  return (
    added < ADDED_WEIGHT_MIN && words.some((word) => known.isCommon(word) || runsAlongRow(word))
  );
}

/**
 * Weight of a text, an estimate of how hard it is to guess: 2 for a Chinese character, 1 for a
 * letter, ½ for a digit, ¼ for any other character. Years and consecutive digits weigh 2 together.
 */
function weightOf(text: string): number {
  const digits = [...text.matchAll(/\d+/g)].map(([run]) =>
    /^(19|20)\d\d((0\d|1[012])([0-3]\d)?)?$/.test(run) || runsAlongRow(run)
      ? Math.min(2, run.length / 2)
      : run.length / 2,
  );
  const others = [...text.replace(/[\d\s]/g, '')].map((character) =>
    /\p{Script=Han}/u.test(character) ? 2 : /\p{L}/u.test(character) ? 1 : 0.25,
  );
  return [...digits, ...others].reduce((sum, weight) => sum + weight, 0);
}

/** Whether a text is a piece of up to four characters, repeated. */
const isRepeated = (text: string): boolean =>
  /^(.{1,4}?)\1+.{0,3}$/u.test(text) && new Set(text).size <= 4;

const runsAlongRow = (text: string): boolean =>
  ROWS.some((row) => row.includes(text) || row.includes([...text].reverse().join('')));
