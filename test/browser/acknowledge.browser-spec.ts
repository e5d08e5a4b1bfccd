import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { composeDigests, scanPortfolio } from '#alerts';
import { asSuperuser } from '../harness/server.js';
import { trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();
let tokens: string[];
beforeAll(async () => {
  const { test, clock, settings } = on.tracker;
  await scanPortfolio(test.database, clock);
  await composeDigests(test.database, clock, { settings, urgentOnly: false });
  const { rows } = await asSuperuser(test.name, (client) =>
    client.query<{ text_body: string }>(
      "SELECT text_body FROM mail_outbox WHERE to_address LIKE 'manager.transport%'",
    ),
  );
  tokens = [...(rows[0]?.text_body ?? '').matchAll(/\/acknowledge#([\w-]{43})/g)].map(
    ([, token]) => token ?? '',
  );
});

const PHONE = { width: 390, height: 844 };

async function signIn(page: Page, role: 'manager' | 'officer', unit: string): Promise<void> {
  const { email, password } = on.tracker.account(role, unit);
  await page.getByLabel('邮箱').fill(email);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
}

describe('the link in a mail, opened on a phone by somebody who has not signed in', () => {
  it('asks to sign in, shows the alert, and takes the day; its token is in no request’s address', async () => {
    const [token = ''] = tokens;
    const { page, faults } = await on.browser.visit('/', PHONE);
    const addresses: string[] = [];
    page.on('request', (request) =>
      addresses.push(request.url(), request.headers()['referer'] ?? ''),
    );
    await page.goto(`/acknowledge#${token}`);
    await page.reload();
    await signIn(page, 'manager', 'sample-transport');
    await page
      .getByRole('region', { name: '情况' })
      .getByText(/已逾期 327 天/)
      .waitFor();
    expect(
      await page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth'),
    ).toBe(false);
    expect(
      (await page.getByRole('button', { name: '确认' }).boundingBox())?.height,
    ).toBeGreaterThanOrEqual(44);

    await page.getByRole('button', { name: '确认' }).click();
    await page.getByText('请填写').waitFor();
    await page.getByLabel('承诺解决日期').fill('2026-12-31');
    await page.getByLabel('承诺解决日期').press('Tab');
    await page.getByRole('button', { name: '确认' }).click();
    await page.getByText(/已确认“.*”的预警，承诺 2026-12-31 前解决。/).waitFor();
    expect(page.url()).not.toContain(token);
    expect(
      addresses.filter(
        (address) => address.includes(token) && !address.includes(`/acknowledge#${token}`),
      ),
    ).toEqual([]);
    expect(faults).toEqual([]);

    await page.goto('/alerts');
    await page.goto(`/acknowledge#${token}`);
    await page.getByText('该链接已使用过').waitFor();
    await page.getByText('每个链接只能使用一次').waitFor();
  });

  it('looking leaves it unused', async () => {
    const { page } = await on.browser.visit(`/acknowledge#${tokens[1]}`, PHONE);
    await signIn(page, 'manager', 'sample-transport');
    await page.getByRole('region', { name: '情况' }).waitFor();
    await page.reload();
    await page.getByRole('region', { name: '情况' }).waitFor();
  });

  it('of somebody else says so, and lets the right person sign in without opening the mail again', async () => {
    const { page } = await on.browser.visit(`/acknowledge#${tokens[1]}`, PHONE);
    await signIn(page, 'officer', 'sample-transport');
    await page.getByText('该链接是发给他人的').waitFor();
    await page.getByRole('button', { name: '退出并以他人登录' }).click();
    await signIn(page, 'manager', 'sample-transport');
    await page.getByRole('button', { name: '确认' }).waitFor();
  });

  it.each([
    ['one that nobody made', 'A'.repeat(43), '该链接无效'],
    ['half a link', 'short', '该链接无效'],
    ['no token at all', '', '这个地址不完整'],
  ])('%s is refused in words that lead on', async (_, token, words) => {
    const { page } = await on.browser.visit(`/acknowledge#${token}`, PHONE);
    await signIn(page, 'manager', 'sample-transport');
    await page.getByText(words).waitFor();
    await page.getByRole('link', { name: '前往预警列表' }).click();
    await page.getByRole('heading', { level: 1, name: '预警' }).waitFor();
  });

  it('one that is too old says so', async () => {
    await asSuperuser(on.tracker.test.name, (client) =>
      client.query("UPDATE acknowledge_links SET expires_at = '2026-11-01' WHERE used_at IS NULL"),
    );
    const { page } = await on.browser.visit(`/acknowledge#${tokens[2]}`, PHONE);
    await signIn(page, 'manager', 'sample-transport');
    await page.getByText('该链接已过期').waitFor();
    await page.getByText('链接自发出 30 天后失效').waitFor();
  });
});
