import { describe, expect, it } from '@jest/globals';
import type { Role } from './role.js';
import { limitOf, type SessionLimit } from './session-limit.js';

describe('what a session has to do first', () => {
  it.each<[string, boolean, boolean, Role[], Role[], SessionLimit | null]>([
    ['nothing, as a rule', false, false, [], ['officer'], null],
    ['replace a password that somebody else gave', true, true, [], ['officer'], 'password-change'],
    ['the password before the second factor', true, false, ['officer'], ['officer'], 'password-change'],
    ['enrol, when a role needs it', false, false, ['manager'], ['officer', 'manager'], 'second-factor-enrolment'],
    ['nothing, once enrolled', false, true, ['manager'], ['manager'], null],
    ['nothing, when only others\' roles need it', false, false, ['manager'], ['officer'], null],
    ['nothing, without any role', false, false, ['manager'], [], null],
  ])('%s', (_, mustChangePassword, hasSecondFactor, rolesNeedingFactor, roles, expected) =>
    expect(limitOf({ mustChangePassword, hasSecondFactor, rolesNeedingFactor }, roles.map((role) => ({ role })))).toBe(expected));
});
