import { describe, expect, it } from '@jest/globals';
import type { Refusal } from '#platform';
import { checkNewPassword } from './new-password.js';

const owner = { email: 'officer.transport@tracker.example', name: '交通单位专员（示例）十二字' };
const verdict = (next: string, current = 'the-one-before'): string => {
  try {
    checkNewPassword(next, owner, current);
    return 'taken';
  } catch (refusal) {
    expect((refusal as Refusal).errors[0]?.path).toBe('next');
    return (refusal as Refusal).code;
  }
};

describe('a new password', () => {
  it.each<[string, string]>([
    ['correct horse battery', 'taken'], ['没有任何组合规则也可以很安全', 'taken'], ['aaaaaaaaaaab', 'PASSWORD_TOO_COMMON'], ['x7#Kq', 'PASSWORD_TOO_SHORT'],
    ['elevenchars', 'PASSWORD_TOO_SHORT'], ['twelve chars', 'taken'], ['地铁三号线与西站枢纽工程', 'taken'], ['地铁三号线与西站枢纽', 'PASSWORD_TOO_SHORT'],
    ['x'.repeat(201), 'PASSWORD_TOO_SHORT'], [`${'x1y'.repeat(60)}-and-more`, 'taken'],
    ['Password1234', 'PASSWORD_TOO_COMMON'], ['PASSWORD 1234', 'PASSWORD_TOO_COMMON'], ['123456789012', 'PASSWORD_TOO_COMMON'], ['210987654321', 'PASSWORD_TOO_COMMON'],
    ['111111111111', 'PASSWORD_TOO_COMMON'], ['abcabcabcabc', 'PASSWORD_TOO_COMMON'], ['qwertyuiopas', 'PASSWORD_TOO_COMMON'], ['nopqrstuvwxyz', 'PASSWORD_TOO_COMMON'], ['hangzhou2025', 'PASSWORD_TOO_COMMON'],
    ['officer.transport@tracker.example', 'PASSWORD_NAMES_YOU'], ['Officer.Transport', 'PASSWORD_NAMES_YOU'], ['交通单位专员（示例）十二字', 'PASSWORD_NAMES_YOU'],
    ['officer.transport and the metro', 'taken'],
  ])('“%s”: %s', (next, expected) => expect(verdict(next)).toBe(expected));

  it('is another than the one before', () => expect(verdict('the-one-before-it', 'the-one-before-it')).toBe('PASSWORD_UNCHANGED'));
});
