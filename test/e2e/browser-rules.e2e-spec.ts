import { once } from 'node:events';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

let tracker: BootedTracker;
beforeAll(async () => {
  tracker = await bootTracker();
});
afterAll(() => tracker?.close());

/** Sends a request with a method that `fetch` refuses to send, and returns the response status. */
async function statusOf(method: string, path: string): Promise<number> {
  const asked = request(`${tracker.url}${path}`, { method });
  asked.end();
  const [answer] = await once(asked, 'response');
  answer.resume();
  return answer.statusCode;
}

describe('what browsers are told, and what they are not', () => {
  it('no other origin may read an answer, whatever it claims to be', async () => {
    const officer = await tracker.as('officer');
    for (const origin of ['https://elsewhere.example', 'null', tracker.url]) {
      const { headers } = await officer.get('/api/projects?limit=1', { headers: { origin } });
      expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
  });

  it('what is text says in which encoding, and what is a file comes as one', async () => {
    const auditor = await tracker.as('audit-admin');
    expect((await auditor.get('/api/audit-events?limit=1')).headers.get('content-type')).toMatch(
      /^application\/json; charset=utf-8$/i,
    );
    const csv = await auditor.get('/api/audit-events?format=csv');
    expect([csv.headers.get('content-type'), csv.headers.get('content-disposition')]).toEqual([
      expect.stringMatching(/^text\/csv; charset=utf-8$/i),
      expect.stringMatching(/^attachment; filename=/),
    ]);
  });

  it.each(['TRACE', 'PROPFIND', 'CONNECTED'])('the method %s is not taken', async (method) => {
    expect([400, 404, 405, 501]).toContain(await statusOf(method, '/api/me'));
  });

  it('every answer carries the policy: pages, data, refusals', async () => {
    for (const path of ['/', '/api/me', '/api/nothing', '/healthz']) {
      const { headers } = await tracker.anonymous().get(path);
      expect([
        headers.get('content-security-policy'),
        headers.get('x-content-type-options'),
      ]).toEqual([expect.stringContaining("base-uri 'none'"), 'nosniff']);
    }
  });
});
