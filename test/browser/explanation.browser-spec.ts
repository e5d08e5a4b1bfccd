import { beforeAll, describe, expect, it } from '@jest/globals';
import { flagship } from '../builders/projects.js';
import { brokenRules } from './broken-rules.js';
import { switchLanguage } from './menu.js';
import { trackerInBrowser } from './open-browser.js';

// The plan period ended with 2025, so that a missed figure of it can only be explained.
const on = trackerInBrowser({ now: '2026-11-23T02:00:00Z' });
const transport = { unit: 'sample-transport' };
let airport: string;
let alertId: string;
beforeAll(async () => {
  airport = await flagship(on.tracker.test.database, 1);
  await on.tracker.enter(airport, {
    series: 'completed',
    month: '2024-06',
    amountFen: '900000000000',
    unitConfirmed: true,
  });
  await on.tracker.evaluate();
  const officer = await on.tracker.as('officer', 'sample-transport');
  const { items } = (await officer.get(`/api/alerts?projectId=${airport}`)).body;
  const explainable = items.filter((one: any) => one.explainable);
  expect(explainable).toHaveLength(1);
  alertId = explainable[0].id;
});

describe('an alert of which only an explanation is left', () => {
  it('is explained by an officer from the list, and shows that the explanation waits', async () => {
    const { page, faults } = await on.browser.visitAs('officer', `/alerts?projectId=${airport}`, {
      ...transport,
      width: 390,
      height: 844,
    });
    await page.getByText('提交情况说明并审核通过').waitFor();
    await page.getByRole('button', { name: /^提交情况说明：杭州萧山国际机场/ }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('这一情况已无法消除').waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await dialog.getByRole('button', { name: '提交说明' }).click();
    await dialog.getByText('请填写').waitFor();
    await dialog.getByLabel('情况说明').fill('征迁滞后，投资顺延至下一规划期（示例）');
    await dialog.getByRole('button', { name: '提交说明' }).click();
    await page.getByText(/的情况说明已提交，等待他人审核。$/).waitFor();
    await page.getByRole('link', { name: '情况说明待审核，点击查看' }).click();
    await page.getByRole('heading', { level: 1, name: /^情况说明：杭州萧山国际机场/ }).waitFor();
    await page.getByText('征迁滞后，投资顺延至下一规划期（示例）').first().waitFor();
    expect(faults).toEqual([]);
  });

  it('says on its page that one waits, in English too, and offers no second one', async () => {
    const { page } = await on.browser.visitAs('officer', `/alerts/${alertId}`, {
      ...transport,
      anew: true,
    });
    const matter = page.getByRole('region', { name: '情况', exact: true });
    await matter.getByRole('link', { name: '情况说明待审核，点击查看' }).waitFor();
    expect(await matter.getByRole('button').count()).toBe(0);
    await switchLanguage(page);
    await page.getByRole('link', { name: 'An explanation waits for approval: see it' }).waitFor();
  });

  it('is edited when it comes back, from the alert on, and submitted again', async () => {
    const officer = await on.tracker.as('officer', 'sample-transport');
    const { body } = await officer.get(`/api/alerts/${alertId}`);
    const manager = await on.tracker.as('manager', 'sample-transport');
    await manager.post(`/api/change-requests/${body.explanationRequestId}/return`, {
      reason: '请写明顺延到哪一年',
    });
    const { page, faults } = await on.browser.visitAs('officer', `/alerts/${alertId}`, {
      ...transport,
      anew: true,
      width: 390,
      height: 844,
    });
    await page.getByRole('link', { name: '情况说明已退回，点击修改后重新提交' }).press('Enter');
    await page.getByText('请写明顺延到哪一年').first().waitFor();
    await page.getByRole('button', { name: '修改情况说明' }).press('Enter');
    const dialog = page.getByRole('dialog');
    expect(await brokenRules(page)).toEqual([]);
    await dialog.getByLabel('情况说明').fill('顺延至2027年（示例）');
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存，请重新提交审核。').waitFor();
    await page.getByText('顺延至2027年（示例）').first().waitFor();
    await page.getByRole('button', { name: '提交审核' }).click();
    await page.getByText('已提交，等待另一人审核。').waitFor();
    expect(faults).toEqual([]);
  });

  it('is news to whoever filed it, in the menu and the list, until the list was seen', async () => {
    const officer = await on.tracker.as('officer', 'sample-transport');
    const { body } = await officer.get(`/api/alerts/${alertId}`);
    const manager = await on.tracker.as('manager', 'sample-transport');
    await manager.post(`/api/change-requests/${body.explanationRequestId}/approval`, {});
    const { page, faults } = await on.browser.visitAs('officer', '/', {
      ...transport,
      anew: true,
    });
    // The count ends once the list was seen, so that is held back until the count was.
    let seen = (): void => undefined;
    const counted = new Promise<void>((resolve) => (seen = resolve));
    await page.route(/\/api\/change-requests\/looks/, async (route) => {
      await counted;
      await route.continue();
    });
    await page.getByRole('link', { name: /待办审核.*项新通过/ }).click();
    await page.getByText(/^新通过 \d+$/).waitFor();
    seen();
    const row = page.getByRole('row', { name: /情况说明：杭州萧山国际机场/ });
    await row.getByText('新', { exact: true }).waitFor();
    await page.getByText(/^新通过 \d+$/).waitFor({ state: 'detached' });
    expect(await page.getByRole('link', { name: /项新通过/ }).count()).toBe(0);
    expect(faults).toEqual([]);
  });
});
