import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listAuditEvents } from '#audit';
import { FixedClock } from '#platform/clock';
import { serviceScope } from '#platform/database';
import { Problem } from '#platform/problem';
import { day } from '#values';
import { anActor } from '../../test/builders/actors.js';
import { flagship } from '../../test/builders/projects.js';
import { type TestDatabase, testDatabase } from '../../test/harness/database.js';
import {
  decideChangeRequest,
  type Decision,
  editChangeRequest,
  submitChangeRequest,
} from '#approvals';
import {
  type CostFigure,
  costChain,
  fileForecast,
  fileMoneyChange,
  type FiledContent,
  moneyApprovals,
} from './index.js';

const clock = new FixedClock('2026-11-26T02:00:00Z');
const officer = anActor('officer');
const manager = anActor('manager');
const everything = serviceScope('test');
const figure = (over: Partial<CostFigure> = {}): FiledContent => ({
  kind: 'cost',
  content: {
    stage: 'approved-estimate',
    amountFen: 10_000n,
    scope: 'not-stated',
    effectiveOn: day('2022-05-01'),
    composition: null,
    approvalNumber: null,
    approvalBody: null,
    source: 'approval',
    document: '概算批复（示例）',
    place: null,
    priceBasis: null,
    note: null,
    reasons: [],
    funding: [],
    auditDocument: null,
    ...over,
  },
});
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'accepted',
    (error: unknown) =>
      error instanceof Problem
        ? error.code
        : ((error as { driverError?: { code?: string } }).driverError?.code ?? String(error)),
  );

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

const draft = async (item: number, filed = figure()) =>
  fileMoneyChange(test.database, clock, officer, {
    projectId: await flagship(test.database, item),
    filed,
    draft: true,
    request: null,
  });
const approvals = () => moneyApprovals(test.database, clock);
const submit = (id: string) => submitChangeRequest(approvals(), officer, { id, request: null });
const decide = (id: string, decided: Decision) =>
  decideChangeRequest(approvals(), manager, { id, decided, request: null });
const approve = (id: string) => decide(id, { decision: 'approved' });
const edit = (id: string, versionRead: number, filed: FiledContent) =>
  editChangeRequest(approvals(), officer, {
    id,
    versionRead,
    change: { payload: filed.content },
  });
const approved = async (item: number, filed = figure()) => {
  const { id } = await draft(item, filed);
  await submit(id);
  return approve(id);
};
const sql = (text: string, values: unknown[] = []) =>
  test.database.write(everything, (tx) => tx.query<unknown>(text, values));
const count = async (text: string, values: unknown[] = []) =>
  Number(
    (await test.database.read(everything, (tx) => tx.query<{ n: number }[]>(text, values)))[0]?.n,
  );

describe('what was approved (real PostgreSQL, real plan)', () => {
  it('is out of reach of the program, change request and fact alike', async () => {
    const changeRequest = await approved(1);
    await sql(
      "UPDATE change_requests SET state = 'draft', decided_by = NULL, decided_at = NULL WHERE id = $1",
      [changeRequest.id],
    );
    expect(
      await count(
        "SELECT count(*)::int AS n FROM change_requests WHERE id = $1 AND state = 'approved'",
        [changeRequest.id],
      ),
    ).toBe(1);
    expect(await codeOf(sql('UPDATE cost_records SET amount_fen = 1'))).toBe('42501');
    expect(await codeOf(sql('DELETE FROM cost_records'))).toBe('42501');
    expect(await codeOf(sql('UPDATE cost_baselines SET amount_fen = 1'))).toBe('42501');
    expect(
      await codeOf(edit(changeRequest.id, changeRequest.version, figure({ amountFen: 1n }))),
    ).toBe('CHANGE_REQUEST_DECIDED');
  });

  it("stands in the record of its unit from the draft on, where the unit's auditor finds it", async () => {
    const { id } = await approved(10);
    const auditor = anActor('auditor');
    const events = await test.database.read(auditor.scope, (tx) =>
      listAuditEvents(tx, { limit: 10, filters: { subjectId: id } }),
    );
    expect(events.map(({ action, unitId }) => [action, unitId])).toEqual(
      ['change-request.approve', 'change-request.submit', 'budget.draft'].map((action) => [
        action,
        'sample-transport',
      ]),
    );
  });

  it('was never approved by one of its authors, whatever the code above the table says', async () => {
    const changeRequest = await draft(2);
    await submit(changeRequest.id);
    expect(
      await codeOf(
        sql(
          "UPDATE change_requests SET state = 'approved', decided_by = authors[1], decided_at = now() WHERE id = $1",
          [changeRequest.id],
        ),
      ),
    ).toBe('23514');
  });

  it('freezes the original: a second source changes nothing by itself', async () => {
    await approved(3);
    await approved(3, figure({ amountFen: 11_000n, source: 'bulletin', document: '通报（示例）' }));
    const id = await flagship(test.database, 3);
    const chain = await test.database.read(everything, (tx) =>
      costChain(tx, id, { asOf: clock.today(), knownAt: null }),
    );
    expect([chain.baselines.length, chain.original?.amountFen, chain.ceiling.reason]).toEqual([
      1,
      10_000n,
      'SOURCES_DISAGREE',
    ]);
  });

  it('is known from the instant it was approved, not before', async () => {
    const changeRequest = await draft(4);
    const id = await flagship(test.database, 4);
    await submit(changeRequest.id);
    const before = new Date();
    await approve(changeRequest.id);
    const records = async (knownAt: Date) =>
      (
        await test.database.read(everything, (tx) =>
          costChain(tx, id, { asOf: clock.today(), knownAt }),
        )
      ).records.length;
    expect([await records(before), await records(new Date())]).toEqual([0, 1]);
  });
});

describe('each action', () => {
  it('is in the audit log, and what counts marks its project as changed, so that it is evaluated again', async () => {
    const id = await flagship(test.database, 5);
    const touches = () =>
      count(
        "SELECT count(*)::int AS n FROM project_changes WHERE project_id = $1 AND cause = 'budget'",
        [id],
      );
    const seen: number[] = [];
    const note = async <T>(work: Promise<T>): Promise<T> => {
      const done = await work;
      seen.push(await touches());
      return done;
    };
    const { id: request } = await note(draft(5));
    await note(edit(request, 1, figure({ note: '补充' })));
    await note(submit(request));
    await note(decide(request, { decision: 'returned', reason: '请补充' }));
    await note(submit(request));
    await note(approve(request));
    await note(
      fileForecast(test.database, clock, officer, {
        projectId: id,
        wanted: {
          amountFen: 1n,
          scope: 'not-stated',
          referenceClass: null,
          effectiveOn: clock.today(),
          explanation: '示例',
        },
        request: null,
      }),
    );
    expect(seen).toEqual([0, 0, 0, 0, 0, 1, 2]);
    const events = await test.database.read(everything, (tx) =>
      listAuditEvents(tx, { limit: 50, filters: { subjectId: request } }),
    );
    expect(events.map(({ action }) => action).sort()).toEqual([
      'budget.draft',
      'change-request.approve',
      'change-request.edit',
      'change-request.return',
      'change-request.submit',
      'change-request.submit',
    ]);
  });

  it('leaves nothing behind when it is refused', async () => {
    const id = await flagship(test.database, 6);
    const rows = () =>
      count(
        'SELECT (SELECT count(*) FROM change_requests)::int + (SELECT count(*) FROM change_request_projects WHERE project_id = $1)::int + (SELECT count(*) FROM project_changes WHERE project_id = $1)::int AS n',
        [id],
      );
    const before = await rows();
    expect(await codeOf(draft(6, figure({ effectiveOn: day('2026-11-27') })))).toBe(
      'DAY_AFTER_TODAY',
    );
    expect(await codeOf(draft(6, figure({ stage: 'adjusted-estimate' })))).toBe('NO_BASELINE');
    expect(await rows()).toBe(before);
  });

  it('of many at once on one project comes through, one after the other', async () => {
    const changeRequests = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        draft(
          7,
          figure({
            stage: 'contract',
            approvalNumber: `合同${index}`,
            amountFen: BigInt(index + 1),
          }),
        ),
      ),
    );
    await Promise.all(changeRequests.map(({ id }) => submit(id)));
    await Promise.all(changeRequests.map(({ id }) => approve(id)));
    const chain = await test.database.read(everything, async (tx) =>
      costChain(tx, await flagship(test.database, 7), { asOf: clock.today(), knownAt: null }),
    );
    expect(chain.records.map(({ amountFen, standing }) => [amountFen, standing]).sort()).toEqual(
      [1n, 2n, 3n, 4n, 5n, 6n].map((fen) => [fen, 'counts']),
    );
  });
});
