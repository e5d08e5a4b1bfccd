import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

let tracker: BootedTracker;
let officer: ApiClient;
let ids: string[];
beforeAll(async () => {
  tracker = await bootTracker();
  officer = await tracker.as('officer', 'sample-transport');
  ids = (await officer.get('/api/projects?flagship=true')).body.items.map(
    (project: any) => project.id,
  );
});
afterAll(() => tracker.close());

const register = (
  project: number,
  code: unknown,
  who = officer,
  headers: Record<string, string> = {},
) => who.post(`/api/projects/${ids[project]}/codes`, { code }, { headers });

describe('codes that a project is known by', () => {
  it('are several, listed in order, and an older one is flagged', async () => {
    expect((await register(0, '２０１９-330100-48-01-012345')).body).toMatchObject({
      code: '2019-330100-48-01-012345',
      standard: true,
    });
    expect((await register(0, '2017-330100-48-01-000001-000')).body).toMatchObject({
      code: '2017-330100-48-01-000001-000',
      standard: false,
    });
    const first = (await officer.get(`/api/projects/${ids[0]}/codes?limit=1`)).body;
    const second = (
      await officer.get(`/api/projects/${ids[0]}/codes?limit=1&cursor=${first.nextCursor}`)
    ).body;
    expect(
      [...first.items, ...second.items].map((item: any) => [item.code, item.standard]),
    ).toEqual([
      ['2017-330100-48-01-000001-000', false],
      ['2019-330100-48-01-012345', true],
    ]);
    expect(second.nextCursor).toBeNull();
  });

  it('name one project each, and a repeated request has one effect', async () => {
    const key = { 'idempotency-key': 'code-1' };
    const answers = [
      await register(1, '2020-330100-48-01-000002', officer, key),
      await register(1, '2020-330100-48-01-000002', officer, key),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const taken = await register(2, '2020-330100-48-01-000002');
    expect([taken.status, taken.body.code, taken.body.errors[0].path]).toEqual([
      409,
      'PROJECT_CODE_TAKEN',
      'code',
    ]);
  });

  it('are noted by those who work for the unit, and only if they are codes', async () => {
    const auditor = await tracker.as('auditor');
    expect((await register(0, '2021-330100-48-01-000003', auditor)).status).toBe(403);
    const anonymous = await tracker.as('officer', 'sample-development');
    expect((await register(0, '2021-330100-48-01-000003', anonymous)).status).toBe(404);
    for (const wrong of ['', 'x', 42, null, '2021-330100-48-01-00000', 'x'.repeat(5000)])
      expect((await register(0, wrong)).body).toMatchObject({
        code: 'VALIDATION_FAILED',
        errors: [{ path: 'code' }],
      });
  });
});
