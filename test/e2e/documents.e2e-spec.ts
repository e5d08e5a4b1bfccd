import { createHash } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPdf, toProject } from '../builders/documents.js';
import { archiveOf } from '../builders/hostile-files.js';
import type { ApiClient, Answered } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { asSuperuser } from '../harness/server.js';
import { uploadTo } from '../harness/upload.js';

const MIB = 1024 * 1024;
const LIMIT = 100 * MIB;

let tracker: BootedTracker;
let officer: ApiClient;
let outsider: ApiClient;
let project: string;
let second: string;
let cookie: Record<string, string>;
beforeAll(async () => {
  tracker = await bootTracker();
  officer = await tracker.as('officer', 'sample-transport');
  outsider = await tracker.as('officer', 'sample-development');
  const { body } = await officer.get('/api/projects?limit=2');
  [project, second] = body.items.map(({ id }: { id: string }) => id);
  cookie = officer.credentials();
});
afterAll(() => tracker?.close());

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
type Bytes = Uint8Array<ArrayBuffer> | string;
const upload = (
  name: string,
  bytes: Bytes,
  fields: Record<string, string> = toProject(project),
  headers: Record<string, string> = {},
): Promise<Answered> =>
  uploadTo(officer, '/api/documents', { file: { name, bytes }, fields, headers });
const content = (id: string, headers: Record<string, string> = {}) =>
  fetch(`${tracker.url}/api/documents/${id}/content`, { headers: { ...cookie, ...headers } });
/**
 * Returns the files in the document store: completely received ones, and those that are still being
 * received.
 */
const stored = () => {
  const names = readdirSync(join(tracker.dataDir, 'files'), {
    recursive: true,
    withFileTypes: true,
  }).filter((one) => one.isFile());
  return {
    kept: names.filter(({ parentPath }) => !parentPath.endsWith('incoming')).length,
    incoming: names.filter(({ parentPath }) => parentPath.endsWith('incoming')).length,
  };
};
/** Has the city's manager assign a directive about a project; returns its id. */
async function assigned(projectId: string): Promise<string> {
  const chief = await tracker.as('manager', 'city');
  const { body } = await chief.post('/api/supervision-items', {
    kind: 'directive',
    title: '示例',
    words: '示例',
    projectId,
    leadOrganisationId: 'sample-transport',
    supportingOrganisationIds: [],
    ownerId: (await officer.get('/api/me')).body.person.id,
    dueOn: '2026-12-20',
  });
  return body.id;
}
const rows = () =>
  asSuperuser(tracker.test.name, async (client) => {
    const counted = await client.query<{ documents: number; links: number; events: number }>(
      `SELECT (SELECT count(*)::int FROM documents) AS documents,
        (SELECT count(*)::int FROM document_links) AS links,
        (SELECT count(*)::int FROM audit_records
          WHERE action = 'document.upload' AND outcome = 'done') AS events`,
    );
    return counted.rows[0];
  });

describe('a document that is uploaded', () => {
  const pdf = aPdf();

  it('is described by what it is, and read back byte for byte as an attachment', async () => {
    const { status, headers, body } = await upload('关于专项资金的通知.pdf', pdf, {
      ...toProject(project),
      documentNumber: '浙财建〔2025〕17号',
      issuedBy: '示例财政厅',
      issuedOn: '2025-03-01',
      disclosure: 'on-request',
    });
    expect([status, headers.get('location')]).toEqual([201, `/api/documents/${body.id}`]);
    expect(body).toMatchObject({
      name: '关于专项资金的通知.pdf',
      mediaType: 'application/pdf',
      bytes: pdf.length,
      sha256: sha256(pdf),
      version: 1,
      linkedTo: [{ kind: 'project', id: project }],
      issuedBy: '示例财政厅',
      documentNumber: '浙财建〔2025〕17号',
      issuedOn: '2025-03-01',
      disclosure: 'on-request',
    });
    expect((await officer.get(`/api/documents/${body.id}`)).body).toEqual(body);
    const answer = await content(body.id);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdf);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(pdf.length),
      'content-disposition': expect.stringMatching(
        `^attachment; .*filename\\*=UTF-8''${encodeURIComponent('关于专项资金的通知.pdf')}$`,
      ),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      etag: `"${sha256(pdf)}"`,
      'cache-control': 'no-store',
    });
    expect((await content(body.id, { 'if-none-match': `"${sha256(pdf)}"` })).status).toBe(304);
    const ledger = await officer.post(`/api/projects/${project}/ledger-entries`, {
      series: 'paid',
      month: '2026-01',
      amountFen: '1000000',
      fundingSource: 'municipal',
      document: '浙财建〔2025〕17号',
    });
    expect(ledger.status).toBe(202);
  });

  it('is kept once by its hash, whoever uploads it and to however many subjects', async () => {
    const before = stored();
    const fields = {
      linkedTo: JSON.stringify([
        { kind: 'project', id: project },
        { kind: 'project', id: second },
      ]),
    };
    const { body } = await upload('another name.pdf', pdf, fields);
    expect(body.linkedTo).toHaveLength(2);
    expect(stored()).toEqual({ kept: before.kept, incoming: 0 });
    const { items } = (await officer.get(`/api/documents?projectId=${second}`)).body;
    expect(items).toEqual([{ ...body, linkedTo: [{ kind: 'project', id: second }] }]);
  });

  it('has one effect when it is sent again with its key, and none for another file', async () => {
    const key = { 'idempotency-key': 'document-1' };
    const first = await upload('once.pdf', aPdf('once'), toProject(project), key);
    const again = await upload('once.pdf', aPdf('once'), toProject(project), key);
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    const other = await upload('once.pdf', aPdf('other'), toProject(project), key);
    expect([other.status, other.body.code]).toEqual([409, 'IDEMPOTENCY_KEY_REUSED']);
    expect(stored().incoming).toBe(0);
  });

  it('is told in the audit log with its hash and what it is about', async () => {
    const { body } = await upload('recorded.pdf', aPdf('recorded'));
    const auditor = await tracker.as('auditor');
    const { items } = (await auditor.get('/api/audit-events?action=document.upload&limit=200'))
      .body;
    expect(items.find((one: any) => one.subjectId === body.id)).toMatchObject({
      subjectType: 'document',
      newValue: {
        name: 'recorded.pdf',
        sha256: body.sha256,
        linkedTo: [{ kind: 'project', id: project }],
      },
    });
  });

  it('is about a milestone, an entry, a finding or an item of supervision, and listed for that', async () => {
    const milestone = (
      await officer.post(`/api/projects/${project}/milestones`, {
        name: '示例',
        baselineOn: '2027-01-01',
      })
    ).body.id;
    const entry = await tracker.enter(project, {
      series: 'paid',
      month: '2026-02',
      amountFen: '1000000',
      fundingSource: 'municipal',
    });
    const finding = (
      await (
        await tracker.as('auditor')
      ).post(`/api/projects/${project}/findings`, {
        title: '示例',
        text: '示例',
        answerDueOn: '2026-12-15',
      })
    ).body.id;
    const item = await assigned(project);
    const linkedTo = [
      { kind: 'finding', id: finding },
      { kind: 'ledger-entry', id: entry.id },
      { kind: 'milestone', id: milestone },
      { kind: 'supervision-item', id: item },
    ];
    const { body } = await upload('about.pdf', aPdf('about'), {
      linkedTo: JSON.stringify(linkedTo),
    });
    expect(body.linkedTo).toEqual(linkedTo);
    const listed = await officer.get(
      `/api/documents?projectId=${project}&kind=milestone&subjectId=${milestone}`,
    );
    expect(listed.body.items).toEqual([body]);
  });

  it('is read back whole at exactly the limit, and refused with one byte more', async () => {
    const { kept } = stored();
    const whole = Buffer.alloc(LIMIT, 0x61);
    const { status, body } = await upload('100 MB.txt', whole);
    expect([status, body.bytes]).toEqual([201, LIMIT]);
    const hash = createHash('sha256');
    for await (const chunk of (await content(body.id)).body ?? []) hash.update(chunk as Uint8Array);
    expect(hash.digest('hex')).toBe(body.sha256);
    const over = await upload('over.txt', Buffer.concat([whole, Buffer.from('a')]));
    expect([over.status, over.body.code, over.body.detail]).toEqual([
      413,
      'BODY_TOO_LARGE',
      `请求内容超过 ${LIMIT} 字节`,
    ]);
    expect(stored()).toEqual({ kept: kept + 1, incoming: 0 });
  });
});

describe('a file that is not accepted', () => {
  const zip = (entries: Record<string, string>) =>
    new Uint8Array(archiveOf(Object.entries(entries).map(([name, before]) => ({ name, before }))));
  it.each<[string, string, () => Bytes, string]>([
    ['an empty one', 'empty.pdf', () => '', 'DOCUMENT_EMPTY'],
    ['a program', 'setup.exe', () => 'MZ', 'DOCUMENT_TYPE'],
    ['a program that says it is a PDF', 'x.pdf', () => `MZ${'\0'.repeat(100)}`, 'DOCUMENT_CONTENT'],
    ['a PDF that says it is a picture', 'x.png', () => aPdf(), 'DOCUMENT_CONTENT'],
    ['a page that says it is text', 'x.txt', () => '<html><script>1</script>', 'DOCUMENT_CONTENT'],
    ['a drawing with a script', 'x.svg', () => '<svg><script>1</script></svg>', 'DOCUMENT_TYPE'],
    ['a page', 'x.html', () => '<p>', 'DOCUMENT_TYPE'],
    ['a damaged archive', 'x.zip', () => 'PK\u0003\u0004 and nothing more', 'DOCUMENT_ARCHIVE'],
    [
      'a workbook with macros',
      'x.xlsx',
      () => zip({ '[Content_Types].xml': '<', 'xl/vbaProject.bin': 'x' }),
      'DOCUMENT_CONTENT',
    ],
  ])('is %s; nothing of it is written', async (_, name, bytes, code) => {
    const before = [await rows(), stored()];
    const { status, body } = await upload(name, bytes());
    expect([status, body.code, body.errors[0].path]).toEqual([422, code, 'file']);
    expect([await rows(), stored()]).toEqual(before);
  });

  it('is an OFD only when it is one', async () => {
    const ofd = await upload('公文.ofd', zip({ 'OFD.xml': '<', 'Doc_0/Document.xml': '<' }));
    expect([ofd.status, ofd.body.mediaType]).toEqual([201, 'application/ofd']);
    expect((await upload('公文.ofd', zip({ 'a.xml': '<' }))).body.code).toBe('DOCUMENT_CONTENT');
  });

  it('has a name without the folders before it', async () => {
    const { body } = await upload('../../etc/批复.pdf', aPdf('folders'));
    expect(body.name).toBe('批复.pdf');
  });

  it.each<[string, Record<string, string>, number, string]>([
    ['no subject', {}, 400, 'VALIDATION_FAILED'],
    ['a list that is none', { linkedTo: '{' }, 400, 'VALIDATION_FAILED'],
    ['an empty list', { linkedTo: '[]' }, 400, 'VALIDATION_FAILED'],
    [
      'a kind that nobody knows',
      { linkedTo: '[{"kind":"weather","id":"00000000-0000-4000-8000-000000000001"}]' },
      422,
      'DOCUMENT_SUBJECT_KIND',
    ],
    [
      'a project that does not exist',
      { linkedTo: '[{"kind":"project","id":"00000000-0000-4000-8000-000000000001"}]' },
      404,
      'NOT_FOUND',
    ],
  ])('has %s', async (_, fields, status, code) => {
    const before = [await rows(), stored()];
    const answer = await upload('x.pdf', aPdf('fields'), fields);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect([await rows(), stored()]).toEqual(before);
  });
});

describe('whoever may read the subject, and nobody else', () => {
  it('reads the document and its file', async () => {
    const { id } = (await upload('own.pdf', aPdf('own'))).body;
    const [auditor, administrator] = [
      await tracker.as('auditor'),
      await tracker.as('system-admin'),
    ];
    const asked = (client: ApiClient) =>
      Promise.all(
        ['', '/content'].map(
          async (part) => (await client.get(`/api/documents/${id}${part}`)).status,
        ),
      );
    expect(await asked(officer)).toEqual([200, 200]);
    expect(await asked(auditor)).toEqual([200, 200]);
    expect(await asked(outsider)).toEqual([404, 404]);
    expect(await asked(administrator)).toEqual([404, 404]);
    expect(await asked(tracker.anonymous())).toEqual([401, 401]);
    expect((await outsider.get(`/api/documents?projectId=${project}`)).status).toBe(404);
  });

  it('uploads to it, if they may also write there', async () => {
    const file = { name: 'x.pdf', bytes: aPdf('of outsiders') };
    const before = [await rows(), stored()];
    const asked = async (client: ApiClient) =>
      (await uploadTo(client, '/api/documents', { file, fields: toProject(project) })).status;
    expect([
      await asked(outsider),
      await asked(await tracker.as('auditor')),
      await asked(await tracker.as('system-admin')),
    ]).toEqual([404, 403, 403]);
    expect([await rows(), stored()]).toEqual(before);
  });
});

describe('a document without its file', () => {
  it('is registered by JSON and cited by its number, and has no content', async () => {
    const { status, body } = await officer.post('/api/documents', {
      name: '概算批复（示例）',
      documentNumber: '杭发改〔2024〕12号',
      location: '档案室 3 柜',
      linkedTo: [{ kind: 'project', id: project }],
    });
    expect([status, body.mediaType, body.bytes]).toEqual([201, null, null]);
    const answer = await officer.get(`/api/documents/${body.id}/content`);
    expect([answer.status, answer.body.code]).toEqual([404, 'DOCUMENT_WITHOUT_FILE']);
    const again = await upload('x.pdf', aPdf('again'), {
      ...toProject(project),
      documentNumber: '杭发改〔2024〕12号',
    });
    expect([again.status, again.body.code]).toEqual([409, 'DOCUMENT_EXISTS']);
  });

  it('is listed under the former address too, which says that it ends', async () => {
    const answer = await officer.get(`/api/projects/${project}/documents`);
    expect(answer.body.items.map(({ number }: { number: string }) => number)).toContain(
      '杭发改〔2024〕12号',
    );
    expect([answer.headers.get('deprecation'), answer.headers.get('sunset')]).toEqual([
      '@1795910400',
      'Mon, 29 Nov 2027 00:00:00 GMT',
    ]);
  });
});

describe('a file that is gone from the disk', () => {
  it('is told as a fault of the server, and everything else of the document is there', async () => {
    const { body } = await upload('gone.pdf', aPdf('gone'));
    const { sha256: hash } = body;
    rmSync(join(tracker.dataDir, 'files', hash.slice(0, 2), hash.slice(2, 4), hash));
    const answer = await officer.get(`/api/documents/${body.id}/content`);
    expect([answer.status, answer.body.code]).toEqual([500, 'DOCUMENT_FILE_MISSING']);
    expect((await officer.get(`/api/documents/${body.id}`)).body).toEqual(body);
  });
});

// Must be the last test: it grants a role to the officer, which ends that user's sessions.
describe('somebody of another organisation', () => {
  it('sees of a document of several projects only their own', async () => {
    const other = (await outsider.get('/api/projects?limit=1')).body.items[0].id;
    const admin = await tracker.as('security-admin');
    const { id: personId } = (await officer.get('/api/me')).body.person;
    const granted = await admin.post(`/api/people/${personId}/memberships`, {
      unitId: 'sample-development',
      role: 'officer',
      fromOn: '2026-11-23',
    });
    expect(granted.status).toBe(201);
    const both = await tracker.as('officer', 'sample-transport');
    const { body } = await uploadTo(both, '/api/documents', {
      file: { name: 'both.pdf', bytes: aPdf('both') },
      fields: {
        linkedTo: JSON.stringify([
          { kind: 'project', id: project },
          { kind: 'project', id: other },
        ]),
      },
    });
    expect(body.linkedTo).toHaveLength(2);
    const seen = (await outsider.get(`/api/documents/${body.id}`)).body;
    expect(seen).toEqual({ ...body, linkedTo: [{ kind: 'project', id: other }] });
  });
});
