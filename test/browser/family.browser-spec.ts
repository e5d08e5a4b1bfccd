import { beforeAll, describe, expect, it } from '@jest/globals';
import { approvedChangeRequest } from '../builders/change-requests.js';
import { flagship } from '../builders/projects.js';
import { eventually } from '../harness/until.js';
import { cellsOf, trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();
let [airport, park, road] = ['', '', ''];
beforeAll(async () => {
  const { database } = on.tracker.test;
  [airport, park, road] = await Promise.all([
    flagship(database, 1),
    flagship(database, 7),
    flagship(database, 4),
  ]);
  const admin = await on.tracker.as('system-admin');
  const { region } = (await admin.get('/api/plans')).body.items[0];
  expect(
    (
      await admin.post('/api/plans', {
        code: 'hangzhou-15fyp',
        name: '第十五个五年规划（示例登记）',
        region,
        periodStart: '2026-01-01',
        periodEnd: '2030-12-31',
        document: '示例',
      })
    ).status,
  ).toBe(201);
});

const manager = async (path: string) =>
  (await on.browser.visitAs('manager', path, { unit: 'sample-transport' })).page;
const officer = async (path: string) =>
  (await on.browser.visitAs('officer', path, { unit: 'sample-transport' })).page;

describe('a manager at a project', () => {
  it('records of which project it is a part, and ends it with its last day', async () => {
    const page = await manager(`/projects/${park}`);
    await page.getByRole('button', { name: '登记所属项目' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: '所属项目' }).fill('萧山国际机场三期');
    await page
      .locator('.ant-select-item-option', { hasText: '杭州萧山国际机场三期改扩建工程' })
      .click();
    await dialog.getByLabel('自何日起').fill('2021-01-01');
    await dialog.getByLabel('自何日起').press('Tab');
    await dialog.getByLabel('文件').fill('打包批复（示例）');
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByText('已登记所属项目。').waitFor();
    await page
      .getByRole('region', { name: '打包与子项' })
      .getByRole('link', { name: '杭州萧山国际机场三期改扩建工程' })
      .waitFor();

    await page.getByRole('button', { name: '结束隶属' }).click();
    await dialog.getByRole('button', { name: '结束隶属' }).click();
    await page.getByText('已结束隶属。').waitFor();
  });

  it('carries it over into the next plan, and it stays in the one it came from', async () => {
    const page = await manager(`/projects/${airport}`);
    await page.getByRole('button', { name: '结转', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: '结转到' }).click();
    await page
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', {
        hasText: '第十五个五年规划（示例登记）',
      })
      .click();
    await dialog.getByLabel('新规划期投资（可不填）').fill('100');
    await dialog.getByLabel('理由').fill('未完工，结转续建');
    await dialog.getByLabel('文件', { exact: true }).fill('结转名单（示例）');
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByText('已结转。').waitFor();
    expect(
      (await cellsOf(page, '各规划期的投资与结转，早的在前')).map((cells) => [cells[1], cells[6]]),
    ).toEqual([
      ['1,500,000.00', ''],
      ['1,000,000.00', expect.stringContaining('未完工，结转续建')],
    ]);
  });
});

describe('half a change request', () => {
  it('is kept as far as it is known, says what is missing, and is withdrawn by its author', async () => {
    const page = await officer(`/projects/${road}/cost-chain`);
    await page.getByRole('button', { name: '申报数据' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('金额', { exact: true }).fill('12000');
    await dialog.getByRole('button', { name: '先存未完成的' }).click();
    await page.getByText('尚缺：生效日、文件。补齐后才能提交。').waitFor();
    await page.getByRole('button', { name: '提交审核' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByRole('button', { name: '修改', exact: true }).click();
    await eventually(async () =>
      expect(await dialog.getByLabel('金额', { exact: true }).inputValue()).toBe('12000'),
    );
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '撤回申请' }).click();
    await dialog.getByLabel('原因（可不填）').fill('项目合并申报（示例）');
    await dialog.getByRole('button', { name: '撤回申请' }).click();
    await page.getByText('已撤回，未生效；内容仍可查看。').waitFor();
    expect(
      (await cellsOf(page, '每一次状态，最早在前')).map((cells) => [cells[1], cells[4]]),
    ).toEqual([
      ['草稿', ''],
      ['已撤回', '项目合并申报（示例）'],
    ]);
    expect(await page.getByRole('button', { name: '提交审核' }).count()).toBe(0);
  });

  it('of a period’s figure is filed from the project, and its form opens again to be changed', async () => {
    const page = await officer(`/projects/${road}`);
    await page.getByRole('button', { name: '申报规划期投资调整' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('规划期投资').fill('150');
    await dialog.getByLabel('文件日期').fill('2025-06-30');
    await dialog.getByLabel('文件日期').press('Tab');
    await dialog.getByLabel('文件', { exact: true }).fill('中期评估（示例）');
    await dialog.getByLabel('调整原因').fill('规划中期调整');
    await dialog.getByRole('button', { name: '存为草稿' }).click();
    await page.getByRole('heading', { level: 1, name: /· 规划期投资/ }).waitFor();
    expect((await cellsOf(page, /^逐项对照/)).find(([field]) => field === '金额')).toEqual([
      '金额',
      '改动',
      '1,450,000.00',
      '1,500,000.00',
      '+50,000.00 +3.45%',
    ]);
    await page.getByRole('button', { name: '修改', exact: true }).click();
    await eventually(async () =>
      expect(await dialog.getByLabel('规划期投资').inputValue()).toBe('150'),
    );
  });
});

describe('a change of who pays', () => {
  it('is told source by source', async () => {
    const [file, approve] = [
      await on.tracker.as('officer', 'sample-transport'),
      await on.tracker.as('manager', 'sample-transport'),
    ];
    const plan = (cells: object[], reason: string | null) => ({
      year: 2026,
      cells,
      effectiveOn: '2026-01-12',
      document: '资金安排（示例）',
      reason,
    });
    await approvedChangeRequest(
      file,
      approve,
      `/api/projects/${airport}/funding-filings`,
      plan(
        [
          { source: 'municipal', plannedFen: '7000000000' },
          { source: 'special-bond', plannedFen: '4000000000' },
        ],
        null,
      ),
    );
    const next = await file.post(
      `/api/projects/${airport}/funding-filings`,
      plan(
        [
          { source: 'special-bond', plannedFen: '4000000000' },
          { source: 'bank-loan', plannedFen: '500000000' },
        ],
        '改由贷款',
      ),
    );
    const page = await manager(`/budget-filings/${next.body.id}`);
    expect(
      (await cellsOf(page, /^逐项对照/))
        .filter(([field]) => field?.startsWith('资金来源'))
        .map((cells) => cells.slice(0, 4)),
    ).toEqual([
      ['资金来源 · 银行贷款', '新增', '（空）', '500.00'],
      ['资金来源 · 市级财政', '删去', '7,000.00', '（空）'],
    ]);
  });
});
