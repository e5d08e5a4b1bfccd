import { describe, expect, it } from '@jest/globals';
import { trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();

describe('what is published', () => {
  it('is chosen, looked at, submitted and, when approved, a file', async () => {
    const { page, faults } = await on.browser.visitAs('officer', '/disclosure', {
      unit: 'sample-transport',
    });
    await page.getByText('还没有公开过项目。').waitFor();
    await page.getByRole('link', { name: '报送公开包' }).click();
    await page.getByLabel(/项目$/).fill('机场');
    await page.locator('.ant-select-item-option').first().click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '查看将公开的内容' }).click();
    await page.getByText(/示例前缀/).waitFor();
    await page.screenshot({ path: '/tmp/disclosure-new.png', fullPage: true });
    await page.getByRole('button', { name: '报送批准' }).click();
    await page.waitForURL(/change-requests/);
    const table = page.getByRole('table').filter({ hasText: '机场' }).first();
    await table.waitFor();
    expect(faults).toEqual([]);
    const address = new URL(page.url()).pathname;
    const { page: other } = await on.browser.visitAs('manager', address, {
      unit: 'sample-transport',
    });
    await other.getByRole('table').filter({ hasText: '机场' }).first().waitFor();
    await other.screenshot({ path: '/tmp/disclosure-approval.png', fullPage: true });
    const manager = await on.tracker.as('manager', 'sample-transport');
    await manager.post(`/api${address}/approval`, {});
    await page.goto('/disclosure');
    await page.getByText('2026-11-23').first().waitFor();
    await page.screenshot({ path: '/tmp/disclosure-list.png', fullPage: true });
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /下载 .* 的文件/ }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^oc4ids-.*\.json$/);
    await page.setViewportSize({ width: 390, height: 800 });
    await page.getByRole('link', { name: '2026-11-23', exact: true }).click();
    await page.getByRole('heading', { name: '公开包' }).waitFor();
    await page.getByText('机场').first().waitFor();
    await page.screenshot({ path: '/tmp/disclosure-phone.png', fullPage: true });
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(wide).toBeLessThanOrEqual(390);
  });
});
