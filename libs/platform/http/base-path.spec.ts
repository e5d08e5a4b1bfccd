import { describe, expect, it } from '@jest/globals';
import { basePathOf, withBasePath, withoutBasePath } from './base-path.js';

describe('the path under which a proxy serves the program', () => {
  it.each([
    ['https://tracker.city.example', ''],
    ['https://tracker.city.example/', ''],
    ['https://city.example/tracker', '/tracker'],
    ['https://city.example/apps/tracker/', '/apps/tracker'],
  ])('of %s is “%s”', (publicUrl, basePath) => expect(basePathOf(publicUrl)).toBe(basePath));

  it.each([
    ['/tracker/api/me?x=1', '/api/me?x=1'],
    ['/tracker', '/'],
    ['/tracker?x=1', '/?x=1'],
    ['/tracker/', '/'],
    ['/api/me', '/api/me'],
    ['/trackers/api/me', '/trackers/api/me'],
  ])('is taken from %s: %s', (url, rest) => expect(withoutBasePath(url, '/tracker')).toBe(rest));

  it.each([
    ['/api/change-requests/1', '/tracker/api/change-requests/1'],
    [
      '</api/report-manifests/1>; rel="describedby"',
      '</tracker/api/report-manifests/1>; rel="describedby"',
    ],
    ['https://elsewhere.example/x', 'https://elsewhere.example/x'],
    ['//elsewhere.example/x', '//elsewhere.example/x'],
  ])('is put before %s', (header, answered) =>
    expect(withBasePath(header, '/tracker')).toBe(answered),
  );
});
