import { refuseField } from '#platform';

export const PASSWORD_CHARACTERS_MIN = 12;
export const PASSWORD_CHARACTERS_MAX = 200;

/** Long enough to pass the length, and still among the first that anybody tries. Compared without case and spaces. */
const COMMON = new Set([
  'password1234', 'passwordpassword', 'password12345', 'password123456', 'passw0rd1234', 'p@ssw0rd1234', 'p@ssword1234', 'mypassword123', 'administrator', 'administrator1',
  'administrator123', 'admin1234567', 'admin12345678', 'adminadmin123', 'admin@123456', 'root12345678', 'changemechangeme', 'changeme1234', 'welcome12345', 'welcome123456',
  'letmeinletmein', 'letmein12345', 'iloveyou1234', 'iloveyouforever', 'qwertyuiop12', 'qwertyuiop123', 'qwertyuiop[]', 'qwertyuiopasdfghjkl', 'qwerty123456', 'qwerty1234567',
  '1q2w3e4r5t6y', '1q2w3e4r5t6y7u8i', '1qaz2wsx3edc', '1qaz2wsx3edc4rfv', '1qaz@wsx3edc', 'qazwsxedcrfv', 'zaq12wsxcde3', 'zxcvbnm12345', 'asdfghjkl123', 'asdf1234asdf',
  'abcd12345678', 'abc123456789', 'a1b2c3d4e5f6', 'aa1234567890', 'a12345678901', 'q12345678901', 'woaini520131', 'woaini1314520', 'woaini123456', '5201314woaini',
  '520131452013', 'nihao1234567', 'zhongguo1234', 'zhongguo2025', 'hangzhou1234', 'hangzhou2025', 'hangzhou2026', 'huawei123456', 'huawei@123456', 'test12345678',
  'tracker12345', 'trustno1trustno1', 'monkey123456', 'dragon123456', 'football1234', 'baseball1234', 'sunshine1234', 'princess1234', 'superman1234', 'starwars1234',
]);
/** Rows that fingers run along; any stretch of one, in either direction, is as good as no password. */
const ROWS = ['0123456789'.repeat(20), '1234567890'.repeat(20), 'abcdefghijklmnopqrstuvwxyz'.repeat(8), 'qwertyuiopasdfghjklzxcvbnm', '`1234567890-=', '!@#$%^&*()_+'];

/** Who a password would be for, and what it may not be. */
export interface PasswordOwner { email: string; name: string }

/**
 * Lets a new password pass. No rules of composition: length, and not the first thing that somebody else would try.
 * @throws Refusal PASSWORD_TOO_SHORT, PASSWORD_TOO_COMMON, PASSWORD_NAMES_YOU, PASSWORD_UNCHANGED
 */
export function checkNewPassword(next: string, owner: PasswordOwner, current: string): void {
  const length = [...next].length;
  if (length < PASSWORD_CHARACTERS_MIN || length > PASSWORD_CHARACTERS_MAX) {
    throw refuseField('PASSWORD_TOO_SHORT', 'next', { min: PASSWORD_CHARACTERS_MIN, max: PASSWORD_CHARACTERS_MAX }, `${PASSWORD_CHARACTERS_MIN}–${PASSWORD_CHARACTERS_MAX}`);
  }
  if (next === current) throw refuseField('PASSWORD_UNCHANGED', 'next');
  const plain = flat(next);
  if (namesOf(owner).includes(plain)) throw refuseField('PASSWORD_NAMES_YOU', 'next');
  if (COMMON.has(plain) || isRepeated(plain) || runsAlongRow(plain)) throw refuseField('PASSWORD_TOO_COMMON', 'next');
}

const flat = (text: string): string => text.toLowerCase().replace(/\s/g, '');

const namesOf = ({ email, name }: PasswordOwner): string[] => [email, email.split('@')[0] ?? '', name].map(flat);

/** A piece of up to four characters over and over. */
const isRepeated = (text: string): boolean => /^(.{1,4}?)\1+.{0,3}$/u.test(text) && new Set(text).size <= 4;

const runsAlongRow = (text: string): boolean => ROWS.some((row) => row.includes(text) || row.includes([...text].reverse().join('')));
