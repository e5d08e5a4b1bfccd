import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually, until } from '../harness/until.js';
import { trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();

const TABS_MAX = 60;

/** Returns the accessible label, the text or the id of the element that has the focus. */
const focused = (page: Page): Promise<string> =>
  page.evaluate<string>(
    '(() => { const at = document.activeElement; return at.getAttribute("aria-label") || at.textContent.trim() || at.id; })()',
  );

/** Waits until the element that has the focus has the `wanted` id, label or text. */
const focusOn = (page: Page, by: 'id' | 'words', wanted: string): Promise<true> =>
  until(
    `the focus is on ${wanted}`,
    async () =>
      (by === 'id'
        ? await page.evaluate<string>('document.activeElement.id')
        : await focused(page)) === wanted && true,
  );

/** Presses Tab until the label or text of the focused element matches `wanted`. */
async function tabTo(page: Page, wanted: RegExp): Promise<void> {
  for (let count = 0; count < TABS_MAX; count += 1) {
    await page.keyboard.press('Tab');
    if (wanted.test(await focused(page))) return;
  }
  throw new Error(
    `${TABS_MAX} times Tab did not lead to ${wanted}; the focus is on “${await focused(page)}”`,
  );
}

describe('with the keyboard alone', () => {
  it('somebody signs in, goes past the menu, opens a project, re-forecasts, and is back at the button', async () => {
    const { page } = await on.browser.visit('/projects');
    await page.getByRole('button', { name: '登录' }).waitFor();
    const { email, password } = on.tracker.account('officer', 'sample-transport');
    await page.keyboard.type(email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.getByText('已全部显示').waitFor();

    await tabTo(page, /^跳到正文$/);
    await page.keyboard.press('Enter');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('content');
    await tabTo(page, /^湖杭铁路/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '湖杭铁路' }).waitFor();
    expect(await focused(page)).toMatch(/^湖杭铁路/);

    await page.getByRole('button', { name: /^调整预计：/ }).waitFor();
    await tabTo(page, /^调整预计：/);
    const opener = await focused(page);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await focusOn(page, 'id', 'milestone_on');
    await page.keyboard.type('2027-01-31');
    await page.keyboard.press('Tab');
    await focusOn(page, 'id', 'milestone_reason');
    await page.keyboard.press('ArrowDown');
    await page.locator('.ant-select-item-option').first().waitFor();
    await page.keyboard.press('Enter');
    // While its list is open, the field takes Tab as a choice and keeps the focus.
    await page.locator('#milestone_reason[aria-expanded="false"]').waitFor();
    await page.keyboard.press('Tab');
    await focusOn(page, 'id', 'milestone_explanation');
    await page.keyboard.type('等待竣工验收');
    await tabTo(page, /^保存$/);
    await page.keyboard.press('Enter');
    await page.getByText(/的预计日期改为 2027-01-31/).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await focusOn(page, 'words', opener);
  });

  it('a dialog keeps the focus inside, and Escape leads back to where it was opened', async () => {
    const { page } = await on.browser.visitAs('officer', '/tokens', { unit: 'sample-transport' });
    await tabTo(page, /^新建令牌$/);
    await page.keyboard.press('Enter');
    await focusOn(page, 'id', 'new-token_name');
    for (let count = 0; count < 8; count += 1) {
      await page.keyboard.press('Tab');
      // The focus may also be on `body`: after the last field, Tab moves to the browser's own
      // controls before it returns to the first field.
      expect(
        await page.evaluate<boolean>(
          'document.activeElement === document.body || document.activeElement.closest("[role=dialog]") !== null',
        ),
      ).toBe(true);
    }
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await focusOn(page, 'words', '新建令牌');
  });

  it('whoever goes to a field while the dialog still opens stays in it', async () => {
    const { page } = await on.browser.visitAs('officer', '/tokens', { unit: 'sample-transport' });
    await page.evaluate(`new MutationObserver((_, watch) => {
      const days = document.getElementById('new-token_days');
      if (days) { days.focus(); watch.disconnect(); }
    }).observe(document, { childList: true, subtree: true })`);
    await page.getByRole('button', { name: '新建令牌' }).click();
    await page.locator('.ant-modal:not([class*="ant-zoom"])').waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('45');
    await eventually(async () => expect(await page.getByLabel('有效天数').inputValue()).toBe('45'));
  });

  it('a session that ended asks to sign in again and then shows the page that was open', async () => {
    const { page, context } = await on.browser.visitAs('officer', '/projects?column=10', {
      unit: 'sample-transport',
    });
    await page.getByText('共 10 条，已全部显示').waitFor();
    await context.clearCookies();
    await page.getByRole('link', { name: '预警' }).click();
    await page.getByText('登录已失效').waitFor();
    const { email, password } = on.tracker.account('officer', 'sample-transport');
    await page.getByLabel('邮箱').fill(email);
    await page.getByLabel('密码').fill(password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '预警' }).waitFor();
  });

  it('a wrong password is refused in words, and the address is kept', async () => {
    const { page } = await on.browser.visit('/reports/spend?period=2024..2025');
    await page.getByLabel('邮箱').fill(on.tracker.account('auditor').email);
    await page.getByLabel('密码').fill('not the password');
    await page.keyboard.press('Enter');
    await page.getByText('邮箱或密码不正确').waitFor();
    await page.getByLabel('密码').fill(on.tracker.account('auditor').password);
    await page.keyboard.press('Enter');
    await page.getByRole('table', { name: '2024-01 至 2025-12 的资金，按发生日统计' }).waitFor();
  });
});
