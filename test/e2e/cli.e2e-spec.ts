import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '#platform/program';
import { aPdf, toProject } from '../builders/documents.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { emptyDatabase } from '../harness/database.js';
import { asSuperuser, testHome } from '../harness/server.js';
import { startProcess } from '../harness/standalone-process.js';
import { uploadTo } from '../harness/upload.js';

const PLAN = join(projectRoot, 'libs/plan/data/hangzhou-14fyp');
let tracker: BootedTracker;
beforeAll(async () => {
  tracker = await bootTracker();
});
afterAll(() => tracker.close());

async function run(
  args: string[],
  settings: Record<string, string> = {},
): Promise<{ code: number | null; output: string }> {
  const command = startProcess(
    {
      DATABASE_URL: tracker.test.appUrl,
      DATABASE_OWNER_URL: tracker.test.ownerUrl,
      DATA_DIR: tracker.dataDir,
      ...settings,
    },
    'apps/cli/main.js',
    args,
  );
  const code = await command.ended();
  return { code, output: command.output() };
}

describe('the operator’s commands', () => {
  it('name the version that package.json states, as the status of the server does', async () => {
    const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
    expect(await run(['--version'])).toEqual({ code: 0, output: `${version}\n` });
    expect((await (await tracker.as('system-admin')).get('/api/status')).body.version).toBe(
      version,
    );
  });

  it('bring an empty database to a loaded plan, and change nothing the second time', async () => {
    const { ownerUrl, appUrl } = await emptyDatabase();
    const settings = {
      DATABASE_URL: appUrl,
      DATABASE_OWNER_URL: ownerUrl,
      DATA_DIR: mkdtempSync(join(testHome(), 'cli-')),
    };
    expect((await run(['migrate'], settings)).output).toContain('done: ledger-');
    expect((await run(['migrate'], settings)).output).toContain('up to date');
    expect((await run(['accounts', 'create-first'], settings)).output).toMatch(
      /^Created 10 accounts; their passwords are in /,
    );
    expect((await run(['plan', 'load', PLAN], settings)).output).toMatch(
      /30 columns, 181 items.*181 new projects/s,
    );
    expect((await run(['--json', 'plan', 'load', PLAN], settings)).output).toMatch(
      /"changed":false,"newProjects":0,"newMilestones":0/,
    );
  });

  it('refuse a plan with a fault, name file and line, and load nothing of it', async () => {
    const folder = mkdtempSync(join(testHome(), 'plan-'));
    for (const file of readdirSync(PLAN)) copyFileSync(join(PLAN, file), join(folder, file));
    const flagships = join(folder, 'flagships.csv');
    writeFileSync(flagships, readFileSync(flagships, 'utf8').replace('270,亿元', '270,'));
    const { code, output } = await run(['plan', 'load', folder]);
    expect(code).toBe(1);
    expect(output).toMatch(/flagships\.csv.*2/);
    expect((await run(['--json', 'plan', 'load', PLAN])).output).toContain('"changed":false');
  });

  it('seed a labelled scenario once, report it, and find the ledger unaltered', async () => {
    expect((await run(['seed', 'overspent-airport'])).output).toContain(
      '5 entries of made-up figures',
    );
    expect((await run(['seed', 'overspent-airport'])).code).toBe(0);
    const report = JSON.parse(
      (await run(['--json', 'report', 'spend', '--period', '2021..2026'])).output,
    ) as { totals: { completedFen: string; entries: string } };
    expect(report.totals).toMatchObject({ completedFen: '2755000000000', entries: '5' });
    expect(
      (await run(['report', 'spend', '--period', '2021..2026', '--format', 'csv'])).output,
    ).toContain(',27550000000.00,');
    expect(await run(['ledger', 'verify'])).toEqual({
      code: 0,
      output: '5 entries of 1 projects: nothing was altered.\n',
    });
  });

  it('print a link to a new password where no mail server is set, and tell the person and the audit administrator', async () => {
    const { email, password } = tracker.account('manager', 'sample-development');
    const { output } = await run(['password-link', email]);
    const secret = /^http:\/\/\S+\/password#([\w-]{43})\nHand it to /.exec(output)?.[1] ?? '';
    expect((await tracker.anonymous().signIn(email, password)).status).toBe(401);
    expect(
      (
        await tracker
          .anonymous()
          .post(`/api/password-links/${secret}`, { next: '一句别人不会说的话，足够长' })
      ).status,
    ).toBe(204);
    const mails = (await (await tracker.as('system-admin')).get('/api/mails?limit=10')).body
      .items as { to: string; subject: string }[];
    expect(mails.map(({ to, subject }) => [/<([^@]+)@/.exec(to)?.[1], subject])).toEqual(
      expect.arrayContaining([
        ['manager.development', '您的密码已被重置'],
        ['audit-admin', '账号变更：发展单位主管（示例），重置密码'],
      ]),
    );
    expect((await run(['password-link', 'nobody@tracker.example'])).code).toBe(1);
    expect(await run(['duties', 'check'])).toEqual({
      code: 0,
      output: 'Nobody holds two roles over one organisation.\n',
    });
  });

  it('name who files and decides over one organisation, as an earlier version allowed; until one role ends they only read there', async () => {
    const officer = await tracker.as('officer', 'sample-development');
    const { person } = (await officer.get('/api/me')).body;
    // Inserts a second role that conflicts with the first. Only a database upgraded from an older
    // version can contain such a row; the program and the triggers reject it today.
    const hold = (sql: string) =>
      asSuperuser(tracker.test.name, (client) =>
        client.query(`SET session_replication_role = replica; ${sql}`),
      );
    await hold(
      `INSERT INTO memberships (id, person_id, unit_id, role, from_on)
        VALUES (gen_random_uuid(), '${person.id}', 'sample-development', 'manager', '2020-01-01')`,
    );
    const found = await run(['duties', 'check']);
    expect([found.code, found.output]).toEqual([1, expect.stringContaining(`${person.name}: `)]);
    const { items } = (await (await tracker.as('security-admin')).get('/api/duty-conflicts')).body;
    expect(items).toMatchObject([{ personId: person.id }]);
    const {
      items: [project],
    } = (await officer.get('/api/projects?limit=1')).body;
    const post = () =>
      officer.post(`/api/projects/${project.id}/milestones`, {
        name: '示例',
        baselineOn: '2027-01-01',
      });
    expect((await post()).status).toBe(403);
    await hold(`DELETE FROM memberships WHERE person_id = '${person.id}' AND role = 'manager'`);
    expect([(await post()).status, (await run(['duties', 'check'])).code]).toEqual([201, 0]);
  });

  it('make a token that a script can use', async () => {
    const { email } = tracker.account('auditor');
    const { output } = await run([
      '--json',
      'token',
      'create',
      '--email',
      email,
      '--name',
      '月度导出',
    ]);
    const { token } = JSON.parse(output) as { token: string };
    const answer = await tracker
      .anonymous()
      .get('/api/projects?limit=1', { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(200);
  });

  it('back the state up, restore it elsewhere, and say of each thing how it is', async () => {
    const [to, keys] = [join(testHome(), 'cli-backup'), join(testHome(), 'cli-keys')];
    const made = await run(['backup', '--to', to, '--keys-to', keys]);
    expect([made.code, made.output]).toEqual([
      0,
      expect.stringMatching(/^The state of .* is in /m),
    ]);
    expect((await run(['backup', '--to', to])).code).toBe(2);
    const { parts } = (await (await tracker.as('system-admin')).get('/api/status')).body;
    expect(parts.backup).toMatchObject({ status: 'ok', withKeys: true, encrypted: false });
    expect(parts.backup.lastBackupAt).not.toBeNull();
    expect(parts.files).toEqual({ status: 'ok', why: null });

    const { ownerUrl, appUrl } = await emptyDatabase();
    const target = {
      DATABASE_URL: appUrl,
      DATABASE_OWNER_URL: ownerUrl,
      DATA_DIR: join(mkdtempSync(join(testHome(), 'cli-')), 'data'),
    };
    const restore = ['restore', to, '--keys', keys];
    const planned = await run(restore, target);
    expect([planned.code, planned.output]).toEqual([2, expect.stringContaining('say --yes')]);
    const restored = await run([...restore, '--yes'], target);
    expect([restored.code, restored.output]).toEqual([0, expect.stringContaining('verify.')]);
    expect((await run(restore, target)).code).toBe(2);
    const { code, output } = await run(['--json', 'doctor'], target);
    const { checks } = JSON.parse(output) as { checks: { name: string; status: string }[] };
    expect(checks.map(({ name }) => name).sort()).toEqual(
      ['backup', 'checkpoint', 'clock', 'connections', 'database', 'disk', 'files', 'keys']
        .concat(['mail', 'queue', 'schema', 'settings', 'worker'])
        .sort(),
    );
    expect([code, checks.filter(({ status }) => status === 'failed')]).toEqual([0, []]);
    const unreachable = 'postgres://nobody:x@127.0.0.1:1/none';
    const broken = await run(['doctor'], {
      ...target,
      DATABASE_URL: unreachable,
      DATABASE_OWNER_URL: unreachable,
    });
    expect([broken.code, broken.output]).toEqual([1, expect.stringMatching(/^failed +database/m)]);
  });

  it('sign a checkpoint at once, and say why there is none of an empty ledger', async () => {
    const { ownerUrl, appUrl } = await emptyDatabase();
    const empty = {
      DATABASE_URL: appUrl,
      DATABASE_OWNER_URL: ownerUrl,
      DATA_DIR: mkdtempSync(join(testHome(), 'cli-')),
    };
    await run(['migrate'], empty);
    expect((await run(['checkpoint', 'create'], empty)).code).toBe(1);
    const project = (await (await tracker.as('officer')).get('/api/projects?limit=1')).body
      .items[0];
    await tracker.enter(project.id, { series: 'completed', month: '2026-01', amountFen: '100' });
    const { code, output } = await run(['--json', 'checkpoint', 'create']);
    const made = JSON.parse(output) as { sha256: string; written: string[] };
    expect([code, made.written.length]).toEqual([0, 1]);
    const { items } = (await (await tracker.as('auditor')).get('/api/ledger-checkpoints')).body;
    expect(items[0].sha256).toBe(made.sha256);
    expect(readFileSync(made.written[0] ?? '', 'utf8')).toContain('tracker-ledger-digest');
  });

  it('read the files of documents again, and name one that is missing or was altered', async () => {
    const officer = await tracker.as('officer', 'sample-transport');
    const project = (await officer.get('/api/projects?limit=1')).body.items[0].id;
    const stored: string[] = [];
    for (const name of ['kept', 'altered', 'missing']) {
      const { status, body } = await uploadTo(officer, '/api/documents', {
        file: { name: `${name}.pdf`, bytes: aPdf(name) },
        fields: toProject(project),
      });
      expect([status, body.code]).toEqual([201, undefined]);
      stored.push(body.sha256);
    }
    const [kept, altered, missing] = stored;
    const whole = await run(['files', 'verify']);
    expect([whole.code, whole.output]).toEqual([
      0,
      expect.stringMatching(/^3 files, \d+ bytes: nothing/),
    ]);
    const placeOf = (sha256 = '') =>
      join(tracker.dataDir, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    const bytes = readFileSync(placeOf(altered));
    writeFileSync(placeOf(altered), bytes.fill(0x20, 0, 1));
    rmSync(placeOf(missing));
    const { code, output } = await run(['--json', 'files', 'verify']);
    expect([code, JSON.parse(output)]).toEqual([
      1,
      expect.objectContaining({ files: 3, missing: [missing], altered: [altered] }),
    ]);
    expect(output).not.toContain(kept);
  });

  it('export the portfolio to files, and import a list of projects for a decision', async () => {
    const to = join(mkdtempSync(join(testHome(), 'export-')), 'all');
    const exported = await run(['export', '--to', to]);
    expect([exported.code, exported.output]).toEqual([
      0,
      expect.stringMatching(/ files with \d+ rows/),
    ]);
    expect(readdirSync(to)).toEqual(expect.arrayContaining(['contents.json', 'projects.csv']));
    const { email } = tracker.account('officer', 'sample-transport');
    const token = await run(['token', 'create', '--email', email, '--name', 'lists']);
    const tokenFile = join(to, '..', 'token');
    writeFileSync(tokenFile, token.output.split('\n')[0] ?? '');
    const list = join(to, '..', 'list.csv');
    writeFileSync(list, '项目名称,阶段\n命令行甲线（示例）,推进中\n');
    const order = ['import', list, '--organisation', 'sample-transport', '--token-file', tokenFile];
    const refused = await run([...order, '--server', tracker.url]);
    expect([refused.code, refused.output]).toEqual([1, expect.stringContaining('B2: ')]);
    writeFileSync(list, '项目名称,阶段\n命令行甲线（示例）,续建\n');
    expect(await run([...order, '--server', tracker.url])).toEqual({
      code: 0,
      output:
        '1 projects were read.\nNothing was changed; say --commit to submit them for a decision.\n',
    });
    const submit = ['--json', ...order, '--server', tracker.url, '--commit'];
    const [first, again] = [await run(submit), await run(submit)];
    const { filed } = JSON.parse(first.output) as { filed: string };
    expect([first.code, JSON.parse(again.output).filed]).toEqual([0, filed]);
    const manager = await tracker.as('manager', 'sample-transport');
    expect((await manager.get(`/api/change-requests/${filed}`)).body).toMatchObject({
      kind: 'project',
      state: 'submitted',
    });
    expect((await run([...order, '--server', 'http://127.0.0.1:9'])).output).toMatch(
      /^http:\/\/127\.0\.0\.1:9 did not answer .*start the program/,
    );
  });

  it.each([
    [['backup'], 2],
    [['import'], 2],
    [['restore'], 2],
    [['restore', '/nowhere'], 2],
    [['conquer'], 2],
    [['plan', 'load'], 2],
    [['report', 'spend'], 2],
    [['report', 'spend', '--period', '2025..2021'], 1],
    [['seed', 'nothing'], 1],
    [['token', 'create', '--email', 'nobody@tracker.example', '--name', 'x'], 1],
    [['scan', '--as-of', '2025-02-30'], 2],
    [['--help'], 0],
  ])('end %j with %d and a sentence, never a stack', async (args, code) => {
    const ended = await run(args);
    expect(ended.code).toBe(code);
    expect(ended.output.trim()).not.toBe('');
    expect(ended.output).not.toMatch(/\n\s+at /);
  });
});
