import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually, until } from '../harness/until.js';
import { brokenRules } from './broken-rules.js';
import { menuButton, nameButton, openOwn } from './menu.js';
import { allThere, trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();
const transport = { unit: 'sample-transport' };
const menu = (page: Page) => page.getByRole('navigation', { name: '主菜单' });
const entry = (page: Page, name: string) => menu(page).getByRole('link', { name, exact: true });
const h1 = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const marked = (page: Page) => menu(page).locator('[aria-current="page"]').allInnerTexts();

describe('the navigation at the left', () => {
  it('marks the page, or the one that it belongs to', async () => {
    const { page } = await on.browser.visitAs('officer', '/returns/board', transport);
    await h1(page, '月报进度').waitFor();
    expect(await marked(page)).toEqual(['月报进度']);
    await entry(page, '项目总表').click();
    await page.getByRole('link', { name: '湖杭铁路' }).first().click();
    await h1(page, '湖杭铁路').waitFor();
    expect(await marked(page)).toEqual(['项目总表']);
  });

  it('keeps a group closed on this device, but not while its page is shown', async () => {
    const { page } = await on.browser.visitAs('officer', '/projects', transport);
    await menu(page).getByRole('button', { name: '预警与督办' }).click();
    await page.reload();
    await entry(page, '项目总表').waitFor();
    await eventually(async () => expect(await entry(page, '督办').isVisible()).toBe(false));
    await page.goto('/supervision');
    await entry(page, '督办').waitFor();
    expect(await marked(page)).toEqual(['督办']);
  });

  it('becomes a rail of icons that still leads everywhere, and stays one', async () => {
    const { page } = await on.browser.visitAs('manager', '/projects', transport);
    await page.getByRole('button', { name: '收起菜单' }).click();
    await page.reload();
    const group = menu(page).getByRole('button', { name: '预警与督办' });
    await group.press('ArrowDown');
    await entry(page, '预警').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await eventually(async () => expect(await entry(page, '预警').isVisible()).toBe(false));
    await group.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await h1(page, '督办').waitFor();
    await eventually(async () => expect(await entry(page, '预警').isVisible()).toBe(false));
    await page.getByRole('button', { name: '展开菜单' }).click();
    await entry(page, '预警').waitFor();
  });
});

describe('what is behind the name', () => {
  it('opens and closes with the keyboard, and gives the focus back', async () => {
    const { page } = await on.browser.visitAs('officer', '/projects', transport);
    await nameButton(page).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('link', { name: '我的账号' }).waitFor();
    await eventually(async () =>
      expect(await page.evaluate<string>('document.activeElement.textContent')).toBe('我的账号'),
    );
    await page.keyboard.press('Escape');
    await eventually(async () =>
      expect(await nameButton(page).getAttribute('aria-expanded')).toBe('false'),
    );
    expect(await page.evaluate<string>('document.activeElement.className')).toBe('account-button');
  });

  it('holds dark colours for good, in which no rule of accessibility is broken', async () => {
    const { page } = await on.browser.visitAs('officer', '/projects', transport);
    const shade = () => page.evaluate<string>('document.documentElement.style.colorScheme');
    expect(await shade()).toBe('light');
    await openOwn(page);
    await page.getByRole('radio', { name: '深色' }).check();
    expect(await brokenRules(page)).toEqual([]);
    await page.reload();
    for (const path of ['/alerts', '/returns', '/account']) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await allThere(page);
      expect({ path, shade: await shade(), broken: await brokenRules(page) }).toEqual({
        path,
        shade: 'dark',
        broken: [],
      });
    }
    await page.emulateMedia({ media: 'print' });
    await until('paper is light', async () => (await shade()) === 'light' || null);
  });

  it('is also the way out', async () => {
    const { page } = await on.browser.visitAs('leader', '/projects', { anew: true });
    await openOwn(page);
    await page.getByRole('button', { name: '退出' }).click();
    await page.getByRole('button', { name: '登录' }).waitFor();
  });
});

describe('on a phone', () => {
  it('a button opens the menu, which keeps the focus, and closes at Escape and at a choice', async () => {
    const { page } = await on.browser.visitAs('manager', '/alerts', {
      ...transport,
      width: 390,
      height: 844,
    });
    await menuButton(page).press('Enter');
    await menu(page).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    for (let count = 0; count < 30; count += 1) {
      await page.keyboard.press('Tab');
      expect(
        await page.evaluate<boolean>(
          'document.activeElement === document.body || document.activeElement.closest("dialog") !== null',
        ),
      ).toBe(true);
    }
    const small = await menu(page)
      .locator('a, button')
      .evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 44).length);
    expect(small).toBe(0);
    await page.keyboard.press('Escape');
    await menu(page).waitFor({ state: 'detached' });
    expect(await page.evaluate<string>('document.activeElement.textContent')).toBe('主菜单');
    await menuButton(page).click();
    await entry(page, '督办').click();
    await h1(page, '督办').waitFor();
    expect(await menu(page).count()).toBe(0);
  });
});
