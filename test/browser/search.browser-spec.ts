import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually } from '../harness/until.js';
import { brokenRules } from './broken-rules.js';
import { trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();

const field = (page: Page) => page.getByRole('combobox', { name: '名称、拼音首字母、代码、文号' });

describe('the search', () => {
  it('opens by one key, finds a project by its initials, and opens it by Enter', async () => {
    const { page, faults } = await on.browser.visitAs('officer', '/alerts', {
      unit: 'sample-transport',
    });
    await page.keyboard.press('Control+k');
    await field(page).waitFor();
    await eventually(async () =>
      expect(await page.getByRole('option', { name: '预警', exact: true }).count()).toBe(1),
    );
    await page.keyboard.press('Escape');
    await field(page).waitFor({ state: 'detached' });
    // Whoever types at once after the key loses no letter.
    await page.keyboard.press('Control+k');
    await page.keyboard.type('hhtl');
    await eventually(async () => expect(await field(page).inputValue()).toBe('hhtl'));
    // The key closes it as well, and opens it again at once.
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('hhtl');
    await eventually(async () => expect(await field(page).inputValue()).toBe('hhtl'));
    await page
      .getByRole('option', { name: /^湖杭铁路/ })
      .first()
      .waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.getByText(/^找到 \d+ 项$/).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '湖杭铁路' }).waitFor();
    expect(faults).toEqual([]);
  });

  it('goes to a page of the menu, says when nothing was found, and gives the focus back', async () => {
    const { page } = await on.browser.visitAs('officer', '/projects', {
      unit: 'sample-transport',
      width: 390,
      height: 780,
    });
    const button = page.getByRole('button', { name: /^查找/ });
    await button.click();
    await field(page).fill('没有这样的东西');
    await page.getByText('没有找到“没有这样的东西”').waitFor();
    await page.keyboard.press('Escape');
    await field(page).waitFor({ state: 'detached' });
    expect(await page.evaluate<string>('document.activeElement.textContent')).toMatch(/^查找/);
    await button.click();
    await field(page).fill('督办');
    await page.getByRole('option', { name: '督办', exact: true }).click();
    await page.waitForURL(/\/supervision$/);
  });
});
