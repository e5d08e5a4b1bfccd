import { beforeAll, describe, expect, it } from '@jest/globals';
import { flagship } from '../builders/projects.js';
import { cellsOf, trackerInBrowser, type Visit } from './open-browser.js';

const on = trackerInBrowser();
let airport: string;
beforeAll(async () => {
  airport = `/projects/${await flagship(on.tracker.test.database, 1)}`;
});

const MILESTONES = '按基线日期排列的节点';
const LEDGER = '按登记顺序排列的分录；只增不改，更正须冲销后重记';
const facts = async ({ page }: Visit): Promise<string> =>
  page.getByRole('region', { name: '基本情况' }).innerText();

/** Approves, as the manager, the only change request of a project that waits for approval. */
async function approveWaiting(projectPath: string): Promise<void> {
  const projectId = projectPath.replace('/projects/', '');
  const manager = await on.tracker.as('manager', 'sample-transport');
  const { items } = (
    await manager.get(`/api/ledger-proposals?state=proposed&projectId=${projectId}`)
  ).body;
  expect(items).toHaveLength(1);
  await on.tracker.approve(items[0].id, projectId);
}

/** Chooses the reason of a move in the open dialog. */
async function choose(page: Visit['page'], reason: string): Promise<void> {
  await page
    .getByRole('dialog')
    .getByRole('combobox', { name: /^\W*原因$/ })
    .click();
  await page.locator('.ant-select-item-option', { hasText: reason }).click();
}

describe('an officer at a project of their unit', () => {
  it('re-forecasts a milestone with an explanation, and both stay in its changes', async () => {
    const { page } = await on.browser.visitAs('officer', airport, { unit: 'sample-transport' });
    await page.getByRole('button', { name: /^调整预计：/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText('请填写').first().waitFor();

    await dialog.getByLabel('新的预计日期').fill('2027-03-31');
    await dialog.getByLabel('新的预计日期').press('Tab');
    await choose(page, '征地拆迁');
    await dialog.getByLabel('原因说明').fill('征迁滞后，顺延至一季度末');
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByText(/的预计日期改为 2027-03-31/).waitFor();
    const [row] = await cellsOf(page, MILESTONES);
    expect(row).toEqual(
      expect.arrayContaining([
        '预计延期',
        '2025-12-31',
        '2027-03-31',
        '晚 455 天',
        '征地拆迁 征迁滞后，顺延至一季度末',
      ]),
    );

    await page.getByRole('button', { name: /^变更记录：/ }).click();
    const states = await cellsOf(page, '该节点的每一次状态，最早在前');
    expect(states.map(([, forecast, , why]) => [forecast, why])).toEqual([
      ['2025-12-31', ''],
      ['2027-03-31', '征地拆迁 征迁滞后，顺延至一季度末'],
    ]);
  });

  it('creates a milestone and marks it met; the button to take that back replaces the others', async () => {
    const { page } = await on.browser.visitAs('officer', airport, { unit: 'sample-transport' });
    await page.getByRole('button', { name: '新增节点' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('节点', { exact: true }).fill('航站楼主体封顶');
    await dialog.getByLabel('基线').fill('2026-10-31');
    await dialog.getByLabel('基线').press('Tab');
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByText('已新增节点“航站楼主体封顶”，基线 2026-10-31。').waitFor();

    await page.getByRole('button', { name: '标记完成：航站楼主体封顶' }).click();
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByText('已标记“航站楼主体封顶”于 2026-11-23 完成。').waitFor();
    const row = (await cellsOf(page, MILESTONES)).find(([name]) => name === '航站楼主体封顶');
    expect(row).toEqual(expect.arrayContaining(['逾期完成', '2026-11-23', '晚 23 天']));
    expect(await page.getByRole('button', { name: '调整预计：航站楼主体封顶' }).count()).toBe(0);
    await page.getByRole('button', { name: '撤回完成：航站楼主体封顶' }).waitFor();
  });

  it('posts an entry typed in 万元, sees what the total will become and then that it did, once for a double click', async () => {
    const visit = await on.browser.visitAs('officer', airport, { unit: 'sample-transport' });
    const { page } = visit;
    await page.getByRole('button', { name: '登记分录' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('金额', { exact: true }).fill('1250.5');
    await dialog.getByText('即 12,505,000.00 元').waitFor();
    await dialog.getByText('审核后，完成投资累计将由 0.00 元变为 12,505,000.00 元').waitFor();
    await dialog.getByRole('button', { name: '登记分录' }).dblclick();
    await page.getByText('已提交审核：完成投资 12,505,000.00 元，由另一人审核后入账。').waitFor();
    await approveWaiting(airport);
    await page.reload();
    expect((await cellsOf(page, LEDGER)).map((cells) => cells.slice(0, 6))).toEqual([
      ['1', '完成投资', '2026-11', '2026-11-23', '1,250.50', '1,250.50'],
    ]);
    expect(await facts(visit)).toContain('1,250.50');
  });

  it('is told at the field why an amount or a missing source cannot be taken, and nothing is recorded', async () => {
    const { page } = await on.browser.visitAs('officer', airport, { unit: 'sample-transport' });
    await page.getByRole('button', { name: '登记分录' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: '序列' }).click();
    await page.locator('.ant-select-item-option', { hasText: '支付' }).click();
    await dialog.getByLabel('金额', { exact: true }).fill('0.0000001');
    await dialog.getByRole('button', { name: '登记分录' }).click();
    await dialog.getByText('精确到分即可，小数位过多').waitFor();
    await dialog.getByText('资金到位与支付必须注明来源').waitFor();
    await page.keyboard.press('Escape');
    expect((await cellsOf(page, LEDGER)).filter(([, series]) => series === '支付')).toEqual([]);
  });

  it('reverses an entry with a reason; the original stays, the total goes back', async () => {
    const road = await flagship(on.tracker.test.database, 4);
    await on.tracker.enter(road, {
      series: 'paid',
      month: '2026-10',
      amountFen: '800000000',
      fundingSource: 'municipal',
    });
    const { page } = await on.browser.visitAs('officer', `/projects/${road}`, {
      unit: 'sample-transport',
    });
    await page.getByRole('button', { name: '冲销第 1 号分录' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('支付，2026-10，8,000,000.00 元').waitFor();
    await dialog.getByLabel('冲销原因').fill('重复登记');
    await dialog.getByRole('button', { name: '冲销' }).click();
    await page.getByText('已提交审核：冲销支付 8,000,000.00 元，由另一人审核后入账。').waitFor();
    await approveWaiting(`/projects/${road}`);
    await page.reload();
    const rows = await cellsOf(page, LEDGER);
    expect(rows.map((cells) => [cells[4], cells[5], cells[12]])).toEqual([
      ['800.00', '800.00', '已被冲销被第 2 号冲销'],
      ['−800.00', '0.00', '冲销分录冲销第 1 号'],
    ]);
    await page.getByRole('button', { name: '冲销第 1 号', exact: true }).click();
    await page
      .getByRole('dialog', { name: '第 1 号分录' })
      .getByText('8,000,000.00 元')
      .first()
      .waitFor();
  });

  it('who edits what somebody else changed meanwhile sees the change, keeps what was typed, and can save on top', async () => {
    const rail = await flagship(on.tracker.test.database, 2);
    const { page } = await on.browser.visitAs('officer', `/projects/${rail}`, {
      unit: 'sample-transport',
    });
    await page.getByRole('button', { name: /^调整预计：/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('新的预计日期').fill('2027-06-30');
    await dialog.getByLabel('新的预计日期').press('Tab');
    await choose(page, '施工组织');
    await dialog.getByLabel('原因说明').fill('站房验收推迟');

    const manager = await on.tracker.as('manager', 'sample-transport');
    const [milestone] = (await manager.get(`/api/projects/${rail}/milestones`)).body.items;
    await manager.patch(
      `/api/milestones/${milestone.id}`,
      { forecastOn: '2026-12-31', explanation: '现场会议定' },
      { headers: { 'if-match': milestone.etag } },
    );

    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText('在您填写期间，他人修改了这个节点').waitFor();
    await dialog.getByText('预计：原为 2025-12-31，现为 2026-12-31').waitFor();
    expect(await dialog.getByLabel('原因说明').inputValue()).toBe('站房验收推迟');
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByText(/的预计日期改为 2027-06-30/).waitFor();
  });
});
