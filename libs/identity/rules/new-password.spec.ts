import { describe, expect, it } from '@jest/globals';
import { readSettings } from '#platform/config';
import type { Problem } from '#platform/problem';
import { knownPasswords } from '../store/known-passwords.js';
import { checkNewPassword, type PasswordOwner } from './new-password.js';
import { SignInPolicy } from './sign-in-policy.js';

const officer: PasswordOwner = {
  email: 'officer.transport@tracker.example',
  name: '交通单位专员（示例）十二字',
};
const zhangWei: PasswordOwner = { email: 'zhangwei@hz.example', name: '张伟' };

async function outcome(
  next: string,
  {
    owner = officer,
    current = 'the-one-before',
    settings = {},
  }: { owner?: PasswordOwner; current?: string; settings?: Record<string, string> } = {},
): Promise<string> {
  const known = await knownPasswords();
  try {
    checkNewPassword(next, owner, {
      policy: new SignInPolicy(readSettings(settings)),
      known,
      current,
    });
    return 'taken';
  } catch (problem) {
    expect((problem as Problem).errors[0]?.path).toBe('next');
    return (problem as Problem).code;
  }
}

describe('a new password', () => {
  it.each(
    [
      'correct horse battery',
      '没有任何组合规则也可以很安全',
      'twelve chars',
      '地铁三号线与西站枢纽工程',
      `${'x1y'.repeat(60)}-and-more`,
      'officer.transport and the metro',
      '杭州的桂花落在一方旧砚台上',
      'f3Kd9-XvQm2rTz7LpA0sWc1B',
      'x7#Kq-elf..a',
      'sunset 93857261 kettle',
      '一句别人不会说的话，足够长',
      '随机的一句话 37，仅供示例',
    ].map((next) => [next]),
  )('“%s” is taken', async (next) => expect(await outcome(next)).toBe('taken'));

  it.each(['x7#Kq', 'elevenchars', '地铁三号线与西站枢纽', 'x'.repeat(201)].map((next) => [next]))(
    '“%s” is too short or too long',
    async (next) => expect(await outcome(next)).toBe('PASSWORD_TOO_SHORT'),
  );

  it.each(
    [
      // Passwords that consist of repeated parts or of rows of keys.
      'aaaaaaaaaaab',
      '123456789012',
      '210987654321',
      '111111111111',
      'abcabcabcabc',
      'qwertyuiopas',
      'nopqrstuvwxyz',
      // Passwords that were published after data breaches.
      '1q2w3e4r5t6y',
      '1qaz2wsx3edc',
      'qazwsxedcrfv',
      'leavemealone',
      'qwerty123456',
      // A common password with additional or substituted characters.
      'Password1234',
      'PASSWORD 1234',
      'P@ssw0rd2026!',
      'passw0rd1234',
      'admin@123456',
      'welcome123456',
      'Sunshine2026!!',
      'woaini520131',
      'dragon20260101',
      '2026dragon!!!',
      'trustno1trustno1',
      'adminadmin123',
      'changemechangeme',
      'abcd12345678',
      'a12345678901',
      '520131452013',
      'nihao1234567',
      'huawei@123456',
      // Passwords made from the names of the city and the product.
      'hangzhou2025',
      'Hangzhou@2026',
      'H4ngzh0u2026!!',
      '杭州杭州2026杭州杭州!!',
      'Tracker202611',
      'Tr4ck3r_2026_Tr4ck3r',
      'HangzhouProject1!',
      '重大项目跟踪系统2026!',
      'ｈａｎｇｚｈｏｕ2026',
    ].map((next) => [next]),
  )('“%s” is common', async (next) => expect(await outcome(next)).toBe('PASSWORD_TOO_COMMON'));

  it.each<[string, PasswordOwner]>([
    ['officer.transport@tracker.example', officer],
    ['Officer.Transport', officer],
    ['Officer.Transport1', officer],
    ['0ff1cer-Tr4nsp0rt-2026', officer],
    ['TransportOfficer!!', officer],
    ['交通单位专员（示例）十二字', officer],
    ['zhangwei19900101', zhangWei],
    ['ZhangWei@2026!', zhangWei],
    ['张伟1234567890', zhangWei],
    ['Zh4ngW31_2026_', zhangWei],
  ])('“%s” is made from its owner’s address or name', async (next, owner) =>
    expect(await outcome(next, { owner })).toBe('PASSWORD_NAMES_YOU'),
  );

  it('is another than the one before', async () =>
    expect(await outcome('the-one-before-it', { current: 'the-one-before-it' })).toBe(
      'PASSWORD_UNCHANGED',
    ));

  it.each<[string, Record<string, string>, string]>([
    ['kettle piano', { PASSWORD_KINDS_MIN: '3' }, 'PASSWORD_TOO_SIMPLE'],
    ['Kettle piano', { PASSWORD_KINDS_MIN: '3' }, 'taken'],
    ['Kettle piano', { PASSWORD_KINDS_MIN: '4' }, 'PASSWORD_TOO_SIMPLE'],
    ['Kettle piano 7', { PASSWORD_KINDS_MIN: '4' }, 'taken'],
    ['kettle p', { PASSWORD_LENGTH_MIN: '8' }, 'taken'],
    ['kettle piano', { PASSWORD_LENGTH_MIN: '15' }, 'PASSWORD_TOO_SHORT'],
  ])('“%s” under %j: %s', async (next, settings, expected) =>
    expect(await outcome(next, { settings })).toBe(expected),
  );
});

describe('the passwords that are known', () => {
  it('are more than the three thousand most frequent ones of the least length', async () => {
    const known = await knownPasswords();
    expect(
      ['motherfucker', 'sonyericsson', 'zxcasdqwe123'].every((password) =>
        known.isPublished(password),
      ),
    ).toBe(true);
    expect(known.publishedOfLength(12)).toBeGreaterThan(3_000);
  });
});
