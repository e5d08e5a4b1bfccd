import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { registerDocument, Subjects, findDocument } from '#documents';
import type { Actor } from '#identity';
import { FixedClock } from '#platform/clock';
import { serviceScope } from '#platform/database';
import { Problem } from '#platform/problem';
import { PROJECTS_SQL, ProjectSubjects } from '#projects';
import { day } from '#values';
import { anActor } from '../../test/builders/actors.js';
import { flagship } from '../../test/builders/projects.js';
import { type TestDatabase, testDatabase } from '../../test/harness/database.js';
import {
  createProcedure,
  departmentLoads,
  type ListedProcedure,
  listProcedures,
  type NewProcedure,
  procedureDetail,
  proceduresOf,
  type ProcedureStep,
  recordStep,
} from './index.js';
import { ProcedureSubjects } from './queries/procedure-subjects.js';

const clock = new FixedClock('2026-11-26T02:00:00Z');
const TODAY = clock.today();
const officer = anActor('officer');
const cityOfficer = anActor('officer', 'city');
/** An officer of the department that handles the procedures, who sees no project of the other. */
const handler = anActor('officer', 'sample-development');
const handlersAuditor = anActor('auditor', 'sample-development');

let test: TestDatabase;
let projectId: string;
beforeAll(async () => {
  test = await testDatabase();
  projectId = await flagship(test.database, 1);
});
afterAll(() => test.close());

const create = (over: Partial<NewProcedure> = {}, actor: Actor = officer) =>
  createProcedure(test.database, clock, actor, {
    projectId,
    wanted: { kind: 'land', organisationId: 'sample-development', limitDays: 10, ...over },
    request: null,
  });
const step = (actor: Actor, id: string, name: ProcedureStep, on: string) =>
  recordStep(test.database, clock, actor, {
    id,
    step: { step: name, on: day(on), note: null },
    request: null,
  });
const codeOf = (done: Promise<unknown>): Promise<string> =>
  done.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );
const idsSeen = async (actor: Actor): Promise<string[]> =>
  (
    await test.database.read(actor.scope, (tx) =>
      listProcedures(tx, {}, { limit: 200, today: TODAY }),
    )
  ).map(({ id }) => id);
const projectsSeen = (actor: Actor): Promise<object[]> =>
  test.database.read(actor.scope, (tx) =>
    tx.query<object[]>(`SELECT id FROM ${PROJECTS_SQL} project WHERE id = $1`, [projectId]),
  );

describe('a procedure', () => {
  it('goes from hand to hand, and says who holds it since when and how late', async () => {
    const { id } = await create();
    await step(officer, id, 'handed-in', '2026-10-09');
    await step(handler, id, 'accepted', '2026-10-12');
    await step(handler, id, 'sent-back', '2026-10-30');
    expect(
      await test.database.read(officer.scope, (tx) => procedureDetail(tx, id, TODAY)),
    ).toMatchObject({ holder: 'lead', heldSince: '2026-10-30' });
    await step(officer, id, 'handed-in', '2026-11-02');
    await step(handler, id, 'accepted', '2026-11-03');
    const done = await step(handler, id, 'done', '2026-11-10');
    expect(done).toMatchObject({ state: 'done', holder: 'none', doneOn: '2026-11-10' });
    expect(done.runs.map(({ usedDays, late }) => [usedDays, late])).toEqual([
      [14, true],
      [5, false],
    ]);
    expect(done.steps.map(({ recordedBy }) => recordedBy)).toEqual(
      [officer, handler, handler, officer, handler, handler].map(({ personId }) => personId),
    );
  });

  it('is refused with an unknown department, without a name, or after one of another project', async () => {
    const other = await flagship(test.database, 2);
    const elsewhere = await createProcedure(test.database, clock, cityOfficer, {
      projectId: other,
      wanted: { kind: 'land', organisationId: 'city', limitDays: 5 },
      request: null,
    });
    expect(await codeOf(create({ organisationId: 'nowhere' }))).toBe('UNIT_UNKNOWN');
    expect(await codeOf(create({ kind: 'other' }))).toBe('PROCEDURE_NAME_NEEDED');
    expect(await codeOf(create({ afterId: elsewhere.id }))).toBe('PROCEDURE_BEFORE_UNKNOWN');
    expect(await codeOf(create({ acceptedOn: day('2026-11-27') }))).toBe('DAY_AFTER_TODAY');
    expect(await codeOf(create({ doneOn: day('2026-11-02') }))).toBe('PROCEDURE_NOT_ACCEPTED');
    expect(await codeOf(create({}, handler))).toBe('NOT_FOUND');
    expect(await codeOf(create({}, anActor('auditor')))).toBe('FORBIDDEN');
  });

  it('takes one of two steps that are recorded at the same moment', async () => {
    const { id } = await create();
    const codes = await Promise.all([
      codeOf(step(officer, id, 'handed-in', '2026-11-02')),
      codeOf(step(handler, id, 'handed-in', '2026-11-02')),
    ]);
    expect(codes.filter((code) => code === 'done')).toHaveLength(1);
    const { steps } = await test.database.read(officer.scope, (tx) =>
      procedureDetail(tx, id, TODAY),
    );
    expect(steps).toHaveLength(1);
  });
});

describe('the department', () => {
  it('sees its procedure and the documents of it until it ends, and nothing else of the project', async () => {
    const subjects = new Subjects()
      .add('project', new ProjectSubjects())
      .add('procedure', new ProcedureSubjects());
    const own = await create({ acceptedOn: day('2026-11-02') });
    const others = await create({ kind: 'funding', organisationId: 'city' });
    const parts = { database: test.database, subjects };
    const register = (actor: Actor, kind: string, id: string, number: string) =>
      registerDocument(parts, actor, {
        facts: { name: number, number },
        linkedTo: [{ kind, id }],
        request: null,
      });
    const shown = await register(officer, 'procedure', own.id, '示例〔2026〕1号');
    const hidden = await register(officer, 'project', projectId, '示例〔2026〕2号');
    const foreign = await register(officer, 'procedure', others.id, '示例〔2026〕3号');
    const reads = (id: string): Promise<string> =>
      codeOf(
        test.database.read(handler.scope, (tx) =>
          findDocument(tx, { subjects, actor: handler }, id),
        ),
      );

    expect(await idsSeen(handler)).toContain(own.id);
    expect(await idsSeen(handler)).not.toContain(others.id);
    expect(await projectsSeen(handler)).toEqual([]);
    expect(
      await codeOf(
        test.database
          .read(handler.scope, (tx) => proceduresOf(tx, projectId, TODAY))
          .then((rows: ListedProcedure[]) => {
            if (rows.some(({ organisationId }) => organisationId !== 'sample-development'))
              throw new Error('procedures of others');
          }),
      ),
    ).toBe('done');
    expect([await reads(shown), await reads(hidden), await reads(foreign)]).toEqual([
      'done',
      'NOT_FOUND',
      'NOT_FOUND',
    ]);
    expect(await codeOf(register(handler, 'procedure', own.id, '示例〔2026〕4号'))).toBe(
      'FORBIDDEN',
    );
    expect(await codeOf(step(handlersAuditor, own.id, 'done', '2026-11-20'))).toBe('FORBIDDEN');

    const ended = await step(handler, own.id, 'done', '2026-11-20');
    expect(ended).toMatchObject({ state: 'done', leadOrganisationId: null });
    expect(ended.documents.map(({ id }) => id)).toEqual([shown]);
    expect(await idsSeen(handler)).not.toContain(own.id);
    expect(await reads(shown)).toBe('NOT_FOUND');
    expect(await codeOf(step(handler, own.id, 'sent-back', '2026-11-21'))).toBe('NOT_FOUND');
    expect(await idsSeen(officer)).toContain(own.id);
  });

  it('is refused by the database even where a command forgot to ask', async () => {
    const { id } = await create({ acceptedOn: day('2026-11-02'), doneOn: day('2026-11-03') });
    const touched = await test.database.write(handler.scope, (tx) =>
      tx.query<object[]>('UPDATE procedures SET steps = 9 WHERE id = $1 RETURNING 1', [id]),
    );
    expect(touched.flat().filter((row) => typeof row === 'object')).toEqual([]);
    await expect(
      test.database.write(handler.scope, (tx) =>
        tx.query(
          `INSERT INTO procedure_steps (project_id, procedure_id, number, step, on_day, recorded_by,
            recorded_at) VALUES ($1, $2, 9, 'done', '2026-11-03', 'x', now())`,
          [projectId, id],
        ),
      ),
    ).rejects.toThrow(/row-level security/);
  });
});

it('counts for each department what it holds and how often it was late', async () => {
  const late = await create({ organisationId: 'city', acceptedOn: day('2026-10-12') });
  const before = await create({
    organisationId: 'city',
    acceptedOn: day('2026-10-12'),
    doneOn: day('2026-11-10'),
  });
  await create({ organisationId: 'city', handedInOn: day('2026-11-20') });
  const scope = serviceScope('test');
  const loads = await test.database.read(scope, (tx) => departmentLoads(tx, TODAY));
  const city = loads.find(({ organisationId }) => organisationId === 'city');
  expect(city).toMatchObject({ held: 2, lateNow: 1, done: 1, lateBefore: 1, notCounted: 0 });
  const listed = await test.database.read(scope, (tx) =>
    listProcedures(tx, { organisationId: 'city', late: true }, { limit: 200, today: TODAY }),
  );
  expect(listed.map(({ id }) => id)).toEqual([late.id]);
  expect(before.runs[0]?.late).toBe(true);
});

it('follows the name of its project', async () => {
  const { id } = await create();
  await test.database.write(officer.scope, (tx) =>
    tx.query("UPDATE projects SET name = '更名（示例）' WHERE id = $1", [projectId]),
  );
  expect(
    await test.database.read(handler.scope, (tx) => procedureDetail(tx, id, TODAY)),
  ).toMatchObject({ projectName: '更名（示例）', leadOrganisationId: null });
});
