import { describe, expect, it } from '@jest/globals';
import { accessOfRoute } from './route-access.js';

describe('a route as it is registered', () => {
  it.each<[string, Parameters<typeof accessOfRoute>[1], object]>([
    ['/api/projects', undefined, {}],
    ['/api/anything/new', {}, {}],
    ['/*', undefined, { open: 'pages' }],
    ['/api/docs/swagger-ui.css', undefined, { open: 'documentation' }],
    ['/api/sessions', { access: { open: 'sign-in' } }, { open: 'sign-in' }],
    ['/api/calendar/:secret.ics', { access: { open: 'secret-links' } }, { open: 'secret-links' }],
    ['/api/links/:token', { access: { secret: 'secret-links' } }, { secret: 'secret-links' }],
  ])('%s needs a session unless it is said to be open: %j', (url, config, access) =>
    expect(accessOfRoute(url, config)).toEqual(access),
  );

  it.each([
    ['/api/calendar/:secret.ics', undefined],
    ['/api/display/:secret', { access: { open: 'pages' as const } }],
    ['/api/links/:token/use', {}],
  ])('%s is refused at the start without a limit of its own', (url, config) => {
    expect(() => accessOfRoute(url, config)).toThrow(/has no limit of its own/);
  });
});
