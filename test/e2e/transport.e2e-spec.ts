import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

const OVER_TLS = { 'x-forwarded-proto': 'https' };
const PLAIN = /^tracker_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/;
const SECURE = /^__Host-tracker_session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/;

let behindProxy: BootedTracker;
let alone: BootedTracker;
beforeAll(async () => {
  behindProxy = await bootTracker({
    settings: { TRUSTED_PROXIES: 'loopback', INSTALLATION: 'production' },
  });
  alone = await bootTracker({ settings: { INSTALLATION: 'trial' } });
});
afterAll(async () => {
  await behindProxy?.close();
  await alone?.close();
});

/** Signs in and returns the Set-Cookie line of the session and the HSTS header of the response. */
async function signedIn(
  tracker: BootedTracker,
  headers: Record<string, string>,
): Promise<{ cookie: string; hsts: string | null }> {
  const { email, password } = tracker.account('auditor');
  const answer = await tracker.anonymous().post('/api/sessions', { email, password }, { headers });
  expect(answer.status).toBe(201);
  return {
    cookie: answer.headers.getSetCookie().find((line) => line.includes('tracker_session')) ?? '',
    hsts: answer.headers.get('strict-transport-security'),
  };
}

describe('a request that came by TLS to a trusted proxy', () => {
  it('gets a cookie for TLS alone, and half a year of TLS', async () => {
    const { cookie, hsts } = await signedIn(behindProxy, OVER_TLS);
    expect(cookie).toMatch(SECURE);
    expect(hsts).toBe('max-age=15552000');
    const value = /=([\w-]{43});/.exec(cookie)?.[1];
    const me = async (name: string, headers: Record<string, string>) =>
      (
        await behindProxy
          .anonymous()
          .get('/api/me', { headers: { cookie: `${name}=${value}`, ...headers } })
      ).status;
    // Over TLS, a session cookie without the `__Host-` prefix is ignored, because an attacker in
    // the network could have set it over plain HTTP.
    expect([
      await me('__Host-tracker_session', OVER_TLS),
      await me('tracker_session', OVER_TLS),
      await me('__Host-tracker_session', {}),
    ]).toEqual([200, 401, 401]);
  });

  it('is not taken for one that came without, nor one on whose word nobody relies', async () => {
    for (const [tracker, headers] of [
      [behindProxy, {}],
      [alone, OVER_TLS],
      [alone, {}],
    ] as const) {
      const { cookie, hsts } = await signedIn(tracker, headers);
      expect(cookie).toMatch(PLAIN);
      expect(hsts).toBeNull();
    }
  });
});

describe('the description of the API', () => {
  const PATHS = [
    '/api/docs',
    '/api/docs/swagger-ui-bundle.js',
    '/api/docs/swagger-ui-init.js',
    '/api/openapi.json',
    '/api/%64ocs',
    '/api/openapi%2Ejson',
  ];

  it('is shown to nobody but those who are signed in, in production', async () => {
    const { cookie } = await signedIn(behindProxy, {});
    for (const path of PATHS) {
      const refused = await behindProxy.anonymous().get(path);
      expect([path, refused.status, refused.body.code]).toEqual([path, 401, 'NOT_SIGNED_IN']);
      expect(
        (
          await behindProxy
            .anonymous()
            .get(path, { headers: { cookie: cookie.split(';')[0] ?? '' } })
        ).status,
      ).toBe(200);
    }
  });

  it('is shown to everybody in a trial', async () => {
    for (const path of PATHS) expect((await alone.anonymous().get(path)).status).toBe(200);
  });
});
