import { describe, expect, it } from '@jest/globals';
import type { Role } from '../../client/session.js';
import { currentEntry, menuFor, ownPages } from './menu-for.js';

const shown = (roles: Role[]) =>
  menuFor(roles).map(({ key, entries }) => [key, ...entries.map((entry) => entry.key)].join(' '));

const PROJECTS = 'projects projects procedures plan indicators';
const ALERTS = 'alerts alerts supervision meetings findings deliveries';
const WORKBENCH = 'workbench workbench';
const GOALS = 'goals plan indicators';
const APPROVALS = 'approvals approvals';

describe('the navigation', () => {
  it.each<[Role[], string[]]>([
    [
      ['officer'],
      [
        WORKBENCH,
        PROJECTS,
        'returns returns returnBoard imports',
        APPROVALS,
        ALERTS,
        'money spend layers reconciliation papers disclosure',
      ],
    ],
    [
      ['manager'],
      [
        WORKBENCH,
        PROJECTS,
        'returns returns returnBoard imports',
        APPROVALS,
        ALERTS,
        'money spend layers reconciliation papers outsideSystems disclosure',
      ],
    ],
    [
      ['auditor'],
      [
        PROJECTS,
        APPROVALS,
        ALERTS,
        'money spend layers reconciliation papers outsideSystems disclosure returns returnBoard',
        'audit record verification',
      ],
    ],
    [
      ['leader'],
      [
        WORKBENCH,
        PROJECTS,
        'returns returns returnBoard',
        APPROVALS,
        ALERTS,
        'money spend layers reconciliation papers disclosure',
      ],
    ],
    [
      ['system-admin'],
      [
        'administration status mails alertRules calendar moveLimits outsideSystems',
        'audit verification',
        APPROVALS,
        GOALS,
      ],
    ],
    [['security-admin'], ['administration people units alertRules', APPROVALS, GOALS]],
    [['audit-admin'], ['audit record', APPROVALS, GOALS]],
    [
      ['officer', 'security-admin'],
      [
        WORKBENCH,
        PROJECTS,
        'returns returns returnBoard imports',
        APPROVALS,
        ALERTS,
        'money spend layers reconciliation papers disclosure',
        'administration people units alertRules',
      ],
    ],
    [
      ['officer', 'auditor'],
      [
        WORKBENCH,
        PROJECTS,
        'returns returns returnBoard imports',
        APPROVALS,
        ALERTS,
        'money spend layers reconciliation papers outsideSystems disclosure',
        'audit record verification',
      ],
    ],
    [[], [GOALS]],
  ])('for %j has %j', (roles, groups) => expect(shown(roles)).toEqual(groups));

  it.each<Role>(['officer', 'manager', 'leader', 'auditor', 'system-admin', 'audit-admin'])(
    'has at most six top entries for %s',
    (role) => expect(menuFor([role]).length).toBeLessThanOrEqual(6),
  );

  it('has no mails to read where people work', () => {
    const keys = menuFor(['system-admin'], 'production').flatMap(({ entries }) =>
      entries.map(({ key }) => key),
    );
    expect([keys.includes('mails'), keys.includes('status')]).toEqual([false, true]);
  });

  it.each([
    ['/projects', '/projects'],
    ['/projects/0197d0a2/funding', '/projects'],
    ['/returns', '/returns'],
    ['/returns/board', '/returns/board'],
    ['/plan-dates', '/projects'],
    ['/acknowledge', '/alerts'],
    ['/alert-rules', null],
    ['/account', null],
  ])('counts the page %s to %s', (path, entry) =>
    expect(currentEntry(menuFor(['officer']), path)).toBe(entry),
  );
});

describe('what is behind the name of a person', () => {
  it.each<[Role[], string[]]>([
    [['officer'], ['account', 'delegations', 'tokens']],
    [['leader'], ['account', 'tokens']],
    [['system-admin'], ['account', 'tokens']],
    [[], ['account', 'tokens']],
  ])('for %j is %j', (roles, keys) => expect(ownPages(roles).map(({ key }) => key)).toEqual(keys));
});
