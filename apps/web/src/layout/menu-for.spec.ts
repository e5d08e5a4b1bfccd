import { describe, expect, it } from '@jest/globals';
import type { Role } from '../client/session.js';
import { menuFor } from './menu-for.js';

const everybody = ['plan', 'indicators', 'tokens', 'account'];

describe('the menu', () => {
  it.each<[Role[], string[]]>([
    [
      ['officer'],
      [
        'projects',
        'alerts',
        'approvals',
        'returns',
        'supervision',
        'procedures',
        'findings',
        'layers',
        'spend',
        'imports',
        'delegations',
        ...everybody,
      ],
    ],
    [
      ['manager'],
      [
        'projects',
        'alerts',
        'approvals',
        'returns',
        'supervision',
        'procedures',
        'findings',
        'layers',
        'spend',
        'imports',
        'delegations',
        ...everybody,
      ],
    ],
    [
      ['auditor'],
      [
        'projects',
        'alerts',
        'approvals',
        'returns',
        'supervision',
        'procedures',
        'findings',
        'layers',
        'spend',
        'record',
        'verification',
        'delegations',
        ...everybody,
      ],
    ],
    [
      ['leader'],
      [
        'projects',
        'alerts',
        'approvals',
        'returns',
        'supervision',
        'procedures',
        'findings',
        'layers',
        'spend',
        ...everybody,
      ],
    ],
    [
      ['system-admin'],
      ['status', 'mails', 'alertRules', 'calendar', 'approvals', 'verification', ...everybody],
    ],
    [['security-admin'], ['people', 'units', 'alertRules', 'approvals', ...everybody]],
    [['audit-admin'], ['record', 'approvals', ...everybody]],
    [
      ['officer', 'security-admin'],
      [
        'projects',
        'alerts',
        'approvals',
        'returns',
        'supervision',
        'procedures',
        'findings',
        'layers',
        'spend',
        'imports',
        'people',
        'units',
        'alertRules',
        'delegations',
        ...everybody,
      ],
    ],
    [[], everybody],
  ])('for %j shows %j', (roles, keys) => {
    expect(menuFor(roles).map(({ key }) => key)).toEqual(keys);
  });

  it('has no mails to read where people work', () => {
    const keys = menuFor(['system-admin'], 'production').map(({ key }) => key);
    expect([keys.includes('mails'), keys.includes('status')]).toEqual([false, true]);
  });
});
