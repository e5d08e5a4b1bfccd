import { describe, expect, it } from '@jest/globals';
import '#identity';
import '#milestones';
import { Problem, refuseField } from '#platform/problem';
import { refusedAction, type RefusedRequest } from './refused-action.js';

const id = '0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10';
const posting: RefusedRequest = {
  method: 'POST',
  route: '/api/projects/:id/ledger-entries',
  auditAction: 'ledger.post',
  params: { id },
  credential: 'session',
  signedIn: true,
};
const reading: RefusedRequest = {
  ...posting,
  method: 'GET',
  route: '/api/projects/:id/milestones',
};
const anonymous: RefusedRequest = { ...posting, signedIn: false };
const posted = 'POST /api/projects/:id/ledger-entries';

describe('what the record keeps of a refused request', () => {
  it.each<[string, RefusedRequest, Problem, object]>([
    [
      'a write without the right',
      posting,
      new Problem('FORBIDDEN', { permission: 'ledger.post' }),
      {
        action: 'ledger.post',
        subjectType: 'project',
        subjectId: id,
        newValue: { code: 'FORBIDDEN', route: posted, permission: 'ledger.post' },
      },
    ],
    [
      'a write without the CSRF token',
      posting,
      new Problem('CSRF_TOKEN_WRONG'),
      { action: 'ledger.post', newValue: { code: 'CSRF_TOKEN_WRONG', route: posted } },
    ],
    [
      'a stale edit',
      {
        ...posting,
        method: 'PATCH',
        route: '/api/milestones/:id',
        auditAction: 'milestone.change',
      },
      new Problem('EDIT_STALE'),
      { action: 'milestone.change', subjectType: 'milestone', subjectId: id },
    ],
    [
      'fields by name, without what was in them',
      posting,
      refuseField('DAY_IN_FUTURE', 'month', { month: 'canary' }, 'canary'),
      {
        newValue: {
          code: 'DAY_IN_FUTURE',
          route: posted,
          fields: [{ path: 'month', code: 'DAY_IN_FUTURE' }],
        },
      },
    ],
    [
      'of a field nobody knows not even the name',
      posting,
      new Problem('VALIDATION_FAILED', {}, [
        { path: 'canary', code: 'FIELD_UNKNOWN', message: '没有这个字段' },
      ]),
      {
        newValue: { code: 'VALIDATION_FAILED', route: posted, fields: [{ code: 'FIELD_UNKNOWN' }] },
      },
    ],
    [
      'a route whose action has no name yet',
      { ...posting, route: '/api/things', auditAction: null },
      new Problem('NOT_FOUND'),
      { action: 'POST /api/things' },
    ],
    [
      'a unit by its code',
      {
        ...posting,
        method: 'GET',
        route: '/api/organisations/:id',
        params: { id: 'sample-transport' },
      },
      new Problem('NOT_FOUND'),
      { action: 'unit.read', subjectType: 'unit', subjectId: 'sample-transport' },
    ],
    [
      'a read beyond the scope',
      reading,
      new Problem('NOT_FOUND'),
      {
        action: 'project.read',
        subjectType: 'project',
        subjectId: id,
        newValue: { code: 'NOT_FOUND', route: 'GET /api/projects/:id/milestones' },
      },
    ],
    [
      'a read without the right',
      { ...reading, route: '/api/people', params: {} },
      new Problem('FORBIDDEN', { permission: 'people.read' }),
      {
        action: 'people.read',
        newValue: { code: 'FORBIDDEN', route: 'GET /api/people', permission: 'people.read' },
      },
    ],
    [
      'a forged cookie',
      anonymous,
      new Problem('NOT_SIGNED_IN'),
      { action: 'session.use', newValue: { code: 'NOT_SIGNED_IN', route: posted } },
    ],
    [
      'a forged token',
      { ...anonymous, method: 'GET', route: '/api/me', params: {}, credential: 'token' },
      new Problem('NOT_SIGNED_IN'),
      { action: 'token.use' },
    ],
    [
      'a write that could not even be read',
      anonymous,
      new Problem('BODY_MALFORMED'),
      { action: 'session.use', newValue: { code: 'BODY_MALFORMED', route: posted } },
    ],
  ])('%s', (_, request, problem, expected) =>
    expect(refusedAction(request, problem)).toMatchObject(expected),
  );

  it.each<[string, RefusedRequest, Problem]>([
    [
      'a stranger who shows nothing',
      { ...anonymous, credential: null },
      new Problem('NOT_SIGNED_IN'),
    ],
    [
      'a sign-in, which records itself',
      { ...anonymous, route: '/api/sessions', params: {} },
      new Problem('SIGN_IN_FAILED'),
    ],
    [
      'a sign-in with a slip in it',
      { ...anonymous, route: '/api/sessions', params: {} },
      new Problem('VALIDATION_FAILED'),
    ],
    ['a stranger who comes too often', anonymous, new Problem('RATE_LIMITED')],
    ['a read with a slip in it', reading, new Problem('VALIDATION_FAILED')],
    ['an address that does not exist', { ...posting, route: null }, new Problem('ROUTE_NOT_FOUND')],
    ['a page of the web app', { ...reading, route: '/*' }, new Problem('NOT_FOUND')],
    ['a fault of ours', posting, new Problem('INTERNAL')],
    ['a database that is away', posting, new Problem('SERVICE_UNAVAILABLE')],
  ])('nothing of %s', (_, request, problem) => expect(refusedAction(request, problem)).toBeNull());

  it.each([
    'jw1b0v2r0m3q4Yx8dE5sT6uV7wX8yZ9aB0cD1eF2gH3',
    "'; --",
    'a'.repeat(41),
    'Pasted-Password',
    7,
  ])('no id that is none of ours: %s', (pasted) => {
    const event = refusedAction(
      {
        ...posting,
        method: 'DELETE',
        route: '/api/tokens/:id',
        auditAction: 'token.end',
        params: { id: pasted },
      },
      new Problem('NOT_FOUND'),
    );
    expect(event).toEqual({
      action: 'token.end',
      subjectType: 'api-token',
      newValue: { code: 'NOT_FOUND', route: 'DELETE /api/tokens/:id' },
    });
  });
});
