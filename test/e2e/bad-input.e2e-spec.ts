import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ApiClient } from '../harness/api-client.js';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

let tracker: BootedTracker;
let officer: ApiClient;
beforeAll(async () => {
  tracker = await bootTracker();
  officer = await tracker.as('officer', 'sample-transport');
});
afterAll(() => tracker?.close());

describe('input that cannot be taken', () => {
  it.each<[string, unknown, { path: string; code: string }]>([
    ['a missing name', {}, { path: 'name', code: 'FIELD_REQUIRED' }],
    ['a null name', { name: null }, { path: 'name', code: 'FIELD_REQUIRED' }],
    ['a NUL in a name', { name: 'a\u0000b' }, { path: 'name', code: 'NOT_TEXT' }],
    ['a line break in a name', { name: 'a\nb' }, { path: 'name', code: 'NOT_TEXT' }],
    [
      'a mark that turns the direction of text',
      { name: 'a\u202eb' },
      { path: 'name', code: 'NOT_TEXT' },
    ],
    ['half a character', { name: 'a\ud800' }, { path: 'name', code: 'NOT_TEXT' }],
    ['only spaces', { name: '   ' }, { path: 'name', code: 'NOT_TEXT' }],
    ['a name too long', { name: '长'.repeat(101) }, { path: 'name', code: 'NOT_TEXT' }],
    ['a number for a name', { name: 7 }, { path: 'name', code: 'NOT_TEXT' }],
    ['an object for a name', { name: { $ne: null } }, { path: 'name', code: 'NOT_TEXT' }],
    ['a list for a name', { name: ['a'] }, { path: 'name', code: 'NOT_TEXT' }],
    ['no days at all', { name: 'a', days: 0 }, { path: 'days', code: 'NOT_A_WHOLE_NUMBER' }],
    ['half a day', { name: 'a', days: 1.5 }, { path: 'days', code: 'NOT_A_WHOLE_NUMBER' }],
    [
      'a field nobody knows',
      { name: 'a', role: 'manager' },
      { path: 'role', code: 'FIELD_UNKNOWN' },
    ],
  ])('%s is refused by name', async (_, body, problem) => {
    const answer = await officer.post('/api/tokens', body);
    expect([answer.status, answer.body.code]).toEqual([400, 'VALIDATION_FAILED']);
    expect(answer.body.errors).toEqual([expect.objectContaining(problem)]);
    expect(answer.body.errors[0].message).toMatch(/[\u4e00-\u9fff]/);
    expect(answer.body.errors[0].accepted).not.toBe('');
  });

  it.each<[string, string, Record<string, string>, number, string]>([
    ['malformed JSON', '{"name":', {}, 400, 'BODY_MALFORMED'],
    ['an empty body', '', { 'content-type': 'application/json' }, 400, 'BODY_MALFORMED'],
    [
      'a prototype smuggled in',
      '{"name":"a","__proto__":{"admin":true}}',
      {},
      400,
      'BODY_MALFORMED',
    ],
    ['a body that is a list', '[]', {}, 400, 'VALIDATION_FAILED'],
    ['a body that is a text', '"a"', {}, 400, 'VALIDATION_FAILED'],
    ['a body that is null', 'null', {}, 400, 'VALIDATION_FAILED'],
    [
      'a bottomless body',
      `{"name":${'['.repeat(200_000)}${']'.repeat(200_000)}}`,
      {},
      400,
      'BODY_TOO_DEEP',
    ],
    ['an oversize body', `{"name":"${'a'.repeat(1_100_000)}"}`, {}, 413, 'BODY_TOO_LARGE'],
    ['plain text', 'name=a', { 'content-type': 'text/plain' }, 415, 'MEDIA_TYPE'],
    [
      'a form',
      'name=a',
      { 'content-type': 'application/x-www-form-urlencoded' },
      415,
      'MEDIA_TYPE',
    ],
    [
      'an unreadable Idempotency-Key',
      '{"name":"a"}',
      { 'idempotency-key': 'k'.repeat(201) },
      400,
      'IDEMPOTENCY_KEY_INVALID',
    ],
  ])('%s is refused', async (_, raw, headers, status, code) => {
    const answer = await officer.post('/api/tokens', undefined, { raw, headers });
    expect([answer.status, answer.body?.code]).toEqual([status, code]);
    expect(answer.body.requestId).toBe(answer.headers.get('x-request-id'));
  });

  it.each<[string, string, number, string]>([
    ['a limit of nought', '/api/tokens?limit=0', 400, 'VALIDATION_FAILED'],
    ['a limit beyond bounds', '/api/tokens?limit=201', 400, 'VALIDATION_FAILED'],
    ['two limits', '/api/tokens?limit=1&limit=2', 400, 'VALIDATION_FAILED'],
    ['a cursor of rubbish', '/api/tokens?cursor=%00', 400, 'VALIDATION_FAILED'],
    [
      'a cursor of another list',
      `/api/tokens?cursor=${Buffer.from('["x"]').toString('base64url')}`,
      400,
      'CURSOR_INVALID',
    ],
    [
      'a cursor with a NUL',
      `/api/organisations?cursor=${Buffer.from('["a\\u0000"]').toString('base64url')}`,
      400,
      'CURSOR_INVALID',
    ],
    ['an unknown filter', '/api/tokens?role=manager', 400, 'VALIDATION_FAILED'],
    ['an unknown address', '/api/nothing', 404, 'ROUTE_NOT_FOUND'],
    ['an address that cannot be decoded', '/api/%zz', 400, 'REQUEST_MALFORMED'],
    ['a method the address does not take', '/api/me/password', 405, 'METHOD_NOT_ALLOWED'],
  ])('%s is refused', async (_, path, status, code) => {
    const answer = await officer.get(path);
    expect([answer.status, answer.body?.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  it('an id that cannot be one answers like a record that does not exist', async () => {
    for (const id of ['1', "'; --", '00000000-0000-0000-0000-000000000000'])
      expect((await officer.delete(`/api/tokens/${encodeURIComponent(id)}`)).status).toBe(404);
  });

  it("speaks the reader's language and repeats a sane request id only", async () => {
    const answer = await officer.get('/api/nothing', {
      headers: { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.5', 'x-request-id': 'my-request_1' },
    });
    expect(answer.body).toMatchObject({
      detail: 'There is no such address',
      requestId: 'my-request_1',
    });
    expect(answer.headers.get('content-language')).toBe('en');
    expect(
      (await officer.get('/api/nothing', { headers: { 'x-request-id': 'a b' } })).headers.get(
        'x-request-id',
      ),
    ).toMatch(/^[0-9a-f-]{36}$/);
  });
});
