import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApi } from '../../apps/api/create-api.js';
import { ApiClient } from '../harness/api-client.js';
import { PAGES } from '../../libs/platform/http/serve-web.js';
import { openLog } from '#platform/logging';
import { projectRoot } from '#platform/program';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { asSuperuser } from '../harness/server.js';

let tracker: BootedTracker;
beforeAll(async () => {
  tracker = await bootTracker();
});
afterAll(() => tracker?.close());

describe('what every answer carries', () => {
  it('keeps scripts and frames of others out', async () => {
    const { headers } = await tracker.anonymous().get('/healthz');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src 'self';script-src 'self';/);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(policy.split(';')).toEqual(
      expect.arrayContaining(["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]),
    );
    expect([
      headers.get('x-content-type-options'),
      headers.get('x-frame-options'),
      headers.get('strict-transport-security'),
    ]).toEqual(['nosniff', 'DENY', null]);
  });

  it('describes itself, and lets the description be browsed without inline script', async () => {
    const description = await tracker.anonymous().get('/api/openapi.json');
    expect(description.body).toMatchObject({
      openapi: '3.1.0',
      paths: { '/api/sessions': { post: { operationId: 'signIn' } } },
    });
    const page = await tracker.anonymous().get('/api/docs');
    expect(page.status).toBe(200);
    expect(page.text).not.toMatch(/<script(?![^>]*src=)/);
    expect((await tracker.anonymous().get('/api/docs/swagger-ui-bundle.js')).status).toBe(200);
  });

  it('answers what is no HTTP with a problem document', async () => {
    const { hostname, port } = new URL(tracker.url);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => socket.write('rubbish\r\n\r\n'));
      let read = '';
      socket
        .on('data', (part) => {
          read += part.toString();
        })
        .on('end', () => resolve(read))
        .on('error', reject);
    });
    expect(answer).toMatch(
      /^HTTP\/1\.1 400 [\s\S]*application\/problem\+json[\s\S]*REQUEST_MALFORMED/,
    );
  });
});

describe('the web app', () => {
  it('says what to do when it was not built', async () => {
    const api = await createApi({
      settings: tracker.settings,
      webFolder: join(tracker.dataDir, 'nowhere'),
    });
    await api.listen({ port: 0, host: '127.0.0.1' });
    const answer = await fetch(`${await api.getUrl()}/`, { headers: { accept: 'text/html' } });
    expect([answer.status, await answer.text()]).toEqual([
      503,
      expect.stringContaining('npm run build'),
    ]);
    await api.close();
  });

  it('serves its page for the addresses of its pages, and its hashed files for good', async () => {
    const folder = join(tracker.dataDir, 'web');
    mkdirSync(join(folder, 'assets'), { recursive: true });
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>app</title>');
    writeFileSync(join(folder, 'assets', 'app-1a2b.js'), 'export {}');
    const api = await createApi({ settings: tracker.settings, webFolder: folder });
    await api.listen({ port: 0, host: '127.0.0.1' });
    const get = (path: string, accept = 'text/html') =>
      api.getUrl().then((url) => fetch(`${url}${path}`, { headers: { accept } }));
    const page = await get('/projects/some-id?stage=construction');
    expect([page.status, page.headers.get('cache-control'), await page.text()]).toEqual([
      200,
      'no-cache',
      expect.stringContaining('<title>app'),
    ]);
    const asset = await get('/assets/app-1a2b.js', '*/*');
    expect([
      asset.status,
      asset.headers.get('cache-control'),
      asset.headers.get('content-type'),
    ]).toEqual([200, 'public, max-age=31536000, immutable', expect.stringMatching(/javascript/)]);
    expect((await get('/assets/gone.js', '*/*')).status).toBe(404);
    expect((await get('/%2e%2e/%2e%2e/package.json')).headers.get('content-type')).toMatch(/html/);
    for (const path of ['/metrics', '/actuator/health', '/wp-login.php']) {
      const [asked, opened] = [await get(path, '*/*'), await get(path)];
      expect([asked.status, await asked.json()]).toEqual([
        404,
        expect.objectContaining({ code: 'ROUTE_NOT_FOUND' }),
      ]);
      expect([opened.status, await opened.text()]).toEqual([
        404,
        expect.stringContaining('<title>app'),
      ]);
    }
    expect((await get('/projects', '*/*')).status).toBe(200);
    expect((await get('/api/nothing')).status).toBe(404);
    expect((await get('/api')).status).toBe(404);
    await api.close();
  });
});

it('knows every page of the web app', () => {
  const routes = readFileSync(join(projectRoot, 'apps/web/src/shell/routes.tsx'), 'utf8');
  const pages = [...routes.matchAll(/path: '([^'/*]+)/g)].map(([, first]) => first);
  expect([...PAGES].filter(Boolean).sort()).toEqual([...new Set(pages)].sort());
});

describe('without its database', () => {
  it('stays alive, says it is not ready, and comes back by itself', async () => {
    const other = await bootTracker();
    try {
      expect((await other.anonymous().get('/readyz')).status).toBe(200);
      const shut = (allow: boolean) =>
        asSuperuser('postgres', async (client) => {
          await client.query(`ALTER DATABASE ${other.test.name} ALLOW_CONNECTIONS ${allow}`);
          if (!allow)
            await client.query(
              'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1',
              [other.test.name],
            );
        });
      await shut(false);
      const refused = await other.anonymous().get('/readyz');
      expect([refused.status, refused.body.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);
      expect((await other.anonymous().get('/healthz')).status).toBe(200);
      await shut(true);
      expect((await other.anonymous().get('/readyz')).status).toBe(200);
    } finally {
      await other.close();
    }
  });
});

describe('a fault of ours', () => {
  it('answers without our insides, under a number that finds it in the log', async () => {
    const other = await bootTracker();
    const lines: Record<string, unknown>[] = [];
    const log = openLog('info', 'api', {
      write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>),
    });
    const api = await createApi({ settings: other.settings, clock: other.clock, log });
    try {
      await api.listen({ port: 0, host: '127.0.0.1' });
      const officer = new ApiClient(await api.getUrl());
      const { email, password } = other.account('officer');
      await officer.signIn(email, password);
      await asSuperuser(other.test.name, (client) =>
        client.query('ALTER TABLE api_tokens RENAME TO api_tokens_gone'),
      );
      const failed = await officer.get('/api/tokens?limit=7');
      expect([failed.status, failed.body.code, failed.body.requestId]).toEqual([
        500,
        'INTERNAL',
        failed.headers.get('x-request-id'),
      ]);
      expect(failed.text).not.toMatch(/api_tokens|SELECT|stack|at /);
      const own = lines.filter((line) => line['requestId'] === failed.body.requestId);
      expect(own.map((line) => line['msg'])).toEqual(['request.failed', 'request']);
      expect(JSON.stringify(own[0])).toMatch(/api_tokens.*does not exist/);
      expect(own[1]).toEqual(
        expect.objectContaining({
          method: 'GET',
          path: '/api/tokens',
          status: 500,
          actorId: expect.any(String),
        }),
      );
      expect(JSON.stringify(lines)).not.toContain(password);
    } finally {
      await api.close();
      await other.close();
    }
  });
});
