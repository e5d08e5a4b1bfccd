import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answered, ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { asSuperuser } from '../harness/server.js';

let tracker: BootedTracker;
let guard: ApiClient;
let officer: ApiClient;
let manager: ApiClient;
const NOBODY = '00000000-0000-4000-8000-0000000000ff';

beforeAll(async () => {
  tracker = await bootTracker();
  guard = await tracker.as('security-admin');
  officer = await tracker.as('officer', 'sample-transport');
  manager = await tracker.as('manager', 'sample-transport');
});
afterAll(() => tracker?.close());

const codeOf = (answer: Answered): [number, string | undefined] => [
  answer.status,
  answer.body?.code,
];
const personNamed = async (email: string) =>
  (await guard.get('/api/people?limit=200')).body.items.find(
    (one: { email: string }) => one.email === email,
  );
const idOf = async (client: ApiClient): Promise<string> =>
  (await client.get('/api/me')).body.person.id;
let people = 0;
const CHOSEN = '一句别人不会说的话，足够长';
const newPerson = async (): Promise<{ id: string; email: string; etag: string }> =>
  (await guard.post('/api/people', { email: `new${(people += 1)}@x.example`, name: '王芳' })).body;

describe('units over HTTP', () => {
  it('are registered, renamed with the old name kept for its days, and moved', async () => {
    const made = await guard.post(
      '/api/organisations',
      { id: 'metro', name: '地铁集团', parentId: 'sample-transport' },
      { headers: { 'idempotency-key': 'metro' } },
    );
    expect([made.status, made.headers.get('etag'), made.headers.get('location')]).toEqual([
      201,
      '"v1"',
      '/api/organisations/metro',
    ]);
    expect(
      (
        await guard.post(
          '/api/organisations',
          { id: 'metro', name: '地铁集团', parentId: 'sample-transport' },
          { headers: { 'idempotency-key': 'metro' } },
        )
      ).status,
    ).toBe(201);
    const renamed = await guard.patch(
      '/api/organisations/metro',
      { name: '轨道集团' },
      { headers: { 'if-match': '"v1"' } },
    );
    expect([renamed.status, renamed.body.name, renamed.headers.get('etag')]).toEqual([
      200,
      '轨道集团',
      '"v2"',
    ]);
    const nameOn = async (query: string) =>
      (await officer.get(`/api/organisations?limit=200${query}`)).body.items.find(
        (one: { id: string }) => one.id === 'metro',
      ).name;
    expect([
      await nameOn('&on=2026-11-22'),
      await nameOn('&on=2026-11-23'),
      await nameOn(''),
    ]).toEqual(['地铁集团', '轨道集团', '轨道集团']);
    expect(
      codeOf(
        await guard.patch(
          '/api/organisations/metro',
          { parentId: 'city' },
          { headers: { 'if-match': '"v1"' } },
        ),
      ),
    ).toEqual([412, 'EDIT_STALE']);
    expect(
      (
        await guard.patch(
          '/api/organisations/metro',
          { parentId: 'city' },
          { headers: { 'if-match': '"v2"' } },
        )
      ).body,
    ).toMatchObject({ parentId: 'city', version: 3 });
    expect((await officer.get('/api/organisations/metro')).headers.get('etag')).toBe('"v3"');
  });

  it('tell what they were called and where they stood', async () => {
    const { body } = await officer.get('/api/organisations/metro/history');
    expect(body.names).toMatchObject([
      { name: '轨道集团', fromOn: '2026-11-23', untilOn: null, superseded: false },
      { name: '地铁集团', fromOn: null, untilOn: '2026-11-22' },
    ]);
    expect(body.places).toMatchObject([
      { parentId: 'city', fromOn: '2026-11-23' },
      { parentId: 'sample-transport', parentName: '交通建设单位（示例）', fromOn: null },
    ]);
    expect(codeOf(await officer.get('/api/organisations/nowhere/history'))).toEqual([
      404,
      'NOT_FOUND',
    ]);
  });

  it('show the security administrator, and nobody else, who acts where, page by page', async () => {
    const all = (await guard.get('/api/duties?limit=200')).body;
    expect(all.items).toHaveLength(10);
    expect(all.items).toContainEqual(
      expect.objectContaining({ unitId: 'sample-transport', role: 'officer', forPersonId: null }),
    );
    const first = (await guard.get('/api/duties?limit=5')).body;
    const rest = (await guard.get(`/api/duties?limit=5&cursor=${first.nextCursor}`)).body;
    expect([...first.items, ...rest.items]).toEqual(all.items);
    expect(rest.nextCursor).toBeNull();
    for (const client of [
      officer,
      manager,
      await tracker.as('auditor'),
      await tracker.as('system-admin'),
    ])
      expect(codeOf(await client.get('/api/duties'))).toEqual([403, 'FORBIDDEN']);
    expect(codeOf(await guard.get('/api/duties?cursor=x'))).toEqual([400, 'CURSOR_INVALID']);
  });

  it.each<[string, () => Promise<Answered>, number, string, string]>([
    [
      'a move from tomorrow',
      () =>
        guard.patch(
          '/api/organisations/sample-development',
          { parentId: 'sample-transport', parentFromOn: '2026-11-24' },
          { headers: { 'if-match': '"v1"' } },
        ),
      422,
      'DAY_AFTER_TODAY',
      'parentFromOn',
    ],
    [
      'a move from before all days',
      () =>
        guard.patch(
          '/api/organisations/sample-development',
          { parentId: 'sample-transport', parentFromOn: '1900-01-01' },
          { headers: { 'if-match': '"v1"' } },
        ),
      422,
      'DAY_TOO_EARLY',
      'parentFromOn',
    ],
    [
      'a field nobody knows',
      () =>
        guard.post('/api/organisations', { id: 'x', name: 'x', parentId: 'city', sample: true }),
      400,
      'VALIDATION_FAILED',
      'sample',
    ],
    [
      'no unit above',
      () => guard.post('/api/organisations', { id: 'x', name: 'x' }),
      400,
      'VALIDATION_FAILED',
      'parentId',
    ],
    [
      'a code in capitals',
      () => guard.post('/api/organisations', { id: 'X', name: 'x', parentId: 'city' }),
      400,
      'VALIDATION_FAILED',
      'id',
    ],
    [
      'a NUL in the name',
      () => guard.post('/api/organisations', { id: 'x', name: 'a\u0000', parentId: 'city' }),
      400,
      'VALIDATION_FAILED',
      'name',
    ],
    [
      'a day that does not exist',
      () => guard.get('/api/organisations?on=2026-02-30'),
      400,
      'VALIDATION_FAILED',
      'on',
    ],
    [
      'a unit above that is not there',
      () => guard.post('/api/organisations', { id: 'x', name: 'x', parentId: 'nowhere' }),
      422,
      'UNIT_UNKNOWN',
      'parentId',
    ],
    [
      'a code that is taken',
      () => guard.post('/api/organisations', { id: 'city', name: 'x', parentId: 'city' }),
      409,
      'UNIT_EXISTS',
      'id',
    ],
    [
      'a unit below its own',
      () =>
        guard.patch(
          '/api/organisations/city',
          { parentId: 'sample-transport' },
          { headers: { 'if-match': '"v1"' } },
        ),
      422,
      'UNIT_BELOW_ITSELF',
      'parentId',
    ],
    [
      'an edit without If-Match',
      () => guard.patch('/api/organisations/city', { name: 'x' }),
      428,
      'IF_MATCH_REQUIRED',
      '',
    ],
    [
      'a unit that is not there',
      () =>
        guard.patch(
          '/api/organisations/nowhere',
          { name: 'x' },
          { headers: { 'if-match': '"v1"' } },
        ),
      404,
      'NOT_FOUND',
      '',
    ],
    ['a unit that cannot be', () => guard.get('/api/organisations/..%2f'), 404, 'NOT_FOUND', ''],
    [
      'an officer',
      () => officer.post('/api/organisations', { id: 'x', name: 'x', parentId: 'city' }),
      403,
      'FORBIDDEN',
      '',
    ],
    [
      'a manager who renames',
      () =>
        manager.patch(
          '/api/organisations/sample-transport',
          { name: 'x' },
          { headers: { 'if-match': '"v1"' } },
        ),
      403,
      'FORBIDDEN',
      '',
    ],
  ])('refuses %s', async (_, ask, status, code, path) => {
    const answer = await ask();
    expect(codeOf(answer)).toEqual([status, code]);
    if (path) expect(answer.body.errors[0].path).toBe(path);
    expect((await guard.get('/api/organisations/x')).status).toBe(404);
  });
});

describe('people over HTTP', () => {
  it('get an account with a password shown once, a role, and lose it with their session', async () => {
    const made = await guard.post('/api/people', { email: 'Fang@X.example', name: '王芳' });
    expect([made.status, made.body.email, made.body.memberships]).toEqual([
      201,
      'fang@x.example',
      [],
    ]);
    expect(Object.keys(made.body).sort()).toEqual([
      'active',
      'email',
      'etag',
      'id',
      'language',
      'memberships',
      'name',
      'version',
    ]);
    await tracker.choosePassword('fang@x.example', CHOSEN);
    const path = `/api/people/${made.body.id}`;
    const granted = await guard.post(`${path}/memberships`, {
      unitId: 'sample-transport',
      role: 'officer',
    });
    expect([granted.status, granted.body.memberships]).toEqual([
      201,
      [
        expect.objectContaining({
          role: 'officer',
          unitId: 'sample-transport',
          fromOn: '2026-11-23',
          untilOn: null,
        }),
      ],
    ]);

    const fang = tracker.anonymous();
    expect((await fang.signIn('fang@x.example', CHOSEN)).status).toBe(201);
    expect(
      (await guard.delete(`${path}/memberships/${granted.body.memberships[0].id}`)).status,
    ).toBe(204);
    expect(codeOf(await fang.get('/api/projects'))).toEqual([401, 'NOT_SIGNED_IN']);
    expect((await guard.get(path)).body.memberships).toEqual([]);

    expect((await fang.signIn('fang@x.example', CHOSEN)).status).toBe(201);
    const closed = await guard.patch(
      path,
      { active: false },
      { headers: { 'if-match': made.headers.get('etag') ?? '' } },
    );
    expect([closed.status, closed.body.active]).toEqual([200, false]);
    expect(codeOf(await fang.get('/api/me'))).toEqual([401, 'NOT_SIGNED_IN']);
    expect(codeOf(await fang.signIn('fang@x.example', CHOSEN))).toEqual([401, 'SIGN_IN_FAILED']);
  });

  it('cannot be made or changed with a role, a unit or a password smuggled in', async () => {
    const { id, etag } = await newPerson();
    const headers = { 'if-match': etag };
    for (const smuggled of [
      { role: 'manager' },
      { unitId: 'city' },
      { memberships: [{ role: 'manager', unitId: 'city' }] },
      { password: 'x' },
      { passwordHash: 'x' },
      { id: NOBODY },
      { version: 9 },
      { mustChangePassword: false },
    ]) {
      const [field] = Object.keys(smuggled);
      for (const answer of [
        await guard.post('/api/people', { email: 'smuggler@x.example', name: 'x', ...smuggled }),
        await guard.patch(`/api/people/${id}`, { name: 'x', ...smuggled }, { headers }),
      ]) {
        expect([...codeOf(answer), answer.body.errors]).toEqual([
          400,
          'VALIDATION_FAILED',
          [expect.objectContaining({ path: field, code: 'FIELD_UNKNOWN' })],
        ]);
      }
    }
    expect(await personNamed('smuggler@x.example')).toBeUndefined();
    expect((await guard.get(`/api/people/${id}`)).body).toMatchObject({
      name: '王芳',
      memberships: [],
      version: 1,
    });
  });

  it.each<[string, object, number, string, string]>([
    ['a role nobody has', { unitId: 'city', role: 'mayor' }, 400, 'VALIDATION_FAILED', 'role'],
    ['a list of roles', { unitId: 'city', role: ['officer'] }, 400, 'VALIDATION_FAILED', 'role'],
    [
      'a person smuggled in',
      { unitId: 'city', role: 'officer', personId: NOBODY },
      400,
      'VALIDATION_FAILED',
      'personId',
    ],
    [
      'a day that does not exist',
      { unitId: 'city', role: 'officer', fromOn: '2026-11-31' },
      400,
      'VALIDATION_FAILED',
      'fromOn',
    ],
    [
      'a unit that is not there',
      { unitId: 'nowhere', role: 'officer' },
      422,
      'UNIT_UNKNOWN',
      'unitId',
    ],
    [
      'yesterday',
      { unitId: 'city', role: 'officer', fromOn: '2026-11-22' },
      422,
      'DAY_IN_PAST',
      'fromOn',
    ],
    [
      'days that run backwards',
      { unitId: 'city', role: 'officer', untilOn: '2026-11-22' },
      422,
      'DAYS_REVERSED',
      'untilOn',
    ],
    [
      'administration below the top',
      { unitId: 'sample-transport', role: 'system-admin' },
      422,
      'ADMIN_ROLE_AT_TOP',
      'unitId',
    ],
  ])('are given no role with %s', async (_, body, status, code, path) => {
    const { id } = await newPerson();
    const answer = await guard.post(`/api/people/${id}/memberships`, body);
    expect([...codeOf(answer), answer.body.errors[0].path]).toEqual([status, code, path]);
    expect((await guard.get(`/api/people/${id}`)).body.memberships).toEqual([]);
  });

  it('do not mix three administrations, do not promote themselves, and keep a security administrator', async () => {
    const [system, self] = [
      await personNamed('system-admin@tracker.example'),
      await personNamed('security-admin@tracker.example'),
    ];
    expect(
      codeOf(
        await guard.post(`/api/people/${system.id}/memberships`, {
          unitId: 'city',
          role: 'audit-admin',
        }),
      ),
    ).toEqual([422, 'ROLES_NOT_COMBINABLE']);
    expect(
      codeOf(
        await guard.post(`/api/people/${self.id}/memberships`, { unitId: 'city', role: 'manager' }),
      ),
    ).toEqual([422, 'ROLE_NOT_FOR_ONESELF']);
    expect(
      codeOf(await guard.delete(`/api/people/${self.id}/memberships/${self.memberships[0].id}`)),
    ).toEqual([409, 'LAST_SECURITY_ADMIN']);
    expect(
      codeOf(
        await guard.patch(
          `/api/people/${self.id}`,
          { active: false },
          { headers: { 'if-match': self.etag } },
        ),
      ),
    ).toEqual([409, 'LAST_SECURITY_ADMIN']);
    expect((await guard.get('/api/me')).status).toBe(200);
  });

  it('that do not exist, or roles of others, answer alike', async () => {
    const { id } = await newPerson();
    const foreign = (await personNamed('auditor@tracker.example')).memberships[0].id;
    for (const answer of [
      await guard.get(`/api/people/${NOBODY}`),
      await guard.get('/api/people/nonsense'),
      await guard.patch(
        `/api/people/${NOBODY}`,
        { name: 'x' },
        { headers: { 'if-match': '"v1"' } },
      ),
      await guard.post(`/api/people/${NOBODY}/memberships`, { unitId: 'city', role: 'officer' }),
      await guard.delete(`/api/people/${id}/memberships/${foreign}`),
      await guard.delete(`/api/people/${id}/memberships/${NOBODY}`),
    ])
      expect(codeOf(answer)).toEqual([404, 'NOT_FOUND']);
    expect((await personNamed('auditor@tracker.example')).memberships).toHaveLength(1);
  });

  it('are closed to everybody else', async () => {
    const { id } = await newPerson();
    for (const client of [
      officer,
      manager,
      await tracker.as('auditor'),
      await tracker.as('system-admin'),
      await tracker.as('audit-admin'),
    ]) {
      for (const answer of [
        await client.get(`/api/people/${id}`),
        await client.post('/api/people', { email: 'a@b.example', name: 'x' }),
        await client.patch(
          `/api/people/${id}`,
          { active: false },
          { headers: { 'if-match': '"v1"' } },
        ),
        await client.post(`/api/people/${id}/memberships`, { unitId: 'city', role: 'manager' }),
        await client.delete(`/api/people/${id}/memberships/${NOBODY}`),
      ])
        expect(codeOf(answer)).toEqual([403, 'FORBIDDEN']);
    }
  });
});

describe('an absence over HTTP', () => {
  const days = {
    unitId: 'sample-transport',
    fromOn: '2026-11-23',
    untilOn: '2026-11-24',
    reason: '年休假',
  };

  it('lets the substitute act for its days and not after', async () => {
    const deputy = await tracker.as('auditor');
    await asSuperuser(tracker.test.name, async (client) => {
      // An auditor of the city may not also be a manager of one of its organisations. For this test
      // the auditor's role is therefore replaced by the role of manager of a subordinate
      // organisation.
      await client.query(
        "INSERT INTO organisations (id, name, parent_id) VALUES ('deputies', '下属单位（示例）', 'sample-transport')",
      );
      await client.query(
        "UPDATE memberships SET role = 'manager', unit_id = 'deputies' WHERE role = 'auditor'",
      );
    });
    const [me, substitute, overAll] = [
      await idOf(manager),
      await idOf(deputy),
      await idOf(await tracker.as('manager', 'city')),
    ];
    const candidates = (
      await manager.get('/api/delegations/candidates?unitId=sample-transport')
    ).body.items.map((one: { id: string }) => one.id);
    expect([...candidates].sort()).toEqual([substitute, overAll].sort());
    expect(
      codeOf(
        await manager.post('/api/delegations', {
          ...days,
          toPersonId: await idOf(officer),
          role: 'manager',
        }),
      ),
    ).toEqual([422, 'ROLES_OVER_ONE_UNIT']);
    const lent = await manager.post('/api/delegations', {
      ...days,
      toPersonId: substitute,
      role: 'manager',
    });
    expect([lent.status, lent.body]).toEqual([
      201,
      expect.objectContaining({
        fromPersonId: me,
        toPersonId: substitute,
        role: 'manager',
        revokedOn: null,
      }),
    ]);
    const places = async () =>
      (await deputy.get('/api/me')).body.roles
        .map((held: { unitId: string }) => held.unitId)
        .sort();
    expect(await places()).toEqual(['deputies', 'sample-transport']);
    for (const client of [manager, deputy, guard])
      expect(
        (await client.get('/api/delegations')).body.items.map((one: { id: string }) => one.id),
      ).toContain(lent.body.id);
    const anonymous = await tracker.as('officer', 'sample-development');
    expect((await anonymous.get('/api/delegations')).body.items).toEqual([]);
    expect(codeOf(await anonymous.delete(`/api/delegations/${lent.body.id}`))).toEqual([
      404,
      'NOT_FOUND',
    ]);
    expect((await deputy.delete(`/api/delegations/${lent.body.id}`)).status).toBe(204);
    expect(await places()).toEqual(['deputies']);
    expect(codeOf(await deputy.delete(`/api/delegations/${lent.body.id}`))).toEqual([
      404,
      'NOT_FOUND',
    ]);
  });

  it.each<[string, object, number, string, string]>([
    [
      'an unknown field',
      { role: 'manager', createdBy: NOBODY },
      400,
      'VALIDATION_FAILED',
      'createdBy',
    ],
    ['no reason', { role: 'manager', reason: '' }, 400, 'VALIDATION_FAILED', 'reason'],
    [
      'an id that is none',
      { role: 'manager', toPersonId: '7' },
      400,
      'VALIDATION_FAILED',
      'toPersonId',
    ],
    [
      'somebody who does not exist',
      { role: 'manager', toPersonId: NOBODY },
      422,
      'PERSON_UNKNOWN',
      'toPersonId',
    ],
    ['a role they do not hold', { role: 'auditor' }, 422, 'DELEGATION_NOT_HELD', 'role'],
    [
      'a unit that is not theirs',
      { role: 'manager', unitId: 'sample-development' },
      422,
      'DELEGATION_NOT_HELD',
      'role',
    ],
    ['an administration', { role: 'security-admin' }, 422, 'ROLE_NOT_DELEGABLE', 'role'],
    [
      'more than 90 days',
      { role: 'manager', untilOn: '2027-02-21' },
      422,
      'DELEGATION_TOO_LONG',
      'untilOn',
    ],
  ])('is not arranged with %s', async (_, body, status, code, path) => {
    const answer = await manager.post('/api/delegations', {
      ...days,
      toPersonId: await idOf(officer),
      ...body,
    });
    expect([...codeOf(answer), answer.body.errors[0].path]).toEqual([status, code, path]);
    const open = (await manager.get('/api/delegations')).body.items.filter(
      (one: { revokedOn: string | null }) => one.revokedOn === null,
    );
    expect(open).toEqual([]);
  });

  it('of somebody else is not arranged by a colleague, nor to a stranger', async () => {
    const [boss, anonymous] = [
      await idOf(manager),
      await idOf(await tracker.as('officer', 'sample-development')),
    ];
    expect(
      codeOf(
        await officer.post('/api/delegations', {
          ...days,
          fromPersonId: boss,
          toPersonId: await idOf(officer),
          role: 'manager',
        }),
      ),
    ).toEqual([403, 'FORBIDDEN']);
    expect(
      codeOf(
        await manager.post('/api/delegations', { ...days, toPersonId: anonymous, role: 'manager' }),
      ),
    ).toEqual([422, 'PERSON_UNKNOWN']);
    expect(
      codeOf(await manager.get('/api/delegations/candidates?unitId=sample-development')),
    ).toEqual([404, 'NOT_FOUND']);
  });
});

describe('handing over over HTTP', () => {
  const ask = (client: ApiClient, body: object) =>
    client.post('/api/projects/hand-over', {
      toUnitId: 'sample-development',
      reason: '职责调整',
      ...body,
    });
  let ours: string;
  let theirs: string;
  beforeAll(async () => {
    ours = (await manager.get('/api/projects?limit=1')).body.items[0].id;
    theirs = (
      await (await tracker.as('officer', 'sample-development')).get('/api/projects?limit=1')
    ).body.items[0].id;
  });

  it.each<[string, () => object, number, string]>([
    ['no projects', () => ({ projectIds: [] }), 400, 'VALIDATION_FAILED'],
    ['a project twice', () => ({ projectIds: [ours, ours] }), 400, 'VALIDATION_FAILED'],
    ['a text for a list', () => ({ projectIds: ours }), 400, 'VALIDATION_FAILED'],
    [
      'too many',
      () => ({
        projectIds: Array.from(
          { length: 201 },
          (_, at) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
        ),
      }),
      400,
      'VALIDATION_FAILED',
    ],
    [
      'a unit smuggled in',
      () => ({ projectIds: [ours], fromUnitId: 'city' }),
      400,
      'VALIDATION_FAILED',
    ],
    ['a foreign project', () => ({ projectIds: [ours, theirs] }), 404, 'NOT_FOUND'],
    ['a project that is not there', () => ({ projectIds: [NOBODY] }), 404, 'NOT_FOUND'],
    ['a unit that is not theirs', () => ({ projectIds: [ours] }), 422, 'UNIT_UNKNOWN'],
    [
      'a unit that is not there',
      () => ({ projectIds: [ours], toUnitId: 'nowhere' }),
      422,
      'UNIT_UNKNOWN',
    ],
    [
      'the unit it is in',
      () => ({ projectIds: [ours], toUnitId: 'sample-transport' }),
      422,
      'HAND_OVER_TO_SAME_UNIT',
    ],
  ])('refuses a manager %s', async (_, body, status, code) => {
    expect(codeOf(await ask(manager, body()))).toEqual([status, code]);
    expect((await manager.get(`/api/projects/${ours}`)).body.unitId).toBe('sample-transport');
  });

  it('is done by whoever manages both units', async () => {
    expect(codeOf(await ask(officer, { projectIds: [ours] }))).toEqual([403, 'FORBIDDEN']);
    const { id, email } = await newPerson();
    await guard.post(`/api/people/${id}/memberships`, { unitId: 'city', role: 'manager' });
    await tracker.choosePassword(email, CHOSEN);
    const chief = tracker.anonymous();
    await chief.signIn(email, CHOSEN);
    const done = await ask(chief, { projectIds: [ours] });
    expect([done.status, done.body]).toEqual([
      200,
      {
        items: [
          { projectId: ours, fromUnitId: 'sample-transport', toUnitId: 'sample-development' },
        ],
      },
    ]);
    expect((await manager.get(`/api/projects/${ours}`)).status).toBe(404);
    expect(
      (await (await tracker.as('officer', 'sample-development')).get(`/api/projects/${ours}`)).body
        .unitId,
    ).toBe('sample-development');
  });
});
