import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SPEND_GROUPS } from '#reports';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import type { ApiClient } from '../harness/api-client.js';
import { readPdf } from '../harness/read-pdf.js';

let tracker: BootedTracker;
let auditor: ApiClient;
let other: ApiClient;
let projectId: string;
beforeAll(async () => {
  tracker = await bootTracker({ now: '2026-07-01T02:00:00Z' });
  auditor = await tracker.as('auditor');
  projectId = (await auditor.get('/api/projects?flagship=true&limit=1')).body.items[0].id;
  await tracker.enter(projectId, {
    series: 'paid',
    month: '2024-06',
    amountFen: '12345',
    fundingSource: 'municipal',
  });
});
afterAll(() => tracker?.close());

/** All groupings at once, which are too many columns for a page. */
const GROUPS = SPEND_GROUPS.map((group) => (group === 'source' ? 'fundingSource' : group)).join(
  ',',
);
const SPEND = '/api/reports/spend?period=2021..2024-06';
const idIn = (headers: Headers): string =>
  /^<\/api\/report-manifests\/([0-9a-f-]{36})>; rel="describedby"$/.exec(
    headers.get('link') ?? '',
  )?.[1] ?? '';

describe('a report that is handed out', () => {
  it.each(['json', 'csv', 'xlsx', 'pdf'])(
    'as %s names its manifest, which holds',
    async (format) => {
      const asked = `${SPEND}&flagship=true&groupBy=year,fundingSource,approver&format=${format}`;
      const answer = await auditor.get(asked);
      expect(answer.status).toBe(200);
      const id = idIn(answer.headers);
      const { body } = await auditor.get(`/api/report-manifests/${id}`);
      expect(body).toMatchObject({
        id,
        report: 'spend',
        renderer: 3,
        rows: 1,
        parameters: { format, filters: { flagship: ['true'] } },
        coverage: { known: 1, of: 10 },
        controlTotals: { paidFen: '12345', completedFen: null },
      });
      expect(body.parameters.groupBy).toEqual(['year', 'fundingSource', 'approver']);
      if (format === 'json')
        expect(body).toMatchObject({
          rowsSha256: answer.body.rowsSha256,
          sha256: createHash('sha256').update(answer.text).digest('hex'),
        });
      const made = await auditor.post(`/api/report-manifests/${id}/reproduction`, undefined);
      expect([made.status, made.body]).toMatchObject([
        200,
        { same: true, sha256: body.sha256, rows: 1 },
      ]);
      const difference = await auditor.get(`/api/report-manifests/${id}/difference/${id}`);
      expect(difference.body).toEqual({ a: id, b: id, same: true, lines: [] });
    },
  );

  it('as PDF is a file with a name and the totals of the JSON', async () => {
    const asked = `${SPEND}&groupBy=year&language=en`;
    const { body } = await auditor.get(asked);
    const response = await fetch(`${auditor.url}${asked}&format=pdf`, {
      headers: auditor.credentials(),
    });
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="spend_2021-01-01_2024-06-30_known-\S+\.pdf"$/,
    );
    const { pages } = await readPdf(new Uint8Array(await response.arrayBuffer()));
    const { paidFen, entries } = body.totals;
    expect(pages[0]).toContain(`— — ${paidFen.slice(0, -2)}.${paidFen.slice(-2)} ${entries}`);
    expect(pages[0]).toContain(`Manifest ${idIn(response.headers)}`);
    expect(pages[0]).toContain(body.rowsSha256.slice(0, 16));
  });

  it('as PDF is refused where it does not fit on a page, with a word on the other forms', async () => {
    const answer = await auditor.get(`${SPEND}&groupBy=${GROUPS}&format=pdf`);
    expect([answer.status, answer.body.code]).toEqual([422, 'PDF_TOO_WIDE']);
    expect(answer.body.detail ?? answer.body.title).toContain('format=csv 或 format=xlsx');
    expect(answer.headers.get('link')).toBeNull();
  });

  it.each<[string, number, string]>([
    ['period=2025..2021', 400, 'period'],
    ['period=2021..2025&knownAt=2999-01-01T00:00:00Z', 400, 'knownAt'],
    ['period=2021..2025&groupBy=colour', 400, 'groupBy'],
    [`period=2021..2025&groupBy=${Array(40).fill('year').join(',')}`, 400, 'groupBy'],
    ['period=2021..2025&flagship=maybe', 400, 'flagship'],
    ['period=2021..2025&project=00000000-0000-4000-8000-0000000000ff', 404, 'project'],
    ['period=2021..2025&organisation=none-such', 404, 'organisation'],
  ])('%s is refused', async (query, status, path) => {
    const answer = await auditor.get(`/api/reports/spend?${query}`);
    expect([answer.status, answer.body.errors?.map((one: any) => one.path)]).toEqual([
      status,
      [path],
    ]);
  });

  it('does not exist for whoever may not read all its projects', async () => {
    other = await tracker.as('officer', 'sample-development');
    const id = idIn((await auditor.get(SPEND)).headers);
    for (const path of [`${id}`, `${id}/difference/${id}`])
      expect((await other.get(`/api/report-manifests/${path}`)).status).toBe(404);
    expect((await other.post(`/api/report-manifests/${id}/reproduction`, undefined)).status).toBe(
      404,
    );
  });
});
