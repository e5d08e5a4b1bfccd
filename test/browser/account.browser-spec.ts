import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { codeShown } from '../harness/authenticator.js';
import { eventually } from '../harness/until.js';
import { brokenRules } from './broken-rules.js';
import { allThere, cellsOf, trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();
const PHONE = { width: 390, height: 844 };

async function broken(page: Page): Promise<string[]> {
  await allThere(page);
  return brokenRules(page);
}

/**
 * Advances the clock and returns the code that an authenticator app with this secret then shows.
 * The clock moves by two minutes on each call, because a code is accepted only once.
 */
function nextCode(secret: string): string {
  on.tracker.clock.set(new Date(on.tracker.clock.now().getTime() + 120_000));
  return codeShown(secret, on.tracker.clock.now());
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('邮箱').fill(email);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
}

describe('my account', () => {
  it('sets up a second factor, asks for it at the next sign-in, takes a recovery code, and switches it off', async () => {
    const { email, password } = on.tracker.account('auditor');
    const { page, faults } = await on.browser.visitAs('auditor', '/account');
    await page.getByLabel('登录密码').fill('not the password');
    await page.getByRole('button', { name: '设置双重验证' }).click();
    await page.getByText('当前密码不正确').first().waitFor();
    await page.getByLabel('登录密码').fill(password);
    await page.getByRole('button', { name: '设置双重验证' }).click();
    const secret = await page.getByLabel('密钥').inputValue();
    await eventually(async () =>
      expect(await page.getByRole('img', { name: '双重验证二维码' }).isVisible()).toBe(true),
    );
    expect(secret).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    expect(await broken(page)).toEqual([]);
    await page.getByLabel('六位验证码').fill('000000');
    await page.getByRole('button', { name: '确认启用' }).click();
    await page.getByText('验证码不正确').first().waitFor();
    await page.getByLabel('六位验证码').fill(nextCode(secret));
    await page.getByRole('button', { name: '确认启用' }).click();
    const codes = (await page.getByLabel('恢复码', { exact: true }).inputValue()).split('\n');
    expect(codes.length).toBeGreaterThan(5);
    expect(await broken(page)).toEqual([]);
    await page.getByRole('button', { name: '我已保存' }).click();
    await page.getByText('双重验证已启用。').waitFor();
    expect(await page.content()).not.toContain(codes[0]);

    const second = await on.browser.visit('/account');
    await signIn(second.page, email, password);
    await second.page.getByLabel('验证码或恢复码').fill('not-a-code');
    expect(await broken(second.page)).toEqual([]);
    await second.page.getByRole('button', { name: '登录' }).click();
    await second.page.getByText('验证码不正确').waitFor();
    await second.page.getByLabel('验证码或恢复码').fill(codes[0] ?? '');
    await second.page.getByRole('button', { name: '登录' }).click();
    await second.page.getByRole('heading', { level: 1, name: '我的账号' }).waitFor();

    await second.page.getByRole('button', { name: '停用双重验证' }).click();
    const dialog = second.page.getByRole('dialog');
    await dialog.getByLabel('当前密码').fill(password);
    await dialog.getByLabel('验证码或恢复码').fill(nextCode(secret));
    await dialog.getByRole('button', { name: '停用双重验证' }).click();
    await second.page.getByText('双重验证已停用。').waitFor();
    expect(faults).toEqual([]);
  });

  it('lists the sessions, ends one at once, and tells a wrong password at its field', async () => {
    const other = await on.browser.visitAs('audit-admin', '/plan', { anew: true });
    const { page } = await on.browser.visitAs('audit-admin', '/account');
    await page
      .getByRole('button', { name: /^终止 .* 登录的会话$/ })
      .first()
      .waitFor();
    const rows = await cellsOf(page, '您当前的登录，新的在前');
    expect(rows.filter((cells) => cells.at(-1) === '当前会话')).toHaveLength(1);
    await page
      .getByRole('button', { name: /^终止 .* 登录的会话$/ })
      .first()
      .click();
    await page.getByText(/^已终止 .* 登录的会话。$/).waitFor();
    await other.page.goto('/account');
    await other.page.getByRole('heading', { level: 1, name: '登录' }).waitFor();

    await page.getByLabel('当前密码').fill('something else entirely');
    await page.getByLabel('新密码', { exact: true }).fill('落日照在钱塘江上真好看');
    await page.getByLabel('再输一次新密码').fill('落日');
    await page.getByRole('button', { name: '更换密码' }).click();
    await page.getByText('两次输入不一致').waitFor();
    await page.getByLabel('新密码', { exact: true }).fill('落日照在钱塘江上真好看，明天再来');
    await page.getByLabel('再输一次新密码').fill('落日照在钱塘江上真好看，明天再来');
    await page.getByRole('button', { name: '更换密码' }).click();
    await page.getByText('当前密码不正确').first().waitFor();
    expect(await broken(page)).toEqual([]);
  });
});

describe('a password that an administrator reset', () => {
  it('is chosen by its person on the page that the mail leads to, whose address keeps no secret', async () => {
    const security = await on.tracker.as('security-admin');
    const { email } = on.tracker.account('officer', 'sample-development');
    const person = (await security.get('/api/people?limit=100')).body.items.find(
      (one: { email: string }) => one.email === email,
    );
    await security.post('/api/password-links', { personId: person.id });
    const { page, faults } = await on.browser.visit(
      `/password#${await on.tracker.linkSecret(email)}`,
    );
    await page.getByRole('heading', { level: 1, name: '设置密码' }).waitFor();
    expect(page.url()).not.toContain('#');
    expect(await broken(page)).toEqual([]);
    for (const label of ['新密码', '再输一次新密码'])
      await page.getByLabel(label, { exact: true }).fill('落日照在钱塘江上真好看，明天再来');
    await page.getByRole('button', { name: '设置密码' }).click();
    await page.getByText('密码已设置，请登录。').waitFor();
    await page.goto('/tokens');
    await signIn(page, email, '落日照在钱塘江上真好看，明天再来');
    await page.getByRole('heading', { level: 1, name: '接口令牌' }).waitFor();
    expect(faults).toEqual([]);
  });
});

describe('a role that needs a second factor', () => {
  it('leads to setting one up and nowhere else', async () => {
    const security = await on.tracker.as('security-admin');
    await security.send('PUT', '/api/role-requirements/system-admin', { secondFactor: true });
    const { email, password } = on.tracker.account('system-admin');
    const { page } = await on.browser.visit('/status', PHONE);
    await signIn(page, email, password);
    await page.getByRole('heading', { level: 1, name: '请先设置双重验证' }).waitFor();
    expect(await broken(page)).toEqual([]);
    await page.getByLabel('登录密码').fill(password);
    // Submits the form with the keyboard, as a user without a mouse does.
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: '双重验证二维码' }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(
      true,
    );
    expect(await broken(page)).toEqual([]);
    await page.getByLabel('六位验证码').fill(nextCode(await page.getByLabel('密钥').inputValue()));
    await page.getByRole('button', { name: '确认启用' }).click();
    await page.getByRole('button', { name: '我已保存' }).click();
    await page.getByRole('heading', { level: 1, name: '运行状态' }).waitFor();
  });
});
