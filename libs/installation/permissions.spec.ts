import { describe, expect, it } from '@jest/globals';
import {
  type Actor,
  actorFrom,
  allow,
  can,
  definePermissions,
  isAdminRole,
  type Membership,
  type Permission,
  permissionNames,
  type Role,
  ROLES,
  serviceActor,
  type Subject,
  type TreeOrganisation,
} from '#identity';
import '#installation';
import { Problem } from '#platform/problem';
import { StartupError } from '#platform/program';

const tree: TreeOrganisation[] = [
  { id: 'city', parentId: null },
  { id: 'transport', parentId: 'city' },
  { id: 'metro', parentId: 'transport' },
  { id: 'development', parentId: 'city' },
];
const person = (id: string, memberships: readonly Membership[]): Actor =>
  actorFrom({ id, name: id, email: `${id}@x.example`, language: 'zh' }, memberships, tree, {
    requestId: 'r',
  });
/**
 * Returns an actor with a role: officers, managers and auditors in 交通 (transport), administrators
 * in the city.
 */
const actorAs = (role: Role): Actor =>
  person('somebody', [{ role, unitId: isAdminRole(role) ? 'city' : 'transport' }]);

/**
 * The organisations for which each permission is checked, in the order of the letters of `Answers`:
 * the actor's own organisation, one below it, one beside it, the one above it, and none.
 */
const subjects: readonly (Subject | undefined)[] = [
  ...['transport', 'metro', 'development', 'city'].map((unitId) => ({
    unitId,
    filedBy: 'another',
    parties: ['another'],
  })),
  undefined,
];

type Answers = `${'y' | '-'}${'y' | '-'}${'y' | '-'}${'y' | '-'}${'y' | '-'}`;
const never: Answers = '-----';
const always: Answers = 'yyyyy';
/**
 * Expected answers when a role has the permission in the actor's own organisation and those below
 * it.
 */
const within: Answers = 'yy---';
/**
 * Expected answers when a role has the permission in the actor's own organisation, in those below
 * it, and for requests without an organisation.
 */
const reads: Answers = 'yy--y';
const everyone = Object.fromEntries(ROLES.map((role) => [role, always]));
const security = { 'security-admin': always };

/**
 * Expected answers for every permission and role, one letter per organisation in `subjects`: `y`
 * for allowed, `-` for refused. A role that is left out must be refused for all of them.
 */
const table: Record<Permission, Partial<Record<Role, Answers>>> = {
  'project.read': { officer: reads, manager: reads, leader: reads, auditor: reads },
  'project.hand-over': { manager: within },
  'project.relate': { manager: within },
  'project.register': { officer: within, manager: within },
  'project.edit': { officer: within, manager: within },
  'project.move-stage': { officer: within, manager: within },
  'project.transfer': { officer: within, manager: within },
  'project.carry-over': { manager: within },
  'project.join-plan': { manager: within },
  'milestone.create': { officer: within, manager: within },
  'milestone.reforecast': { officer: within, manager: within },
  'milestone.meet': { officer: within, manager: within },
  'milestone.mark-key': { manager: within },
  'milestone-move-limit.read': everyone,
  'milestone-move-limit.set': { 'system-admin': always },
  'progress.record': { officer: within, manager: within },
  'reading.file': { officer: within, manager: within },
  'reported-figure.record': { officer: within, manager: within },
  'external-id.set': { officer: within, manager: within },
  'contract.file': { officer: within, manager: within },
  'contract.tie-payments': { officer: within, manager: within },
  'rating.record': { officer: within, manager: within },
  'disclosure.file': { officer: within, manager: within },
  'disclosure.read': { officer: reads, manager: reads, leader: reads, auditor: reads },
  'paper.issue': { manager: within },
  'paper.read': { officer: reads, manager: reads, leader: reads, auditor: reads },
  'meeting.hold': { manager: within },
  'meeting.read': { officer: reads, manager: reads, leader: reads, auditor: reads },
  'completion.record': { officer: within, manager: within },
  'procedure.create': { officer: within, manager: within },
  'procedure.record': { officer: within, manager: within },
  'ledger.post': { officer: within, manager: within },
  'ledger.reverse': { officer: within, manager: within },
  'change-request.administer': {
    'system-admin': always,
    'security-admin': always,
    'audit-admin': always,
  },
  'change-request.decide': { manager: within },
  'change-request.file': { officer: within, manager: within },
  'change-request.read': everyone,
  'review-level.read': everyone,
  'review-level.set': { 'security-admin': always },
  'ledger.import': { officer: within, manager: within },
  'ledger-import.upload': { officer: always, manager: always },
  'return.file': { officer: within, manager: within },
  'document.register': { officer: within, manager: within },
  'document.upload': { officer: always, manager: always },
  'project-code.register': { officer: within, manager: within },
  'ledger.verify': { auditor: always, 'system-admin': always },
  'ledger-digest.read': {},
  'ledger-checkpoint.make': {},
  'ledger-contradiction.close': { 'audit-admin': always },
  'ledger-contradiction.read': everyone,
  'budget.file': { officer: within, manager: within },
  'approval-regime.record': { manager: within },
  'budget-rule.read': everyone,
  'budget-rule.edit': { 'system-admin': always },
  'plan.register': { 'system-admin': always },
  'filing.approve': { manager: within },
  'alert.explain': { officer: within, manager: within },
  'alert.acknowledge': { manager: within },
  'alert.snooze': { manager: within },
  'alert-rule.read': everyone,
  'alert-rule.edit': { 'system-admin': always },
  'alert-rule.preview': { 'system-admin': always, 'security-admin': always },
  'preferences.change': everyone,
  'view.save': everyone,
  'outside-system.describe': { 'system-admin': always },
  'outside-system.read': { 'system-admin': always, manager: always, auditor: always },
  'outside-system.report': { manager: always, auditor: always },
  'alarm.read': { 'system-admin': always },
  'calendar.read': everyone,
  'calendar.edit': { 'system-admin': always },
  'finding.raise': { auditor: within },
  'finding.answer': { officer: within, manager: within },
  'finding.judge': { auditor: within },
  'supervision.register': { officer: within, manager: within },
  'supervision.direct': { manager: within },
  'supervision.answer': { officer: within, manager: within },
  'supervision.judge': { manager: within },
  'supervision.withdraw': { officer: within, manager: within },
  'display-token.manage': { manager: within },
  'report.spend': { officer: reads, manager: reads, leader: reads, auditor: reads },
  'unit.create': security,
  'unit.rename': security,
  'unit.move': security,
  'unit.name-head': security,
  'unit.ask-returns': { ...security, manager: within },
  'people.read': security,
  'person.create': security,
  'person.change': security,
  'person.deactivate': security,
  'membership.grant': security,
  'membership.end': security,
  'delegation.read': security,
  'delegation.create': security,
  'delegation.revoke': security,
  'password.reset': security,
  'session.revoke': security,
  'second-factor.remove': security,
  'role-requirement.edit': security,
  'audit.read': { auditor: always, 'audit-admin': always },
  'audit.verify': { auditor: always, 'audit-admin': always },
  'mail.read': { 'system-admin': always },
  'status.read': everyone,
  'organisation.read': everyone,
  'token.create': everyone,
};
const permissions = permissionNames();

describe('who may do what', () => {
  it('the table names every permission', () =>
    expect(Object.keys(table).sort()).toEqual([...permissions].sort()));

  it.each(
    permissions.flatMap((permission) =>
      ROLES.map((role) => [role, permission, table[permission]?.[role] ?? never] as const),
    ),
  )('%s: %s → %s', (role, permission, expected) => {
    const actor = actorAs(role);
    expect(subjects.map((subject) => (can(actor, permission, subject) ? 'y' : '-')).join('')).toBe(
      expected,
    );
  });

  it('somebody without any role has what everyone has, no more', () => {
    expect(
      permissions.filter((permission) =>
        subjects.some((subject) => can(person('p', []), permission, subject)),
      ),
    ).toEqual(permissions.filter((permission) => table[permission] === everyone));
  });

  it('a manager of one unit who is an officer of another acknowledges in the first alone', () => {
    const actor = person('p', [
      { role: 'manager', unitId: 'metro' },
      { role: 'officer', unitId: 'development' },
    ]);
    expect([
      can(actor, 'alert.acknowledge', { unitId: 'metro' }),
      can(actor, 'alert.acknowledge', { unitId: 'development' }),
      can(actor, 'ledger.post', { unitId: 'development' }),
    ]).toEqual([true, false, true]);
  });

  it("a service works on any project but holds nobody's office", () => {
    const service = serviceActor('seed');
    expect(
      permissions.filter((permission) =>
        can(service, permission, {
          unitId: 'development',
          filedBy: 'another',
          parties: ['another'],
        }),
      ),
    ).toEqual([
      'alert-rule.read',
      'alert.explain',
      'budget-rule.read',
      'budget.file',
      'calendar.read',
      'change-request.file',
      'change-request.read',
      'completion.record',
      'contract.file',
      'contract.tie-payments',
      'disclosure.file',
      'disclosure.read',
      'document.register',
      'external-id.set',
      'ledger-contradiction.read',
      'ledger.import',
      'ledger.post',
      'ledger.reverse',
      'meeting.read',
      'milestone-move-limit.read',
      'milestone.create',
      'milestone.meet',
      'milestone.reforecast',
      'organisation.read',
      'paper.read',
      'preferences.change',
      'procedure.create',
      'procedure.record',
      'progress.record',
      'project-code.register',
      'project.edit',
      'project.move-stage',
      'project.read',
      'project.register',
      'project.transfer',
      'rating.record',
      'reading.file',
      'report.spend',
      'reported-figure.record',
      'return.file',
      'review-level.read',
      'status.read',
      'token.create',
      'view.save',
    ]);
  });

  it('a service approves what another service filed, and nothing of a person or of its own', () => {
    const service = serviceActor('seed');
    expect(
      ['service:sample', 'service:seed', 'somebody'].map((filedBy) =>
        can(service, 'change-request.decide', { unitId: 'development', filedBy }),
      ),
    ).toEqual([true, false, false]);
  });

  it('the checkpoints have the sums of every project: for auditors of the whole city, not of a unit', () => {
    expect(
      [
        person('a', [{ role: 'auditor', unitId: 'city' }]),
        actorAs('auditor'),
        person('b', [{ role: 'manager', unitId: 'city' }]),
      ].map((actor) => can(actor, 'ledger-digest.read')),
    ).toEqual([true, false, false]);
  });

  it('refuses by name', () => {
    expect(() => allow(actorAs('auditor'), 'ledger.post', { unitId: 'transport' })).toThrow(
      new Problem('FORBIDDEN'),
    );
    expect(() => allow(actorAs('officer'), 'ledger.post', { unitId: 'transport' })).not.toThrow();
  });
});

describe('a manager approves, never what they filed themselves', () => {
  const own: Membership = { role: 'manager', unitId: 'transport' };
  const lent: Membership = { ...own, forPerson: 'boss' };
  it.each<[string, Membership[], Subject | undefined, boolean]>([
    ['what an officer filed', [own], { unitId: 'metro', filedBy: 'officer' }, true],
    ['what they filed themselves', [own], { unitId: 'metro', filedBy: 'me' }, false],
    [
      'what they filed themselves as an officer beside',
      [own, { role: 'officer', unitId: 'metro' }],
      { unitId: 'metro', filedBy: 'me' },
      false,
    ],
    [
      'what another filed, where they file as an officer too',
      [own, { role: 'officer', unitId: 'metro' }],
      { unitId: 'metro', filedBy: 'officer' },
      false,
    ],
    [
      'what another filed above it, where they only decide',
      [own, { role: 'officer', unitId: 'metro' }],
      { unitId: 'transport', filedBy: 'officer' },
      true,
    ],
    ['what nobody is named for', [own], { unitId: 'metro' }, false],
    ['what belongs to no unit', [own], { filedBy: 'officer' }, false],
    ["another organisation's", [own], { unitId: 'development', filedBy: 'officer' }, false],
    ['standing in, what an officer filed', [lent], { unitId: 'metro', filedBy: 'officer' }, true],
    [
      'standing in, what the person they stand in for filed',
      [lent],
      { unitId: 'metro', filedBy: 'boss' },
      false,
    ],
    ['standing in, what they filed themselves', [lent], { unitId: 'metro', filedBy: 'me' }, false],
    [
      'in their own right, what somebody filed who also lent them the role',
      [own, lent],
      { unitId: 'metro', filedBy: 'boss' },
      true,
    ],
    [
      'as an officer',
      [{ role: 'officer', unitId: 'transport' }],
      { unitId: 'metro', filedBy: 'boss' },
      false,
    ],
  ])('%s', (_, memberships, subject, expected) =>
    expect(can(person('me', memberships), 'filing.approve', subject)).toBe(expected),
  );
});

describe('an auditor decides on an answer, never on one of their own', () => {
  const own: Membership = { role: 'auditor', unitId: 'city' };
  const lent: Membership = { ...own, forPerson: 'boss' };
  it.each<[string, Membership[], Subject | undefined, boolean]>([
    ['of an officer', [own], { unitId: 'metro', filedBy: 'officer' }, true],
    [
      'they gave as an officer of the unit',
      [own, { role: 'officer', unitId: 'metro' }],
      { unitId: 'metro', filedBy: 'me' },
      false,
    ],
    [
      'of another officer, where they are one too',
      [own, { role: 'officer', unitId: 'metro' }],
      { unitId: 'metro', filedBy: 'officer' },
      false,
    ],
    ['nobody is named for', [own], { unitId: 'metro' }, false],
    ['of no unit', [own], { filedBy: 'officer' }, false],
    [
      'of a unit they do not audit',
      [{ role: 'auditor', unitId: 'development' }],
      { unitId: 'metro', filedBy: 'officer' },
      false,
    ],
    ['standing in, of an officer', [lent], { unitId: 'metro', filedBy: 'officer' }, true],
    [
      'standing in, of the person they stand in for',
      [lent],
      { unitId: 'metro', filedBy: 'boss' },
      false,
    ],
  ])('%s', (_, memberships, subject, expected) =>
    expect(can(person('me', memberships), 'finding.judge', subject)).toBe(expected),
  );
});

describe('a delegation is the business of those it concerns', () => {
  it.each<[string, Role[], readonly string[], boolean]>([
    ['the lender or the substitute', ['officer'], ['another', 'me'], true],
    ['somebody else', ['manager'], ['another', 'third'], false],
    ['the security administrator', ['security-admin'], ['another', 'third'], true],
    ['nobody in particular', ['officer'], [], false],
  ])('%s', (_, roles, parties, expected) => {
    const actor = person(
      'me',
      roles.map((role) => ({ role, unitId: 'city' })),
    );
    expect(
      (['delegation.read', 'delegation.create', 'delegation.revoke'] as const).map((permission) =>
        can(actor, permission, { parties }),
      ),
    ).toEqual([expected, expected, expected]);
  });
});

describe('who holds two roles over one organisation, from before that was refused', () => {
  const both = person('both', [
    { role: 'officer', unitId: 'metro' },
    { role: 'manager', unitId: 'transport' },
  ]);
  const asked = (unitId: string): Subject => ({ unitId, filedBy: 'another', parties: ['another'] });

  it('reads there and does nothing that a unit is asked about', () => {
    expect([
      can(both, 'project.read', asked('metro')),
      both.scope.sees,
      both.readOnlyUnits,
    ]).toEqual([true, ['metro', 'transport'], ['metro']]);
    const allowed = permissions.filter(
      (permission) =>
        can(person('nobody', []), permission, asked('metro')) !==
        can(both, permission, asked('metro')),
    );
    // In organisation metro the user has two roles that exclude each other. Such a user may still
    // read. Uploading a file is allowed as well, because the organisations in the file are unknown
    // before it is read; each line of the file is checked afterwards.
    expect(allowed).toEqual([
      'disclosure.read',
      'document.upload',
      'ledger-import.upload',
      'meeting.read',
      'outside-system.read',
      'outside-system.report',
      'paper.read',
      'project.read',
      'report.spend',
    ]);
  });

  it('goes on deciding where only one of them reaches', () => {
    expect([can(both, 'filing.approve', asked('transport')), both.scope.writes]).toEqual([
      true,
      ['transport'],
    ]);
  });
});

describe('a permission', () => {
  it('that two domains declare stops the program with its name', () => {
    const declareTwice = () => definePermissions('second', { 'ledger.post': () => true });
    expect(declareTwice).toThrow(StartupError);
    expect(declareTwice).toThrow('ledger.post is declared by ledger and by second');
  });
});
