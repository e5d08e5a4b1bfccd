import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signAuditBatches } from '#audit';
import { flagship } from '../builders/projects.js';
import type { Answered, ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { asSuperuser } from '../harness/server.js';
import { startProcess } from '../harness/standalone-process.js';

let tracker: BootedTracker;
let officer: ApiClient;
let auditor: ApiClient;
let admin: ApiClient;
let airport: string;
beforeAll(async () => {
  tracker = await bootTracker();
  officer = await tracker.as('officer', 'sample-transport');
  auditor = await tracker.as('auditor');
  admin = await tracker.as('audit-admin');
  airport = await flagship(tracker.test.database, 1);
});
afterAll(() => tracker?.close());

const entry = { series: 'paid', month: '2026-01', amountFen: '100', fundingSource: 'municipal' };
const ledger = (): string => `/api/projects/${airport}/ledger-entries`;
const records = async (query: string): Promise<any[]> => {
  const answer = await admin.get(`/api/audit-events?${query}`);
  expect(answer.status).toBe(200);
  return answer.body.items as any[];
};
const recordsOf = (answer: Answered): Promise<any[]> =>
  records(`requestId=${answer.headers.get('x-request-id')}`);
const count = (sql: string): Promise<number> =>
  asSuperuser(tracker.test.name, async (client) =>
    Number((await client.query<{ n: string }>(sql)).rows[0]?.n),
  );

describe('the address that the audit log had before', () => {
  it('answers the same, and says that it will end', async () => {
    const [former, now] = [
      await admin.get('/api/audit-records?limit=1&to=2026-01-01'),
      await admin.get('/api/audit-events?limit=1&to=2026-01-01'),
    ];
    expect(former.status).toBe(200);
    expect(former.body).toEqual(now.body);
    expect(former.headers.get('deprecation')).toMatch(/^@\d+$/);
    expect(former.headers.get('sunset')).toMatch(/ GMT$/);
    expect(now.headers.get('deprecation')).toBeNull();
    expect((await admin.get('/api/audit-records/sealing')).status).toBe(200);
    expect((await admin.get('/api/audit-records-of-today')).status).toBe(404);
  });
});

describe('a refused write', () => {
  it.each<[string, () => Promise<Answered>, number, object]>([
    [
      'without the right',
      () => auditor.post(ledger(), entry),
      403,
      {
        action: 'ledger.post',
        authority: expect.stringMatching(/^auditor@/),
        newValue: {
          code: 'FORBIDDEN',
          permission: 'ledger.post',
          route: 'POST /api/projects/:id/ledger-entries',
        },
      },
    ],
    [
      'beyond the scope',
      async () => (await tracker.as('officer', 'sample-development')).post(ledger(), entry),
      404,
      { action: 'ledger.post', newValue: { code: 'NOT_FOUND' } },
    ],
    [
      'with a field that cannot be taken',
      () => officer.post(ledger(), { ...entry, amountFen: 'canary' }),
      400,
      {
        action: 'ledger.post',
        newValue: { code: 'VALIDATION_FAILED', fields: [{ path: 'amountFen', code: 'NOT_FEN' }] },
      },
    ],
    [
      "with a field that is nobody's",
      () => officer.post(ledger(), { ...entry, canary: 'canary' }),
      400,
      { newValue: { code: 'VALIDATION_FAILED', fields: [{ code: 'FIELD_UNKNOWN' }] } },
    ],
    [
      'against a rule',
      () => officer.post(ledger(), { ...entry, month: '2027-01' }),
      422,
      { newValue: { code: 'MONTH_IN_FUTURE' } },
    ],
    [
      'without the CSRF token',
      () => officer.post(ledger(), entry, { headers: { 'x-csrf-token': 'canary' } }),
      403,
      {
        action: 'ledger.post',
        authority: 'officer@sample-transport',
        newValue: { code: 'CSRF_TOKEN_WRONG' },
      },
    ],
    [
      'with a forged cookie',
      () =>
        tracker
          .anonymous()
          .post(ledger(), entry, { headers: { cookie: `tracker_session=${'A'.repeat(43)}` } }),
      401,
      { action: 'session.use', actorId: 'anonymous', newValue: { code: 'NOT_SIGNED_IN' } },
    ],
    [
      'with a forged token',
      () =>
        tracker
          .anonymous()
          .post(ledger(), entry, { headers: { authorization: `Bearer ${'A'.repeat(43)}` } }),
      401,
      { action: 'token.use', actorId: 'anonymous' },
    ],
    [
      'that cannot be read',
      () => officer.post(ledger(), undefined, { raw: '{"canary' }),
      400,
      {
        action: 'ledger.post',
        authority: 'officer@sample-transport',
        newValue: { code: 'BODY_MALFORMED' },
      },
    ],
  ])('%s leaves one refused record and changes nothing', async (_, ask, status, expected) => {
    const entries = 'SELECT count(*) AS n FROM ledger_entries';
    const before = await count(entries);
    const answer = await ask();
    expect(answer.status).toBe(status);
    const found = await recordsOf(answer);
    expect(found).toEqual([
      expect.objectContaining({
        outcome: 'refused',
        subjectType: 'project',
        subjectId: airport,
        source: '127.0.0.1',
        oldValue: null,
      }),
    ]);
    expect(found[0]).toMatchObject(expected);
    expect(JSON.stringify(found)).not.toContain('canary');
    expect(await count(entries)).toBe(before);
  });

  it('to a stranger who shows nothing, or to an address that is none, leaves no record', async () => {
    const before = await count('SELECT count(*) AS n FROM audit_records');
    expect((await tracker.anonymous().post(ledger(), entry)).status).toBe(401);
    expect((await officer.post('/api/nothing', entry)).status).toBe(404);
    expect((await officer.get(`${ledger()}?limit=0`)).status).toBe(400);
    expect(await count('SELECT count(*) AS n FROM audit_records')).toBe(before);
  });

  it('from somebody who keeps trying forged cookies is recorded a bounded number of times a minute', async () => {
    const refused =
      "SELECT count(*) AS n FROM audit_records WHERE actor_id = 'anonymous' AND action = 'session.use'";
    for (let guess = 0; guess < 150; guess += 1)
      await tracker
        .anonymous()
        .get('/api/me', { headers: { cookie: `tracker_session=${'B'.repeat(43)}` } });
    expect(await count(refused)).toBeLessThan(120);
  });
});

describe('a refused read', () => {
  it('of a record beyond the scope, and without the right, is recorded', async () => {
    const anonymous = await tracker.as('officer', 'sample-development');
    expect(await recordsOf(await anonymous.get(`/api/projects/${airport}`))).toMatchObject([
      {
        outcome: 'refused',
        action: 'project.read',
        subjectId: airport,
        newValue: { code: 'NOT_FOUND' },
      },
    ]);
    expect(await recordsOf(await officer.get('/api/audit-events'))).toMatchObject([
      {
        outcome: 'refused',
        action: 'audit.read',
        newValue: { code: 'FORBIDDEN', permission: 'audit.read' },
      },
    ]);
  });
});

describe('the record', () => {
  it('keeps a sign-in, right or wrong, once', async () => {
    const { email, password } = tracker.account('manager');
    expect(await recordsOf(await tracker.anonymous().signIn(email, password))).toMatchObject([
      { action: 'session.begin', outcome: 'done' },
    ]);
    expect(await recordsOf(await tracker.anonymous().signIn(email, 'canary'))).toMatchObject([
      { action: 'session.begin', outcome: 'refused', newValue: { code: 'SIGN_IN_FAILED' } },
    ]);
  });

  it('records an action under the name of its problem', async () => {
    const done = await officer.post(ledger(), entry);
    expect(done.status).toBe(202);
    expect(await recordsOf(done)).toMatchObject([
      { action: 'ledger.post', outcome: 'done', subjectId: done.body.id },
    ]);
  });

  it('keeps each report that is looked at or leaves, with its manifest', async () => {
    const json = await auditor.get('/api/reports/spend?period=2021..2026');
    const csv = await auditor.get('/api/reports/spend?period=2021..2026&format=csv');
    expect(await recordsOf(json)).toMatchObject([
      {
        action: 'report.read',
        outcome: 'done',
        newValue: { ...json.body.manifest, format: 'json' },
      },
    ]);
    expect(await recordsOf(csv)).toMatchObject([
      {
        action: 'report.export',
        newValue: {
          report: 'spend',
          format: 'csv',
          period: '2021-01-01..2026-12-31',
          units: 'all',
        },
      },
    ]);
  });

  it('says of an export only where a file left, not where something was viewed', async () => {
    const exported = () =>
      count("SELECT count(*) AS n FROM audit_records WHERE action LIKE '%.export'");
    const before = await exported();
    const hash = await auditor.get(
      '/api/reports/spend?period=2021..2026&format=csv&hash=true&knownAt=2026-11-23T01:00:00Z',
    );
    const views = [
      hash,
      await admin.get('/api/audit-events'),
      await admin.get('/api/audit-events/sealing'),
      await admin.get('/api/audit-events/verifications'),
      await auditor.get('/api/reports/spend?period=2021..2026'),
      await auditor.get(`/api/projects/${airport}/ledger-entries`),
    ];
    expect(views.map(({ status }) => status)).toEqual(views.map(() => 200));
    expect(await exported()).toBe(before);
    expect(await recordsOf(hash)).toMatchObject([
      { action: 'report.read', newValue: { format: 'csv' } },
    ]);
    expect(await recordsOf(views[1] as Answered)).toEqual([]);
    await auditor.get('/api/reports/spend?period=2021..2026&format=csv');
    await admin.get('/api/audit-events?format=csv');
    expect(await exported()).toBe(before + 2);
  });

  it('is searched by actor, action, outcome, subject and time, page by page', async () => {
    const me = (await auditor.get('/api/me')).body.person.id as string;
    const refused = await records(`actorId=${me}&outcome=refused`);
    expect(refused.map((one) => one.action)).toEqual(['ledger.post']);
    expect((await records('action=ledger.')).every((one) => one.action === 'ledger.post')).toBe(
      true,
    );
    expect(await records('action=ledger')).toEqual(await records('action=ledger.'));
    expect(await records('action=%25')).toEqual([]);
    const ofProject = await records(`subjectType=project&subjectId=${airport}&limit=200`);
    expect(ofProject.length).toBeGreaterThan(8);
    const [third] = ofProject.slice(2);
    const at = encodeURIComponent(third.recordedAt);
    expect(
      (await records(`subjectId=${airport}&from=${at}&to=${at}&limit=200`)).map((one) => one.id),
    ).toContain(third.id);
    expect(await records(`subjectId=${airport}&to=2020-01-01`)).toEqual([]);
    const pages: string[] = [];
    for (
      let query = `/api/audit-events?subjectId=${airport}&limit=3`, cursor: string | null = '';
      cursor !== null;
    ) {
      const page: Answered = await admin.get(cursor ? `${query}&cursor=${cursor}` : query);
      pages.push(...page.body.items.map((one: any) => one.id));
      cursor = page.body.nextCursor as string | null;
    }
    expect(pages).toEqual((await records(`subjectId=${airport}&limit=200`)).map((one) => one.id));
  });

  it('is searched by a part of what somebody is called, of any case, and as a file', async () => {
    const { person } = (await auditor.get('/api/me')).body;
    const own = await records(`actorId=${person.id}&limit=200`);
    expect(
      await records(
        `actorName=${encodeURIComponent(person.name.slice(0, 4))}&actorId=${person.id}&limit=200`,
      ),
    ).toEqual(own);
    expect(
      new Set(
        (await records(`actorName=${encodeURIComponent(person.name)}&limit=200`)).map(
          (one) => one.actorId,
        ),
      ),
    ).toEqual(new Set([person.id]));
    expect(await records(`actorName=${encodeURIComponent('没有这个人')}`)).toEqual([]);
    expect(await records('actorName=%25')).toEqual([]);
    const file = await admin.get(
      `/api/audit-events?format=csv&actorName=${encodeURIComponent(person.name)}`,
    );
    expect(
      file.text.split('\r\n').filter((line: string) => line.includes(',ledger.post,')).length,
    ).toBe(own.filter((one) => one.action === 'ledger.post').length);
    expect(file.text).not.toContain('service:');
    expect(
      file.text
        .split('\r\n')
        .filter((line: string) => line.includes(`,${person.name},${person.id},`)),
    ).toHaveLength(own.length);
    const all = (await admin.get('/api/audit-events?format=csv')).text
      .trimEnd()
      .split('\r\n')
      .slice(1);
    expect(all.filter((line: string) => line.split(',')[2] === '')).toEqual([]);
  });

  it.each([
    'from=soon',
    'to=2026-02-30',
    'from=2026-01-01T00:00:00',
    'outcome=maybe',
    'format=pdf',
    'outcome=done&outcome=refused',
  ])('refuses %s by name', async (query) => {
    const answer = await admin.get(`/api/audit-events?${query}`);
    expect([answer.status, answer.body.errors[0].path]).toEqual([400, query.split('=')[0]]);
  });

  it('leaves as CSV to those who may read it, and says so in itself', async () => {
    const csv = await auditor.get('/api/audit-events?format=csv&outcome=refused', {
      headers: { 'accept-language': 'en' },
    });
    expect(csv.status).toBe(200);
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(csv.headers.get('content-disposition')).toBe(
      'attachment; filename="record_2026-11-23.csv"',
    );
    const lines = csv.text.trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFF?Number,Recorded at/);
    expect(lines).toHaveLength(
      1 + (await count(`SELECT count(*) AS n FROM audit_records WHERE outcome = 'refused'`)),
    );
    expect(await recordsOf(csv)).toMatchObject([
      {
        action: 'audit.export',
        outcome: 'done',
        newValue: { format: 'csv', filters: { outcome: 'refused' } },
      },
    ]);
    expect((await officer.get('/api/audit-events?format=csv')).status).toBe(403);
  });

  it('shows how far its sealer is behind', async () => {
    const waiting = await auditor.get('/api/audit-events/sealing');
    expect(waiting.body).toMatchObject({ newest: null, unsealed: expect.any(Number) });
    await signAuditBatches(tracker.test.database);
    const sealed = (await auditor.get('/api/audit-events/sealing')).body;
    expect(sealed).toMatchObject({
      newest: { number: '1', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      unsealed: 0,
      oldestUnsealedSeconds: null,
    });
    expect((await officer.get('/api/audit-events/sealing')).status).toBe(403);
  });
});

describe('the verification of the record, from the page', () => {
  const path = '/api/audit-events/verifications';
  const run = async (checkpoint?: string) =>
    (await admin.post(path, checkpoint === undefined ? {} : { checkpoint })).body;
  const superuser = (sql: string) =>
    asSuperuser(tracker.test.name, (client) =>
      client.query(`SET session_replication_role = replica; ${sql}`),
    );
  let checkpoint: string;
  const open = async () =>
    (await auditor.get('/api/ledger-contradictions?state=open')).body.items.filter(
      ({ kind }: any) => kind === 'audit-log',
    );
  /**
   * Returns who got mails about the error in batch signature 1: for each person the role and the
   * number of mails.
   */
  const mailed = async (): Promise<unknown[]> =>
    (
      await asSuperuser(tracker.test.name, (client) =>
        client.query<{ role: string; mails: number }>(
          `SELECT role, count(DISTINCT mail.id)::int AS mails FROM mail_outbox mail
             JOIN memberships ON memberships.person_id::text = mail.person_id
            WHERE subject LIKE '操作记录校验不一致（待核查）%' AND text_body LIKE '%第 1 号签名%'
            GROUP BY role, mail.person_id ORDER BY role`,
        ),
      )
    ).rows.map(({ role, mails }) => [role, mails]);

  it('is run by audit administrators and auditors, and each run is kept', async () => {
    await tracker.enter(airport, { ...entry, month: '2026-02', amountFen: '77' });
    await signAuditBatches(tracker.test.database);
    expect(await run()).toMatchObject({ flaw: null, against: [], seals: expect.any(Number) });
    expect((await auditor.post(path, {})).status).toBe(201);
    expect((await officer.post(path, {})).status).toBe(403);
    expect((await officer.get(path)).status).toBe(403);
    const { body } = await admin.get(path);
    expect(body.items.map(({ by, flaw }: any) => [by, flaw])).toEqual([
      [expect.stringContaining('审计'), null],
      [expect.any(String), null],
    ]);
  });

  it('is held against the newest signature that left by mail with the checkpoint', async () => {
    await signAuditBatches(tracker.test.database);
    const { newest } = (await admin.get('/api/audit-events/sealing')).body;
    expect((await auditor.post('/api/ledger-checkpoints', undefined)).status).toBe(201);
    const {
      rows: [mail],
    } = await asSuperuser(tracker.test.name, (client) =>
      client.query<{ text: string }>(
        "SELECT attachment_text AS text FROM mail_outbox WHERE attachment_name LIKE 'ledger-%' ORDER BY composed_at DESC LIMIT 1",
      ),
    );
    checkpoint = mail?.text ?? '';
    expect(JSON.parse(checkpoint).digest.record).toMatchObject({
      number: newest.number,
      hash: newest.hash,
    });
    expect(await run(checkpoint)).toMatchObject({
      flaw: null,
      against: [newest.number, newest.number],
    });
  });

  it('names the first place that was altered, and keeps saying so', async () => {
    await superuser(
      "UPDATE audit_records SET source = '10.9.9.9' WHERE id = (SELECT min(id) FROM audit_records)",
    );
    for (let night = 0; night < 3; night += 1)
      expect((await run()).flaw).toMatchObject({
        seal: '1',
        kind: 'record-changed',
        recordId: expect.any(String),
      });
    expect((await admin.get(path)).body.items[0].flaw.kind).toBe('record-changed');
    expect(await open()).toEqual([
      expect.objectContaining({ projectId: null, what: expect.stringMatching(/^seal 1, record /) }),
    ]);
    // Each person gets only one mail about the error, although several verifications have found it.
    expect(await mailed()).toEqual(
      ['audit-admin', 'auditor', 'system-admin'].map((role) => [role, 1]),
    );
    // An error in the audit log adds no warning to reports, because no figure is computed from the
    // audit log.
    const report = await auditor.get('/api/reports/spend?period=2021..2026');
    expect(report.headers.get('x-ledger-contradictions')).toBeNull();
    expect(
      (await admin.get('/api/audit-events?action=audit.verify')).body.items[0].newValue.flaw.kind,
    ).toBe('record-changed');
  });

  it('finds an end that was cut off by the checkpoint that is handed in', async () => {
    const number = Number(JSON.parse(checkpoint).digest.record.number);
    await superuser(
      `DELETE FROM ledger_digests; DELETE FROM audit_records; DELETE FROM audit_seals WHERE number > 0`,
    );
    const before = await open();
    expect(before).toHaveLength(1);
    expect((await run()).flaw).toBeNull();
    // The error found before stays open even after a verification that finds no error, and no
    // checkpoint of the ledger can be signed until it is closed.
    expect(await open()).toEqual(before);
    const refused = await auditor.post('/api/ledger-checkpoints', undefined);
    expect(refused.body.code).toBe('LEDGER_CONTRADICTED');
    expect((await run(checkpoint)).flaw).toMatchObject({
      seal: String(number),
      kind: 'end-missing',
    });
    expect(
      (await admin.post(path, { checkpoint: checkpoint.replace('"day":"2026', '"day":"2025') }))
        .body.code,
    ).toBe('CHECKPOINT_NOT_OURS');
  });
});

describe('an auditor of one unit', () => {
  it("reads that unit's record alone, refused attempts included, and no sign-in", async () => {
    const both = await tracker.as('officer', 'sample-development');
    const { id } = (await both.get('/api/me')).body.person;
    await asSuperuser(tracker.test.name, (client) =>
      client.query(
        `INSERT INTO memberships (person_id, unit_id, role, from_on)
          VALUES ($1, 'sample-transport', 'auditor', '2026-01-01')`,
        [id],
      ),
    );
    const done = await officer.post(ledger(), entry);
    const refused = await tracker
      .as('manager')
      .then((manager) => manager.post(ledger(), { ...entry, month: '2027-01' }));
    await both.post(
      `/api/projects/${await flagship(tracker.test.database, 2)}/ledger-entries`,
      entry,
    );
    const seen = (await both.get('/api/audit-events?limit=200')).body.items as any[];
    expect(new Set(seen.map((one) => one.unitId))).toEqual(new Set(['sample-transport']));
    expect(seen.map((one) => one.requestId)).toEqual(
      expect.arrayContaining([done, refused].map((answer) => answer.headers.get('x-request-id'))),
    );
    expect(seen).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ outcome: 'done', action: 'ledger.post' }),
        expect.objectContaining({ outcome: 'refused', action: 'ledger.post' }),
      ]),
    );
    expect(seen.map((one) => one.action)).not.toContain('session.begin');
    expect((await both.get('/api/audit-events?action=session.')).body.items).toEqual([]);
    const csv = (await both.get('/api/audit-events?format=csv')).text.trimEnd().split('\r\n');
    expect(csv).toHaveLength(1 + seen.length);
    // The number of seconds may differ, because a second may pass between the two requests.
    expect((await both.get('/api/audit-events/sealing')).body).toEqual({
      ...(await auditor.get('/api/audit-events/sealing')).body,
      oldestUnsealedSeconds: expect.any(Number),
    });
  });
});

const run = async (...args: string[]): Promise<{ code: number | null; output: string }> => {
  const command = startProcess(
    {
      DATABASE_URL: tracker.test.appUrl,
      DATABASE_OWNER_URL: tracker.test.ownerUrl,
      DATA_DIR: tracker.dataDir,
    },
    'apps/cli/main.js',
    args,
  );
  const code = await command.ended();
  return { code, output: command.output() };
};
const verify = (...args: string[]) => run('audit', 'verify', ...args);

describe("an operator's command that is refused", () => {
  it('is recorded without what was typed', async () => {
    expect(
      (await run('token', 'create', '--email', 'canary@tracker.example', '--name', 'canary')).code,
    ).toBe(1);
    expect(await records('action=token.create&outcome=refused')).toMatchObject([
      { actorId: 'service:cli', newValue: { code: 'NOT_FOUND' } },
    ]);
  });
});

describe('tracker audit verify', () => {
  it('says that nothing was altered, and what to note down', async () => {
    await signAuditBatches(tracker.test.database);
    const { code, output } = await verify();
    expect([code, output]).toEqual([
      0,
      expect.stringMatching(
        /^\d+ records under \d+ seals: nothing was altered; \d+ wait for a seal\.\nNote down \d+:[0-9a-f]{64} /,
      ),
    ]);
    const noted = /Note down (\S+)/.exec(output)?.[1] ?? '';
    // Runs the three commands in parallel, because each starts the whole program.
    const noting = await Promise.all(
      [noted, `${noted.split(':')[0]}:${'0'.repeat(64)}`, 'rubbish'].map((given) =>
        verify('--noted', given),
      ),
    );
    expect(noting.map((ended) => ended.code)).toEqual([0, 1, 2]);
  });

  it('names the first record that was altered, and ends with 1', async () => {
    const [altered] = await asSuperuser(
      tracker.test.name,
      async (client) =>
        (
          await client.query<{ id: string }>(
            `UPDATE audit_records SET actor_id = 'nobody'
              WHERE id = (SELECT min(id) + 3 FROM audit_records) RETURNING id`,
          )
        ).rows,
    );
    expect(await verify()).toEqual({
      code: 1,
      output: expect.stringContaining(
        `seal 1, record ${altered?.id}: a column of the record was changed`,
      ),
    });
  });
});
