import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import {
  approveLedgerChangeRequest,
  confirmedIn,
  postEntry,
  undoLedgerChangeRequest,
} from '#ledger';
import { FixedClock } from '#platform/clock';
import type { ConfinedLimits } from '#platform/confined';
import { serviceScope } from '#platform/database';
import type { FileStore } from '#platform/files';
import { type Month, month } from '#values';
import { anActor } from '../../test/builders/actors.js';
import { testDatabase, type TestDatabase } from '../../test/harness/database.js';
import { openDoomed } from '../../test/harness/doomed-database.js';
import { filesIn, received } from '../../test/harness/files.js';
import { asSuperuser, testHome } from '../../test/harness/server.js';
import { until } from '../../test/harness/until.js';
import { REHEARSED_AT_ONCE } from './commands/rehearse-history.js';
import { UPLOAD_READER } from './files/read-apart.js';
import type { ImportParts } from './commands/run-import.js';
import { formatOf } from './rules/decode-text.js';
import { bytesInDatabase } from './store/import-work.js';
import {
  errorFile,
  findImport,
  type HandedIn,
  type ImportRun,
  LedgerImportRow,
  runImport,
  sendImport,
  submitImport,
  totalsOfImport,
  waitingImports,
  wordProblem,
} from './index.js';

const clock = new FixedClock('2026-07-15T02:00:00Z');
const OFFICER = '00000000-0000-4000-8000-00000000a001';
let test: TestDatabase;
let files: FileStore;
let names: string[];
const officer = anActor('officer', 'sample-transport', OFFICER);
const approver = anActor('manager', 'sample-transport', 'test:approver');

beforeAll(async () => {
  test = await testDatabase();
  files = filesIn(await mkdtemp(join(testHome(), 'imports-')));
  await asSuperuser(test.name, async (client) => {
    await client.query(
      `INSERT INTO people (id, email, name, password_hash)
        SELECT $1, 'importer@tracker.example', '导入员（示例）', password_hash FROM people LIMIT 1`,
      [OFFICER],
    );
    await client.query(
      `INSERT INTO memberships (person_id, unit_id, role, from_on)
        VALUES ($1, 'sample-transport', 'officer', '2020-01-01')`,
      [OFFICER],
    );
    names = (
      await client.query<{ name: string }>(
        `SELECT name FROM projects WHERE unit_id = 'sample-transport' ORDER BY name`,
      )
    ).rows.map(({ name }) => name);
  });
});
afterAll(() => test.close());

const HEADINGS = '项目,月份,序列,金额,资金来源,文号\n';
/** A file as a test states it: with its bytes, which are not stored yet. */
type Given = Omit<HandedIn, 'received' | 'format'> & { bytes: Buffer };
function handedIn(rows: string, over: Partial<Given> = {}): Given {
  const bytes = over.bytes ?? Buffer.from(HEADINGS + rows);
  return {
    fileName: '示例.csv',
    bytes,
    sheet: null,
    unit: '万元',
    control: { completed: null, funds: null, paid: null },
    confirmed: confirmedIn({}),
    send: false,
    ...over,
  };
}
const control = (over: Partial<Given['control']>): Given['control'] => ({
  completed: null,
  funds: null,
  paid: null,
  ...over,
});
const quoted = (index: number): string => `"${names[index]}"`;
const submit = async ({ bytes, ...file }: Given): Promise<LedgerImportRow> =>
  submitImport(
    { database: test.database, files },
    officer,
    { ...file, received: await received(files, bytes), format: formatOf(bytes) },
    null,
  );
const process = (
  id: string,
  reader = UPLOAD_READER,
  parts: ImportParts = { database: test.database, clock, files },
): Promise<ImportRun> => runImport(parts, id, reader);
async function run(file: Given): Promise<LedgerImportRow> {
  const { id } = await submit(file);
  await process(id);
  return read(id);
}
const read = (id: string): Promise<LedgerImportRow> =>
  test.database.read(serviceScope('test'), (tx) => findImport(tx, id));
const projectNamed = (name: string): Promise<string> =>
  asSuperuser(
    test.name,
    async (client) =>
      (await client.query<{ id: string }>('SELECT id FROM projects WHERE name = $1', [name]))
        .rows[0]?.id ?? '',
  );
const problemAt = ({ errors: [problem] }: LedgerImportRow) => {
  if (!problem) throw new Error('nothing is wrong');
  return problem;
};
const wrong = ({ errors }: LedgerImportRow): string[] =>
  errors.map(({ cell, row, code }) => `${cell ?? row ?? 'file'} ${code}`);
const counts = (): Promise<unknown> =>
  asSuperuser(
    test.name,
    async (client) =>
      (
        await client.query(
          'SELECT (SELECT count(*) FROM ledger_entries)::int AS entries, (SELECT count(*) FROM change_requests)::int AS proposals, (SELECT count(*) FROM ledger_totals)::int AS totals',
        )
      ).rows[0],
  );

describe('a file of history', () => {
  describe('of which the content', () => {
    const rows = (index: number): string => `${quoted(index)},2021-01,支付,1,市级财政,\n`;
    const elsewhere = (): ImportParts => ({
      database: test.database,
      clock,
      files: filesIn(join(testHome(), 'no-such-folder')),
    });

    it.each([1, 262_144, 600_000])(
      'has %i bytes and was stored in the database is read from there',
      async (size) => {
        const bytes = randomBytes(size);
        const { id } = await submit(handedIn('', { bytes, fileName: `${size}.csv` }));
        await asSuperuser(test.name, (client) =>
          client.query('UPDATE ledger_imports SET file = $2 WHERE id = $1', [id, bytes]),
        );
        const slices = await test.database.read(serviceScope('test'), (tx) =>
          bytesInDatabase(tx, id),
        );
        expect(Buffer.concat(slices ?? []).equals(bytes)).toBe(true);
        await asSuperuser(test.name, (client) =>
          client.query('DELETE FROM ledger_imports WHERE id = $1', [id]),
        );
      },
    );

    it('was stored in the database is processed without the file store', async () => {
      const file = handedIn(rows(0), { control: control({ paid: 1_000_000n }) });
      const { id } = await submit(file);
      await asSuperuser(test.name, (client) =>
        client.query('UPDATE ledger_imports SET file = $2 WHERE id = $1', [id, file.bytes]),
      );
      await process(id, UPLOAD_READER, elsewhere());
      expect((await read(id)).state).toBe('ready');
    });

    it('is no longer in the file store is refused with that reason', async () => {
      const { id } = await submit(handedIn(rows(1), { control: control({ paid: 1_000_000n }) }));
      await process(id, UPLOAD_READER, elsewhere());
      const row = await read(id);
      expect([row.state, wrong(row)]).toEqual(['refused', ['file FILE_MISSING']]);
    });
  });

  it('is rehearsed: it says what would be, and nothing is there afterwards', async () => {
    const before = await counts();
    const row = await run(
      handedIn(
        `${quoted(0)},期初,完成投资,100,,\n${quoted(0)},2021-01,完成投资,1.5,,\n${quoted(1)},2021-01,支付,2,市级财政,\n`,
        { control: control({ completed: 101_500_000n, paid: 2_000_000n }) },
      ),
    );
    expect([row.state, wrong(row), row.entries, row.foundCompletedFen, row.units]).toEqual([
      'ready',
      [],
      3,
      101_500_000n,
      ['sample-transport'],
    ]);
    const totals = await test.database.read(officer.scope, (tx) => totalsOfImport(tx, row.id));
    expect(
      totals
        .map(({ projectName, series, beforeFen, afterFen, entries }) => [
          projectName,
          series,
          beforeFen,
          afterFen,
          entries,
        ])
        .sort(),
    ).toEqual(
      [
        [names[0], 'completed', 0n, 101_500_000n, 2],
        [names[1], 'paid', 0n, 2_000_000n, 1],
      ].sort(),
    );
    expect(await counts()).toEqual(before);
  });

  it('is filed when that was asked for, and once more only by asking again', async () => {
    const { id } = await run(
      handedIn(`${quoted(0)},2022-01,支付,2,市级财政,\n`, {
        control: control({ paid: 2_000_000n }),
      }),
    );
    await sendImport(test.database, officer, id, null);
    expect(await process(id)).toEqual({ outcome: 'filed', entries: 1 });
    expect(await process(id)).toEqual({ outcome: 'nothing-to-do' });
    await expect(sendImport(test.database, officer, id, null)).rejects.toMatchObject({
      code: 'IMPORT_NOT_READY',
    });
  });

  it.each<[string, () => Given, string[]]>([
    [
      'every wrong row at once',
      () =>
        handedIn(
          `不存在的项目,2021-01,支付,1,市级财政,\n${quoted(0)},2031-01,支付,1,市级财政,\n${quoted(0)},2021-01,支付,1,,\n${quoted(0)},2021-02,支付,1,市级财政,没有的文号\n${quoted(0)},2021-03,支付,x,市级财政,\n`,
          { control: control({ paid: 1n }) },
        ),
      [
        'D6 NOT_AN_AMOUNT',
        'A2 PROJECT_UNKNOWN',
        'B3 MONTH_IN_FUTURE',
        'E4 FUNDING_SOURCE_REQUIRED',
        'F5 DOCUMENT_UNKNOWN',
      ],
    ],
    [
      'a control total that does not match',
      () => handedIn(`${quoted(0)},2021-01,支付,1,市级财政,\n`, { control: control({ paid: 1n }) }),
      ['file CONTROL_TOTAL_DIFFERS'],
    ],
    [
      'a series without a control total',
      () => handedIn(`${quoted(0)},2021-01,支付,1,市级财政,\n`),
      ['file CONTROL_TOTAL_MISSING'],
    ],
    [
      'an amount ten thousand times its neighbours',
      () =>
        handedIn(
          `${quoted(3)},2021-01,支付,1,市级财政,\n${quoted(3)},2021-02,支付,1,市级财政,\n${quoted(3)},2021-03,支付,20000,市级财政,\n`,
          { control: control({ paid: 20_002_000_000n }) },
        ),
      ['D4 UNIT_DOUBTFUL'],
    ],
    ['a file without rows', () => handedIn(''), ['file FILE_EMPTY']],
    [
      'a file of another kind',
      () => ({ ...handedIn(''), bytes: Buffer.from('%PDF-1.7\u0000 \u0001') }),
      [
        'file COLUMN_MISSING',
        'file COLUMN_MISSING',
        'file COLUMN_MISSING',
        'file COLUMN_MISSING',
        'A1 COLUMN_UNKNOWN',
      ],
    ],
  ])('is refused for %s, and nothing is written', async (_, file, problems) => {
    const before = await counts();
    const row = await run(file());
    expect([row.state, wrong(row), row.errorCount]).toEqual(['refused', problems, problems.length]);
    expect(await counts()).toEqual(before);
  });

  it('takes an odd amount when its unit was confirmed', async () => {
    expect(
      (
        await run(
          handedIn(
            `${quoted(3)},2021-01,支付,1,市级财政,\n${quoted(3)},2021-02,支付,1,市级财政,\n${quoted(3)},2021-03,支付,20000,市级财政,\n`,
            {
              control: control({ paid: 20_002_000_000n }),
              confirmed: confirmedIn({ unitConfirmed: true }),
            },
          ),
        )
      ).state,
    ).toBe('ready');
  });

  it('leaves nothing half done when its worker is killed, and is finished by another', async () => {
    const rows = Array.from(
      { length: 3000 },
      (_, index) =>
        `${quoted(index % 5)},20${10 + (index % 10)}-05,支付,${1 + (index % 7)},市级财政,\n`,
    );
    const paid = rows.reduce((sum, _, index) => sum + BigInt(1 + (index % 7)) * 1_000_000n, 0n);
    const { id } = await submit(
      handedIn(rows.join(''), { control: control({ paid }), send: true }),
    );
    const before = await counts();
    const doomed = await openDoomed(test);
    const killed = process(id, UPLOAD_READER, { database: doomed.database, clock, files }).then(
      () => 'finished',
      () => 'killed',
    );
    await until('the file is being rehearsed', async () => (await read(id)).phase === 'rehearsing');
    await doomed.kill();
    expect(await killed).toBe('killed');
    await doomed.bury();
    expect([(await read(id)).state, await counts()]).toEqual(['running', before]);

    expect(await process(id)).toEqual({ outcome: 'nothing-to-do' });
    expect(await waitingImports(test.database)).not.toContain(id);
    await asSuperuser(test.name, (client) =>
      client.query(
        `UPDATE ledger_imports SET claimed_until = clock_timestamp() - interval '1 second' WHERE id = $1`,
        [id],
      ),
    );
    expect(await waitingImports(test.database)).toContain(id);
    const both = await Promise.all([process(id), process(id)]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['filed', 'nothing-to-do']);
    expect(await read(id)).toMatchObject({ state: 'filed', entries: 3000, foundPaidFen: paid });
  });

  it('is filed once: the same bytes are refused while their entries wait or are in the ledger, and taken again once they are undone', async () => {
    const file = handedIn(`${quoted(4)},2022-03,支付,3,市级财政,\n`, {
      control: control({ paid: 3_000_000n }),
      send: true,
    });
    const first = await run(file);
    const again = async () => {
      const row = await run({ ...file, fileName: '改名.csv' });
      return [row.state, wrong(row)];
    };
    expect([first.state, await again()]).toEqual([
      'filed',
      ['refused', ['file FILE_FILED_BEFORE']],
    ]);
    await approveLedgerChangeRequest(test.database, approver, first.proposalId ?? '', null);
    expect(await again()).toEqual(['refused', ['file FILE_FILED_BEFORE']]);
    const undo = await undoLedgerChangeRequest(test.database, officer, {
      proposalId: first.proposalId ?? '',
      reason: '重复导入',
      request: null,
    });
    expect(await again()).toEqual(['refused', ['file FILE_FILED_BEFORE']]);
    await approveLedgerChangeRequest(test.database, approver, undo.id, null);
    expect(await again()).toEqual(['filed', []]);
  });

  it('is given up after five attempts, and says so', async () => {
    const { id } = await submit(handedIn('x'));
    await asSuperuser(test.name, (client) =>
      client.query('UPDATE ledger_imports SET attempts = 5 WHERE id = $1', [id]),
    );
    expect(await process(id)).toEqual({ outcome: 'gave-up' });
    expect(await test.database.read(officer.scope, (tx) => findImport(tx, id))).toMatchObject({
      state: 'failed',
      errorCount: 1,
    });
  });

  it('is its filer’s alone until its units are known, and then of those who see them all', async () => {
    const colleague = anActor('manager', 'sample-transport', 'test:colleague');
    const elsewhere = anActor('manager', 'sample-development', 'test:elsewhere');
    const right = await run(
      handedIn(`${quoted(0)},2021-06,支付,1,市级财政,\n`, {
        control: control({ paid: 1_000_000n }),
      }),
    );
    const bad = await run(handedIn('x'));
    const seenBy = async (actor: typeof officer) =>
      (
        await test.database.read(actor.scope, (tx) =>
          tx.findBy(LedgerImportRow, [{ id: right.id }, { id: bad.id }]),
        )
      )
        .map(({ id }) => id)
        .sort();
    expect([await seenBy(officer), await seenBy(colleague), await seenBy(elsewhere)]).toEqual([
      [right.id, bad.id].sort(),
      [right.id],
      [],
    ]);
  });

  it('holds no project while it waits for another: what is entered there meanwhile is entered at once', async () => {
    const ids = await asSuperuser(
      test.name,
      async (client) =>
        (
          await client.query<{ id: string; name: string }>(
            `SELECT id, name FROM projects WHERE unit_id = 'sample-transport' ORDER BY id`,
          )
        ).rows,
    );
    const [first, second, last] = [ids[0], ids[1], ids.at(-1)];
    if (!first || !second || !last) throw new Error('three projects are needed');
    const rows = [first, second, last].flatMap(({ name }) =>
      Array.from(
        { length: REHEARSED_AT_ONCE },
        (_, index) => `"${name}",20${10 + (index % 10)}-05,支付,1,市级财政,\n`,
      ),
    );
    const { id } = await submit(
      handedIn(rows.join(''), {
        control: control({ paid: BigInt(rows.length) * 1_000_000n }),
        confirmed: confirmedIn({ repeatConfirmed: true }),
      }),
    );
    const post = (projectId: string) =>
      postEntry(test.database, clock, officer, {
        projectId,
        wanted: { series: 'completed', month: month('2020-01'), amountFen: 100n },
        request: null,
      });
    // Approves a ledger entry of the last project, so that this project has a row in `ledger_heads`
    // that the test can lock.
    await approveLedgerChangeRequest(test.database, approver, (await post(last.id)).id, null);
    const waiting = await post(first.id);
    await asSuperuser(test.name, async (holder) => {
      await holder.query('BEGIN');
      await holder.query('SELECT FROM ledger_heads WHERE project_id = $1 FOR UPDATE', [last.id]);
      const running = process(id);
      await until(
        'the rehearsal waits for the last project',
        async () =>
          (await read(id)).rowsRead === 2 * REHEARSED_AT_ONCE &&
          (await read(id)).phase === 'rehearsing',
      );
      expect(
        await approveLedgerChangeRequest(test.database, approver, waiting.id, null),
      ).toMatchObject({
        state: 'approved',
      });
      expect((await read(id)).state).toBe('running');
      await holder.query('COMMIT');
      expect(await running).toEqual({ outcome: 'ready', entries: rows.length });
    });
  });
});

describe('rows that stand already', () => {
  const rows = (end: string): string =>
    [`${quoted(5)},2023-03,支付,10,市级财政,`, `${quoted(5)},2023-04,支付,20,市级财政,`, ''].join(
      end,
    );
  const resaved = (): Given =>
    handedIn(rows('\r\n'), {
      fileName: '另存.csv',
      control: control({ paid: 30_000_000n }),
      send: true,
    });

  it('are asked about by the file that brought them, while they wait and once they stand, and are taken when that was confirmed', async () => {
    const first = await run(
      handedIn(rows('\n'), {
        fileName: '原件.csv',
        control: control({ paid: 30_000_000n }),
        send: true,
      }),
    );
    const again = async (over: Partial<Given> = {}) => {
      const row = await run({ ...resaved(), ...over });
      return [row.state, wrong(row)];
    };
    const asked = ['refused', ['D2 ENTRY_STANDS_BY_IMPORT', 'D3 ENTRY_STANDS_BY_IMPORT']];
    expect([first.state, await again()]).toEqual(['filed', asked]);
    await approveLedgerChangeRequest(test.database, approver, first.proposalId ?? '', null);
    const refused = await run(resaved());
    expect([refused.state, wrong(refused)]).toEqual(asked);
    const problem = problemAt(refused);
    expect(wordProblem(problem, 'zh')).toMatchObject({
      message: expect.stringContaining('“原件.csv”'),
      accepted: expect.stringContaining('已核对重复'),
    });
    expect(wordProblem(problem, 'en')).toMatchObject({
      message: expect.stringContaining('"原件.csv"'),
      accepted: expect.stringContaining('checked repeats'),
    });
    expect(await again({ send: false, confirmed: confirmedIn({ repeatConfirmed: true }) })).toEqual(
      ['ready', []],
    );
  });

  it('are asked about when the file was saved as a workbook instead', async () => {
    const cells = (month: string) => [names[8] ?? '', month, '支付', 7, '市级财政'];
    const months = ['2023-05', '2023-06'];
    const text = months.map((month) => `"${names[8]}",${month},支付,7,市级财政,\n`).join('');
    const file = { control: control({ paid: 14_000_000n }), send: true };
    expect((await run(handedIn(text, { ...file, fileName: '月报.csv' }))).state).toBe('filed');
    const bytes = Buffer.from(
      await writeXlsx({
        sheets: [
          {
            name: '资金',
            rows: [['项目', '月份', '序列', '金额', '资金来源'], ...months.map(cells)],
          },
        ],
      }),
    );
    const again = await run(handedIn('', { ...file, bytes, fileName: '月报.xlsx' }));
    expect([wrong(again), wordProblem(problemAt(again), 'zh').message]).toEqual([
      ['D2 ENTRY_STANDS_BY_IMPORT', 'D3 ENTRY_STANDS_BY_IMPORT'],
      expect.stringContaining('“月报.csv”'),
    ]);
  });

  it.each<[string, string, string]>([
    ['saved again', '\r\n', 'D2 ENTRY_STANDS_BY_IMPORT'],
    ['the same to the byte', '\n', 'file FILE_FILED_BEFORE'],
  ])('are taken once when the file, %s, is processed twice at the same time', async (...given) => {
    const [, end, problem] = given;
    const month = end === '\n' ? '2023-07' : '2023-08';
    const both = await Promise.all(
      ['\n', end].map((mark) =>
        submit(
          handedIn(`${quoted(9)},${month},支付,3,市级财政,${mark}`, {
            control: control({ paid: 3_000_000n }),
            send: true,
          }),
        ),
      ),
    );
    const project = await projectNamed(names[9] ?? '');
    const seed = await postEntry(test.database, clock, officer, {
      projectId: project,
      wanted: { series: 'completed', month: month as Month, amountFen: 100n },
      request: null,
    });
    await approveLedgerChangeRequest(test.database, approver, seed.id, null);
    await asSuperuser(test.name, async (holder) => {
      await holder.query('BEGIN');
      await holder.query('SELECT FROM ledger_heads WHERE project_id = $1 FOR UPDATE', [project]);
      const runs = both.map(({ id }) => process(id));
      await until('both are checked and wait for the project', async () =>
        (await Promise.all(both.map(({ id }) => read(id)))).every(
          ({ phase }) => phase === 'rehearsing',
        ),
      );
      await holder.query('COMMIT');
      await Promise.all(runs);
    });
    const ended = await Promise.all(both.map(({ id }) => read(id)));
    expect(ended.map((row) => [row.state, ...wrong(row)]).sort()).toEqual([
      ['filed'],
      ['refused', problem],
    ]);
  });

  it('may be equal within one file, of which only so many are asked about as stand', async () => {
    const row = `${quoted(6)},2023-03,支付,40,市级财政,\n`;
    const twice = await run(
      handedIn(row + row, { control: control({ paid: 80_000_000n }), send: true }),
    );
    expect([twice.state, twice.entries]).toEqual(['filed', 2]);
    await approveLedgerChangeRequest(test.database, approver, twice.proposalId ?? '', null);
    expect(
      wrong(await run(handedIn(row.repeat(3), { control: control({ paid: 120_000_000n }) }))),
    ).toEqual(['D2 ENTRY_STANDS_BY_IMPORT', 'D3 ENTRY_STANDS_BY_IMPORT']);
  });

  it.each<[string, (name: string) => string, string[]]>([
    [
      'two opening balances',
      (name) => `${name},期初,支付,100,市级财政,\n${name},期初,支付,200,市级财政,\n`,
      ['B2 OPENING_ADDS_UP', 'B3 OPENING_ADDS_UP'],
    ],
    [
      'an opening balance and a month before 2021',
      (name) => `${name},期初,支付,100,市级财政,\n${name},2019-05,支付,200,市级财政,\n`,
      ['B2 OPENING_ADDS_UP', 'B3 OPENING_ADDS_UP'],
    ],
    [
      'opening balances of two sources',
      (name) => `${name},期初,支付,100,市级财政,\n${name},期初,支付,200,银行贷款,\n`,
      [],
    ],
    [
      'an amount a thousandth of its neighbours',
      (name) =>
        `${name},2021-01,支付,22800,市级财政,\n${name},2021-02,支付,22700,市级财政,\n${name},2021-03,支付,2.5,市级财政,\n`,
      ['D4 UNIT_DOUBTFUL'],
    ],
  ])('of %s in one file are asked about', async (_, made, problems) => {
    const text = made(quoted(7));
    const paid = text
      .split('\n')
      .slice(0, -1)
      .reduce(
        (sum, line) => sum + BigInt(Math.round(Number(line.split(',').at(-3)) * 10)) * 100_000n,
        0n,
      );
    expect(wrong(await run(handedIn(text, { control: control({ paid }) })))).toEqual(problems);
  });

  it('of an opening balance are asked about beside one that waits, and added when that was confirmed', async () => {
    const opening = (amount: number, over: Partial<Given> = {}) =>
      run(
        handedIn(`${quoted(8)},期初,支付,${amount},市级财政,\n`, {
          control: control({ paid: BigInt(amount) * 1_000_000n }),
          ...over,
        }),
      );
    expect((await opening(100, { send: true })).state).toBe('filed');
    expect(wrong(await opening(200))).toEqual(['B2 OPENING_ADDS_UP']);
    expect((await opening(200, { confirmed: confirmedIn({ openingConfirmed: true }) })).state).toBe(
      'ready',
    );
  });
});

describe('what one person hands in', () => {
  it('is bounded by its bytes within a day', async () => {
    const largest = 20 * 1024 * 1024;
    const earlier: string[] = [];
    for (let index = 0; index < 10; index += 1) {
      const { id } = await submit(handedIn(`x${index}`));
      earlier.push(id);
      await asSuperuser(test.name, (client) =>
        client.query(
          `UPDATE ledger_imports SET state = 'refused', error_count = 1, finished_at = now() WHERE id = $1`,
          [id],
        ),
      );
    }
    const grown = (bytes: number, ago: string) =>
      asSuperuser(test.name, (client) =>
        client.query(
          `UPDATE ledger_imports SET file_bytes = $2, filed_at = now() - $3::interval
            WHERE id = ANY ($1)`,
          [earlier, bytes, ago],
        ),
      );
    const next = () => submit(handedIn('y'));
    await grown(largest, '23 hours');
    await expect(next()).rejects.toMatchObject({ code: 'IMPORT_BYTES_SPENT' });
    await grown(largest, '25 hours');
    await process((await next()).id);
    await grown(10, '0 hours');
  });
});

describe('a file whose reading ends badly', () => {
  const reader = (name: string, limits: Partial<ConfinedLimits> = {}): typeof UPLOAD_READER => ({
    entry: `test/programs/${name}.mjs`,
    limits: { ...UPLOAD_READER.limits, heapMegabytes: 48, ...limits },
  });

  it.each<[string, string, string, Partial<ConfinedLimits>]>([
    ['is killed', 'ends-by-signal', 'READING_BROKE', {}],
    ['exits', 'exits-early', 'READING_BROKE', {}],
    ['prints garbage', 'prints-garbage', 'READING_BROKE', {}],
    ['answers nonsense', 'answers-nonsense', 'READING_BROKE', {}],
    ['runs out of memory', 'takes-heap', 'READING_TOOK_MEMORY', {}],
    ['computes for ever', 'spins', 'READING_TOOK_TIME', { cpuSeconds: 1 }],
  ])(
    'because its process %s is refused with a sentence, at once and for good',
    async (_, name, code, limits) => {
      const { id } = await submit(handedIn('x'));
      expect(await process(id, reader(name, limits))).toEqual({
        outcome: 'refused',
        errors: 1,
      });
      const row = await read(id);
      expect([row.state, wrong(row)]).toEqual(['refused', [`file ${code}`]]);
      expect(await waitingImports(test.database)).not.toContain(id);
      for (const language of ['zh', 'en'] as const) {
        const sheet = Buffer.from(
          (await errorFile(test.database, officer.scope, id, { format: 'csv', language })).bytes,
        ).toString();
        expect(sheet).toContain(wordProblem(problemAt(row), language).message);
      }
    },
  );

  it.each<[number, string, string]>([
    [1, 'ready', ''],
    [2, 'failed', 'file READING_INTERRUPTED'],
  ])(
    'because the program ended %i times while it was read is then %s',
    async (times, state, problem) => {
      const { id } = await submit(
        handedIn(`${quoted(0)},2021-01,支付,1,市级财政,\n`, {
          control: control({ paid: 1_000_000n }),
        }),
      );
      await asSuperuser(test.name, (client) =>
        client.query(
          `UPDATE ledger_imports SET state = 'running', claim = 1, attempts = $2,
            readings_begun = $2, claimed_until = clock_timestamp() - interval '1 second'
            WHERE id = $1`,
          [id, times],
        ),
      );
      await process(id);
      const row = await read(id);
      expect([row.state, wrong(row).join()]).toEqual([state, problem]);
    },
  );

  it('is marked before anything touches it', async () => {
    const { id } = await submit(handedIn('x'));
    const begun = () =>
      asSuperuser(
        test.name,
        async (client) =>
          (
            await client.query<{ begun: number }>(
              'SELECT readings_begun AS begun FROM ledger_imports WHERE id = $1',
              [id],
            )
          ).rows[0]?.begun,
      );
    const running = process(id, reader('hangs', { wallSeconds: 2 }));
    await until('it is being read', async () => (await begun()) === 1);
    expect((await read(id)).state).toBe('running');
    await running;
    expect(wrong(await read(id))).toEqual(['file READING_TOOK_TIME']);
  });
});
