import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPdf } from '../builders/documents.js';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { uploadTo } from '../harness/upload.js';

let tracker: BootedTracker;
let officer: ApiClient;
let department: ApiClient;
let projectId: string;
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-07-01T02:00:00Z' });
  officer = await tracker.as('officer', 'sample-transport');
  department = await tracker.as('officer', 'sample-development');
  projectId = (await officer.get('/api/projects?flagship=true&limit=1')).body.items[0].id;
});
afterAll(() => tracker.close());

const LAND = { kind: 'land', organisationId: 'sample-development', limitDays: 10 };
const enter = (body: object) => officer.post(`/api/projects/${projectId}/procedures`, body);

describe('the completion of a project', () => {
  it('is recorded fact by fact, and starts the clock of the final account', async () => {
    const path = `/api/projects/${projectId}/completion-facts`;
    const made = await officer.post(path, {
      fact: 'works-complete',
      on: '2026-03-31',
      document: '完工验收鉴定书（示例）',
    });
    expect([made.status, made.body]).toEqual([
      201,
      expect.objectContaining({ fact: 'works-complete', on: '2026-03-31' }),
    ]);
    expect((await officer.get(path)).body).toMatchObject({
      items: [{ document: '完工验收鉴定书（示例）' }],
      finalAccount: { since: '2026-03-31', dueOn: '2026-06-30', filedOn: null, late: true },
    });
    const refused = await officer.post(path, { fact: 'acceptance', on: '2026-03-30' });
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      [expect.objectContaining({ path: 'on', code: 'COMPLETION_OUT_OF_ORDER' })],
    ]);
    expect((await department.get(path)).status).toBe(404);
    expect((await officer.post(path, { fact: 'works-complete', on: '2026-04-10' })).status).toBe(
      201,
    );
    expect((await officer.get(path)).body.finalAccount.dueOn).toBe('2026-07-10');
  });
});

describe('a procedure, between the organisation of a project and a department', () => {
  it('is entered with its days, followed, and lies with the department until it is done', async () => {
    const made = await enter({ ...LAND, handedInOn: '2026-06-01', acceptedOn: '2026-06-02' });
    const path = `/api/procedures/${made.body.id}`;
    expect([made.status, made.headers.get('location')]).toEqual([201, path]);
    expect(made.body).toMatchObject({
      projectId,
      state: 'accepted',
      heldBy: 'department',
      heldSince: '2026-06-02',
      dueOn: '2026-06-16',
      late: true,
    });
    const uploaded = await uploadTo(officer, '/api/documents', {
      file: { name: '用地预审意见.pdf', bytes: aPdf() },
      fields: { linkedTo: JSON.stringify([{ kind: 'procedure', id: made.body.id }]) },
    });
    expect(uploaded.status).toBe(201);
    const content = `/api/documents/${uploaded.body.id}/content`;

    const seen = await department.get(path);
    expect(seen.body).toMatchObject({ leadOrganisationId: null, projectName: expect.any(String) });
    expect((await department.get(content)).status).toBe(200);
    expect((await department.get(`/api/projects/${projectId}`)).status).toBe(404);
    expect((await department.get(`/api/projects/${projectId}/procedures`)).status).toBe(404);
    expect((await department.get('/api/procedures?late=true')).body.items).toHaveLength(1);

    const done = await department.post(`${path}/steps`, { step: 'done', on: '2026-06-30' });
    expect([done.status, done.body.state, done.body.timesLate]).toEqual([200, 'done', 1]);
    expect((await department.get(path)).status).toBe(404);
    expect((await department.get(content)).status).toBe(404);
    expect((await officer.get(content)).status).toBe(200);
    const loads = await officer.get('/api/procedures/departments');
    expect(loads.body.items).toEqual([
      {
        organisationId: 'sample-development',
        held: 0,
        lateNow: 0,
        done: 1,
        lateBefore: 1,
        notCounted: 0,
      },
    ]);
  });

  it.each<[object, string, string]>([
    [{ doneOn: '2026-06-01' }, 'doneOn', 'PROCEDURE_NOT_ACCEPTED'],
    [{ acceptedOn: '2026-06-02', doneOn: '2026-06-01' }, 'doneOn', 'PROCEDURE_DAY_BEFORE_LAST'],
    [
      { handedInOn: '2026-06-02', acceptedOn: '2026-06-01' },
      'acceptedOn',
      'PROCEDURE_DAY_BEFORE_LAST',
    ],
    [{ handedInOn: '2026-07-02' }, 'handedInOn', 'DAY_AFTER_TODAY'],
    [{ organisationId: 'nowhere' }, 'organisationId', 'UNIT_UNKNOWN'],
    [{ kind: 'other' }, 'name', 'PROCEDURE_NAME_NEEDED'],
  ])('%j is refused at %s', async (over, path, code) => {
    const before = await officer.get(`/api/projects/${projectId}/procedures`);
    const answer = await enter({ ...LAND, ...over });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([expect.objectContaining({ path, code })]);
    expect((await officer.get(`/api/projects/${projectId}/procedures`)).body).toEqual(before.body);
  });
});
