import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';

let tracker: BootedTracker;
beforeAll(async () => {
  const settings = { ADMIN_ADDRESSES: '10.1.2.0/24, fd00::/8', TRUSTED_PROXIES: 'loopback' };
  tracker = await bootTracker({ settings });
});
afterAll(() => tracker?.close());

const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });

describe('accounts that administer, where their addresses are restricted', () => {
  it.each(['system-admin', 'security-admin', 'audit-admin'] as const)(
    '%s works from inside alone',
    async (role) => {
      const admin = await tracker.as(role);
      for (const inside of ['10.1.2.7', '::ffff:10.1.2.7', 'fd00::1']) {
        expect((await admin.get('/api/me', from(inside))).status).toBe(200);
      }
      for (const outside of ['10.1.3.7', '::ffff:10.1.3.7', '2001:db8::1']) {
        const { status, body } = await admin.get('/api/me', from(outside));
        expect([status, body.code]).toEqual([403, 'ADDRESS_NOT_ALLOWED']);
        expect(body.detail).toContain('ADMIN_ADDRESSES');
      }
    },
  );

  it('are refused with a token as well', async () => {
    const admin = await tracker.as('system-admin');
    const { body } = await admin.post('/api/tokens', { name: 'script' }, from('10.1.2.7'));
    const bearer = (address: string) => ({
      headers: { ...from(address).headers, authorization: `Bearer ${body.token}` },
    });
    expect((await tracker.anonymous().get('/api/me', bearer('10.1.2.7'))).status).toBe(200);
    expect((await tracker.anonymous().get('/api/me', bearer('192.0.2.1'))).body.code).toBe(
      'ADDRESS_NOT_ALLOWED',
    );
  });

  it('leave a record when they try from outside', async () => {
    await (await tracker.as('security-admin')).get('/api/people', from('198.51.100.9'));
    const log = await (
      await tracker.as('audit-admin')
    ).get('/api/audit-events?outcome=refused&limit=200', from('10.1.2.7'));
    expect(log.body.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          newValue: expect.objectContaining({ code: 'ADDRESS_NOT_ALLOWED' }),
        }),
      ]),
    );
  });

  it('are no others: an officer works from anywhere', async () => {
    expect((await (await tracker.as('officer')).get('/api/me', from('198.51.100.9'))).status).toBe(
      200,
    );
  });
});
