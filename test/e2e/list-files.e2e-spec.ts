import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { projectRoot } from '#platform/program';
import type { Role } from '#identity';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Operation {
  responses: Record<string, { content?: Record<string, { schema?: { $ref?: string } }> }>;
  parameters?: { in: string; name: string; required?: boolean }[];
}
const description = JSON.parse(readFileSync(join(projectRoot, 'docs/openapi.json'), 'utf8')) as {
  paths: Record<string, { get?: Operation }>;
};
/** Every route whose answer is also described as CSV and as a workbook. */
const LISTS = Object.entries(description.paths).flatMap(([path, { get }]) =>
  get?.responses['200']?.content?.[XLSX] && get.responses['200'].content['application/json']
    ? [path]
    : [],
);
const ROLES: readonly Role[] = [
  'officer',
  'manager',
  'leader',
  'auditor',
  'system-admin',
  'security-admin',
  'audit-admin',
];
/** What a route needs in its query. */
const QUERY: Readonly<Record<string, string>> = {
  '/api/delegations/candidates': 'unitId=sample-transport',
  '/api/reports/reconciliation': 'month=2026-10',
};

let tracker: BootedTracker;
let people: ApiClient[];
let officer: ApiClient;
let project: string;
beforeAll(async () => {
  tracker = await bootTracker();
  people = await Promise.all(ROLES.map((role) => tracker.as(role)));
  officer = await tracker.as('officer', 'sample-transport');
  const { body } = await officer.get('/api/projects?limit=200');
  project = body.items[0].id;
  for (const month of ['2026-08', '2026-09'])
    await tracker.enter(project, {
      series: 'completed',
      month,
      effectiveOn: `${month}-28`,
      amountFen: '123456789',
      note: '=HYPERLINK("http://x")',
    });
  await tracker.evaluate();
});
afterAll(() => tracker?.close());

/** Downloads a list; the bytes are kept, because `ApiClient` decodes them as text. */
async function download(
  client: ApiClient,
  path: string,
): Promise<{ status: number; type: string; disposition: string; bytes: Buffer }> {
  const response = await fetch(`${tracker.url}${path}`, {
    headers: { ...client.credentials(), 'accept-language': 'zh' },
  });
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    disposition: response.headers.get('content-disposition') ?? '',
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}

/** Reads all pages of a list. */
async function itemsOf(client: ApiClient, path: string): Promise<any[]> {
  const items: any[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { body } = await client.get(
      cursor ? `${path}${path.includes('?') ? '&' : '?'}cursor=${cursor}` : path,
    );
    items.push(...body.items);
    cursor = body.nextCursor ?? null;
  }
  return items;
}

const csvRows = (bytes: Buffer): string[][] => {
  const text = bytes.toString('utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  return parse(text, { bom: true });
};

/** The id that stands for `{id}` in a path, by the list that has it. */
async function idFor(path: string): Promise<string> {
  const [, , list = ''] = path.split('/');
  if (list === 'indicators') return '1';
  if (list === 'organisations') return 'sample-transport';
  if (list === 'targets') {
    const { body } = await officer.get('/api/plan-items?limit=200');
    return body.items.flatMap(({ targets }: any) => targets)[0].id;
  }
  if (list === 'projects') return project;
  if (list === 'milestones') {
    const { body } = await officer.get(`/api/projects/${project}/milestones`);
    return body.items[0]?.id ?? '00000000-0000-4000-8000-000000000000';
  }
  const { body } = await officer.get(`/api/${list}?limit=1`);
  return body?.items?.[0]?.id ?? '00000000-0000-4000-8000-000000000000';
}

describe('every list', () => {
  it.each(LISTS)('%s leaves whole as CSV and as a workbook', async (pattern) => {
    expect(LISTS.length).toBeGreaterThan(60);
    const path = pattern.replace(/\{\w+\}/, await idFor(pattern));
    const query = QUERY[pattern];
    const asked = query ? `${path}?${query}` : path;
    const answers = await Promise.all(people.map((client) => client.get(asked)));
    const at = answers.findIndex(({ status }) => status === 200);
    const client = people[at];
    if (!client) {
      // Nobody has such a record here; the request for a file is then refused as well.
      const { status } = answers[0]!;
      const refused = await download(people[0]!, `${asked}${query ? '&' : '?'}format=csv`);
      expect([refused.status, refused.type]).toEqual([
        status,
        'application/problem+json; charset=utf-8',
      ]);
      return;
    }
    const link = `${asked}${query ? '&' : '?'}limit=1&format=`;
    const csv = await download(client, `${link}csv`);
    expect([csv.status, csv.type]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(csv.disposition).toMatch(/^attachment; filename="[\w-]+_2026-11-23\.csv"$/);
    const workbook = await download(client, `${link}xlsx`);
    expect([workbook.status, workbook.type]).toEqual([200, XLSX]);
    const rows = csvRows(csv.bytes);
    const { sheets } = await readXlsx(workbook.bytes);
    // The audit log grows by these exports, and its CSV has columns of its own.
    if (pattern === '/api/audit-events') return;
    const items = await itemsOf(client, asked);
    expect(rows.length - 1).toBe(items.length);
    expect((sheets[0]?.rows ?? []).length - 1).toBe(items.length);
    expect(rows[0]).toEqual(sheets[0]?.rows[0]);
  });
});

describe('a list as a file', () => {
  const entries = () => `/api/projects/${project}/ledger-entries`;

  it('holds more rows than a page, the same as the pages have', async () => {
    const items = await itemsOf(officer, '/api/projects?limit=5');
    expect(items.length).toBeGreaterThan(10);
    const rows = csvRows((await download(officer, '/api/projects?limit=5&format=csv')).bytes);
    const id = rows[0]!.indexOf('编号');
    expect(rows.slice(1).map((row) => row[id])).toEqual(items.map((item) => item.id));
  });

  it('keeps the filters, writes amounts in yuan and words beside codes, and no formula', async () => {
    const { bytes } = await download(officer, `${entries()}?series=completed&format=csv`);
    const [head = [], ...rows] = csvRows(bytes);
    const cell = (row: string[], heading: string) => row[head.indexOf(heading)];
    expect(rows).toHaveLength(2);
    expect(cell(rows[0]!, '金额（元）')).toBe('1234567.89');
    expect([cell(rows[0]!, '序列'), cell(rows[0]!, '序列（代码）')]).toEqual([
      '完成投资',
      'completed',
    ]);
    expect(cell(rows[0]!, '备注')).toBe('\'=HYPERLINK("http://x")');
    const other = await download(officer, `${entries()}?series=paid&format=csv`);
    expect(csvRows(other.bytes)).toEqual([head]);
  });

  it('speaks the language that a link asks for', async () => {
    const { bytes } = await download(officer, `${entries()}?format=csv&language=en`);
    expect(csvRows(bytes)[0]).toContain('Amount (yuan)');
  });

  it('is refused with the field when the format, a filter or the language is unknown', async () => {
    const refused = async (query: string) => {
      const { status, body } = await officer.get(`${entries()}?${query}`);
      return [status, body.errors.map(({ path }: { path: string }) => path)];
    };
    expect(await refused('format=pdf')).toEqual([400, ['format']]);
    expect(await refused('format=csv&language=de')).toEqual([400, ['language']]);
    expect(await refused('format=csv&series=gold')).toEqual([400, ['series']]);
    expect(await refused('format=csv&format=xlsx')).toEqual([400, ['format']]);
    expect(await refused('format=csv&colour=red')).toEqual([400, ['colour']]);
  });

  it('does not show what its reader may not see', async () => {
    const outsider = await tracker.as('officer', 'sample-development');
    const { status } = await download(outsider, `${entries()}?format=csv`);
    expect(status).toBe(404);
    const anonymous = await tracker.anonymous().get('/api/projects?format=csv');
    expect(anonymous.status).toBe(401);
  });

  it('is in the audit log, with its filters and without names that were searched for', async () => {
    await download(officer, '/api/projects?q=%E6%9D%AD%E5%B7%9E&flagship=true&format=xlsx');
    const auditor = await tracker.as('auditor');
    const { body } = await auditor.get('/api/audit-events?action=list.export&limit=1');
    const log = body.items[0]
      ? body
      : (
          await (
            await tracker.as('audit-admin')
          ).get('/api/audit-events?action=list.export&limit=1')
        ).body;
    expect(log.items[0]).toMatchObject({
      action: 'list.export',
      subjectType: 'list',
      newValue: { list: '/api/projects', format: 'xlsx', filters: { flagship: 'true' } },
    });
  });
});
