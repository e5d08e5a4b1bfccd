import { Problem, refuseField } from '#platform/problem';
import type { SignInPolicy } from './sign-in-policy.js';

/** Largest length of a password in characters. Longer passwords are rejected, not shortened. */
export const PASSWORD_CHARACTERS_MAX = 200;

/**
 * Words of this city and this program, in lower case, that attackers try first. ADR 8 (architecture
 * decision record) lists them too.
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

/** Passwords that are common in Chinese offices and missing from most published lists. */
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

/**
 * Minimum weight (see `weightOf`) of the rest of a password after removing the known words in it.
 */
const OWN_WEIGHT_MIN = 8;
/**
 * Minimum weight (see `weightOf`) of a whole password. A letter followed by consecutive digits is
 * below it.
 */
const WHOLE_WEIGHT_MIN = 6;
/**
 * Minimum weight (see `weightOf`) of the characters added to a common password. Attackers try
 * common passwords with small additions first.
 */
const ADDED_WEIGHT_MIN = 4;
/**
 * Smallest number of characters of a part of the owner's address or name that must not occur in the
 * owner's password. Shorter parts are ignored, because they do not identify the owner.
 */
const PIECE_CHARACTERS_MIN = 3;

/** Rows of keys. A password that is a part of a row, in either direction, is too easy to guess. */
const ROWS = [
  '0123456789'.repeat(20),
  '1234567890'.repeat(20),
  'abcdefghijklmnopqrstuvwxyz'.repeat(8),
  'qwertyuiopasdfghjklzxcvbnm',
  '`1234567890-=',
  '!@#$%^&*()_+',
];

/**
 * Characters that people type instead of letters. There are two tables, because `1`, for example,
 * can replace `i` or `l`.
 */
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

/**
 * The person for whom a password is checked: the password must not consist of the address or name.
 */
export interface PasswordOwner {
  email: string;
  name: string;
}

/** Passwords that attackers try first, in lower case. */
export interface KnownPasswords {
  /** Returns whether a whole password is among those published after data breaches. */
  isPublished(password: string): boolean;
  /** Counts the published passwords with at least `min` characters. */
  publishedOfLength(min: number): number;
  /** Returns whether a word is a common password. */
  isCommon(word: string): boolean;
}

/**
 * Requirements on a new password. `current` is the present password; it is left out when not known.
 */
export interface PasswordDemands {
  policy: SignInPolicy;
  known: KnownPasswords;
  current?: string;
}

/**
 * Checks that a new password is long enough and not easy to guess. Any mix of characters is
 * accepted, unless the installation's settings require several kinds. The work depends only on the
 * length of the password.
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

/** Returns the reason why attackers would guess a password early; null when there is none. */
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

/** Normalises a text for comparison: lower case, standard character width, no spaces. */
const flat = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s/g, '');

/** Counts the kinds of characters in a text: capitals, lower-case letters, digits, all others. */
const kindsIn = (text: string): number =>
  [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{Lu}\p{Ll}\p{Nd}]/u].filter((kind) => kind.test(text))
    .length;

/**
 * Lists the words that identify the owner: the address, its part before the `@`, the name, and the
 * parts of these.
 */
function wordsOf({ email, name }: PasswordOwner): string[] {
  const [address, whole] = [flat(email), flat(name)];
  const local = address.split('@')[0] ?? '';
  const pieces = [...local.split(/[._+-]/), ...name.toLowerCase().split(/[\s·.,，（）()]+/)].filter(
    (piece) => [...piece].length >= PIECE_CHARACTERS_MIN,
  );
  // Words of two characters count as well, because a Chinese name may have only two characters.
  return [address, local, whole, ...pieces].filter((word) => [...word].length >= 2);
}

/**
 * Returns whether a text consists mainly of the given words, also with letters replaced by similar
 * characters: the rest of the text has less than the minimum weight.
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
 * Returns a text as typed, and with characters like `0` and `1` replaced by the letters that they
 * may stand for. All variants have the same length.
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
 * Returns whether a text is a common password with a small addition, such as a year, consecutive
 * digits or an exclamation mark.
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
 * Computes the weight of a text, an estimate of how hard the text is to guess: 2 for a Chinese
 * character, 1 for a letter, ½ for a digit, ¼ for any other character. A year or a series of
 * consecutive digits weighs at most 2.
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

/** Returns whether a text is a part of up to four characters that is repeated. */
const isRepeated = (text: string): boolean =>
  /^(.{1,4}?)\1+.{0,3}$/u.test(text) && new Set(text).size <= 4;

const runsAlongRow = (text: string): boolean =>
  ROWS.some((row) => row.includes(text) || row.includes([...text].reverse().join('')));
