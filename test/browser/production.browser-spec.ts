import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { codeShown } from '../harness/authenticator.js';
import { menuButton } from './menu.js';
import { trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser({ settings: { INSTALLATION: 'production', SESSIONS_MAX: '2' } });
const NEXT = '落日照在钱塘江上真好看，明天再来';
const PHONE = { width: 390, height: 844 };
const h1 = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('邮箱').fill(email);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
}

async function choosePassword(page: Page, current: string): Promise<void> {
  await h1(page, '请先更换密码').waitFor();
  await page.getByLabel('当前密码').fill(current);
  await page.getByLabel('新密码', { exact: true }).fill(NEXT);
  await page.getByLabel('再输一次新密码').fill(NEXT);
  await page.keyboard.press('Enter');
}

describe('the first sign-in of a production installation', () => {
  it('leads a manager over a password of their own and a second factor to the page they wanted', async () => {
    const { email, password } = on.tracker.account('manager', 'sample-transport');
    const { page, faults } = await on.browser.visit('/alerts', PHONE);
    await signIn(page, email, password);
    await h1(page, '请先更换密码').waitFor();
    await page.getByLabel('当前密码').fill(password);
    for (const label of ['新密码', '再输一次新密码'])
      await page.getByLabel(label, { exact: true }).fill('hangzhou2026');
    await page.keyboard.press('Enter');
    await page.locator('.ant-form-item-explain-error, [role=alert]').first().waitFor();
    expect(await h1(page, '请先更换密码').isVisible()).toBe(true);
    await choosePassword(page, password);

    await h1(page, '请先设置双重验证').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(
      true,
    );
    await page.getByLabel('登录密码').fill(NEXT);
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: '双重验证二维码' }).waitFor();
    const code = codeShown(await page.getByLabel('密钥').inputValue(), on.tracker.clock.now());
    await page.getByLabel('六位验证码').fill(code);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '我已保存' }).click();
    await menuButton(page).waitFor();
    expect(new URL(page.url()).pathname).toBe('/alerts');
    expect(faults).toEqual([]);
  });
});

describe('whoever signs in more often than allowed', () => {
  it('is told on the machine that was left why it asks again, and may prove who they are to end another session', async () => {
    const { email, password } = on.tracker.account('officer', 'sample-transport');
    const { page } = await on.browser.visit('/account');
    await signIn(page, email, password);
    await choosePassword(page, password);
    await h1(page, '我的账号').waitFor();
    const session = on.tracker.anonymous();
    await session.signIn(email, NEXT);
    await page.reload();
    // Twenty minutes after the password was typed, the app asks for it again before it ends another
    // session.
    on.tracker.clock.set(new Date(on.tracker.clock.now().getTime() + 20 * 60_000));
    await page.getByRole('button', { name: /^终止 .* 登录的会话$/ }).click();
    const dialog = page.getByRole('dialog', { name: '请再次输入密码' });
    await dialog.getByLabel('密码', { exact: false }).first().fill('not this one');
    await dialog.getByRole('button', { name: '确认并终止' }).click();
    await dialog.getByText('密码不正确').first().waitFor();
    await dialog.getByLabel('密码', { exact: false }).first().fill(NEXT);
    await dialog.getByRole('button', { name: '确认并终止' }).click();
    await page.getByText(/^已终止 .* 登录的会话。$/).waitFor();
    expect((await session.get('/api/me')).status).toBe(401);

    for (let machine = 0; machine < 2; machine += 1)
      await on.tracker.anonymous().signIn(email, NEXT);
    await page.reload();
    await page.getByRole('alert').getByText('登录', { exact: false }).first().waitFor();
    expect(await page.getByRole('alert').first().innerText()).toMatch(/最早的这一次|数量/);
  });
});
