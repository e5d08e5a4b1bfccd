import { beforeAll, describe, expect, it } from '@jest/globals';
import { scanPortfolio } from '#alerts';
import { cellsOf, trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();
beforeAll(async () => {
  await scanPortfolio(on.tracker.test.database, on.tracker.clock);
});

const INBOX = '您单位范围内的预警';

describe('a manager at the alerts of their unit', () => {
  it('sees what is overdue and what would end it, and acknowledges one with a day and a note', async () => {
    const { page } = await on.browser.visitAs('manager', '/alerts', { unit: 'sample-transport' });
    await page.getByRole('button', { name: '确认预警：杭州萧山国际机场三期改扩建工程' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/已逾期 327 天/).waitFor();
    await dialog.getByLabel('承诺解决日期').fill('2026-12-31');
    await dialog.getByLabel('承诺解决日期').press('Tab');
    await dialog.getByLabel('处理说明').fill('已约谈施工单位');
    await dialog.getByRole('button', { name: '确认' }).click();
    await page.getByText('已确认“杭州萧山国际机场三期改扩建工程”的预警，承诺 2026-12-31 前解决。').waitFor();
    await page.getByRole('link', { name: '杭州萧山国际机场三期改扩建工程' }).waitFor({ state: 'detached' });

    await page.goto('/alerts?state=acknowledged');
    await page.getByRole('table', { name: INBOX }).waitFor();
    const rows = await cellsOf(page, INBOX);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.join(' ')).toMatch(/机场三期.*已逾期 327 天.*登记该节点的完成日期.*已确认.*承诺于 2026-12-31 解决.*已约谈施工单位/);
  });

  it('keeps its filters in the address', async () => {
    const { page } = await on.browser.visitAs('manager', '/alerts', { unit: 'sample-transport' });
    await page.getByLabel('规则').click();
    await page.locator('.ant-select-item-option', { hasText: '超总投资' }).click();
    await page.getByText('没有符合条件的预警').waitFor();
    expect(new URL(page.url()).searchParams.get('rule')).toBe('total-exceeded');
    await page.reload();
    await page.getByText('没有符合条件的预警').waitFor();
  });

  it('an officer of the unit reads the same alerts and is offered no answer to them', async () => {
    const { page } = await on.browser.visitAs('officer', '/alerts', { unit: 'sample-transport' });
    await page.getByRole('table', { name: INBOX }).waitFor();
    expect((await cellsOf(page, INBOX)).length).toBeGreaterThan(5);
    expect(await page.getByRole('button', { name: /确认预警/ }).count()).toBe(0);
  });
});
