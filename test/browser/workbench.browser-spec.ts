import { beforeAll, describe, expect, it } from '@jest/globals';
import { scanPortfolio } from '#alerts';
import { flagship } from '../builders/projects.js';
import { brokenRules } from './broken-rules.js';
import { menuButton, switchLanguage } from './menu.js';
import { allThere, cellsOf, trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser({ now: '2026-11-03T02:00:00Z' });
const transport = { unit: 'sample-transport' };
const REASON = '完成投资与监理月报不符（示例）';
let returned: string;
let waiting: string;

beforeAll(async () => {
  await scanPortfolio(on.tracker.test.database, on.tracker.clock);
  const city = await on.tracker.as('manager', 'city');
  const { headers } = await city.get('/api/organisations/sample-transport');
  const asked = await city.send(
    'PATCH',
    '/api/organisations/sample-transport',
    { returnsFrom: '2026-10' },
    { headers: { 'if-match': headers.get('etag') ?? '' } },
  );
  expect(asked.status).toBe(200);
  const officer = await on.tracker.as('officer', 'sample-transport');
  const file = async (id: string): Promise<string> => {
    const address = `/api/projects/${id}/returns/2026-10`;
    const read = await officer.get(address);
    await officer.send(
      'PUT',
      address,
      { completed: [{ composition: 'building', amountFen: '1000000' }] },
      { headers: { 'if-match': read.headers.get('etag') ?? '' } },
    );
    const { body } = await officer.post(`${address}/submission`, { attestation: true });
    return body.id;
  };
  const [first, second] = [
    await flagship(on.tracker.test.database, 1),
    await flagship(on.tracker.test.database, 2),
  ];
  const manager = await on.tracker.as('manager', 'sample-transport');
  await manager.post(`/api/change-requests/${await file(first)}/return`, { reason: REASON });
  await file(second);
  returned = (await officer.get(`/api/projects/${first}`)).body.name;
  waiting = (await officer.get(`/api/projects/${second}`)).body.name;
});

describe('the workbench', () => {
  it('tells an officer what is to be filed until when, why it came back, and what to do', async () => {
    const { page, faults } = await on.browser.visitAs('officer', '/', transport);
    await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
    await page.getByText(/^还有 \d+ 项未报，2026-11-06 截止$/).waitFor();
    const rows = await cellsOf(page, '2026-10 月报');
    expect(rows[0]).toEqual([returned, '已退回', REASON, '修改重报']);
    expect(rows.filter(([, state]) => state === '已报送').map(([name]) => name)).toEqual([waiting]);
    await page.getByRole('table', { name: '逾期与 30 天内到期的节点' }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    const left = rows.filter(([, , , step]) => /填报|修改/.test(step ?? '')).length;
    await page
      .getByRole('navigation', { name: '主菜单' })
      .getByRole('link', { name: new RegExp(`^项目月报.*\\D${left} 项未报送$`) })
      .waitFor();
    await page.getByRole('link', { name: `修改重报：${returned}` }).click();
    await page.getByRole('heading', { level: 1, name: '月报' }).waitFor();
    expect(page.url()).toContain('/returns?month=2026-10');
    expect(faults).toEqual([]);
  });

  it('lets an alert be answered in its row', async () => {
    const { page } = await on.browser.visitAs('manager', '/workbench', transport);
    await page
      .getByRole('button', { name: /^确认预警：/ })
      .first()
      .click();
    await page.getByRole('dialog').waitFor();
  });

  it('gives a manager four numbers, each of which leads to what it counts', async () => {
    const { page } = await on.browser.visitAs('manager', '/workbench', transport);
    const figures = page.getByRole('list', { name: '今日要事' });
    await figures.getByRole('link', { name: /^1 待我审核$/ }).waitFor();
    await figures.getByRole('link', { name: /^\d+ 红色预警$/ }).waitFor();
    await figures.getByRole('link', { name: /^0 7 天内到期或已过期的承诺$/ }).waitFor();
    await figures.getByRole('link', { name: /^\d+ 2026-10 月报未报$/ }).click();
    await page.getByRole('heading', { level: 1, name: '月报进度' }).waitFor();
    await page.goBack();
    await figures.getByRole('link', { name: /待我审核$/ }).click();
    await page.getByRole('heading', { level: 1, name: '待办审核' }).waitFor();
  });

  it('is read on a phone, in English too, and nothing of it is wider than the screen', async () => {
    const { page } = await on.browser.visitAs('leader', '/', { width: 390, height: 844 });
    await page.getByRole('list', { name: '今日要事' }).waitFor();
    await menuButton(page).waitFor();
    await switchLanguage(page);
    await page.getByRole('heading', { level: 1, name: 'Workbench' }).waitFor();
    await allThere(page);
    expect(await brokenRules(page)).toEqual([]);
    expect(
      await page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth'),
    ).toBe(false);
  });
});
