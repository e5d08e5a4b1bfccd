import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { flagship } from '../builders/projects.js';
import { eventually } from '../harness/until.js';
import { cellsOf, trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();
let [airport, rail, road, metro] = ['', '', '', ''];
beforeAll(async () => {
  const { database } = on.tracker.test;
  [airport, rail, road, metro] = await Promise.all([
    flagship(database, 1),
    flagship(database, 2),
    flagship(database, 4),
    flagship(database, 3),
  ]);
});

const LEDGER = '按登记顺序排列的分录；只增不改，更正须冲销后重记';
const officer = (path: string) => on.browser.visitAs('officer', path, { unit: 'sample-transport' });
const manager = (path: string) => on.browser.visitAs('manager', path, { unit: 'sample-transport' });

/**
 * Opens the only change request of a project that waits for approval, from the manager's list of
 * approvals.
 */
async function openWaiting(page: Page, project: string): Promise<void> {
  await page.getByRole('link', { name: project }).click();
  await page.getByRole('heading', { level: 1, name: new RegExp(project) }).waitFor();
}

describe('an entry on its way into the ledger', () => {
  it('is posted with its composition and a document registered on the spot, approved by the manager, and drilled to its document by an auditor', async () => {
    const { page } = await officer(`/projects/${airport}`);
    await page.getByRole('button', { name: '登记分录' }).click();
    const dialog = page.getByRole('dialog', { name: '登记分录' });
    // Fills the parts of the amount before the amount itself; the user may fill the fields in any
    // order.
    await dialog.getByLabel('建安').fill('1000');
    await dialog.getByText('四项须全填，没有的填 0').first().waitFor();
    await dialog.getByLabel('金额', { exact: true }).fill('1250.5');
    await dialog.getByLabel('设备').fill('200.5');
    await dialog.getByLabel('其他').fill('0');
    await dialog.getByRole('button', { name: '登记分录' }).click();
    await dialog.getByText('四项须全填，没有的填 0').first().waitFor();
    await dialog.getByLabel('征迁').fill('50');
    await dialog.getByText('四项合计 12,505,000.00 元，与金额相符。').waitFor();

    await dialog.getByRole('button', { name: '登记新文件' }).click();
    const registering = page.getByRole('dialog', { name: '登记文件' });
    await registering.getByLabel('文号').fill('浙财建〔2026〕17号');
    await registering.getByLabel('名称').fill('关于下达专项资金的通知（示例）');
    await registering.getByRole('button', { name: '登记文件' }).click();
    await registering.waitFor({ state: 'detached' });
    await dialog.getByText('浙财建〔2026〕17号').first().waitFor();
    await dialog.getByRole('button', { name: '登记分录' }).click();
    await page.getByText('已提交审核：完成投资 12,505,000.00 元，由另一人审核后入账。').waitFor();
    const [waiting] = await cellsOf(page, '尚未入账：等待审核或被退回的申请');
    expect(waiting?.slice(1)).toEqual([
      '登记',
      '完成投资 1,250.50',
      '',
      '交通单位专员（示例）',
      '待审核由另一人审核',
    ]);

    const approving = (await manager('/change-requests')).page;
    await approving.getByRole('link', { name: /^待办审核.*1 项待您审核$/ }).waitFor();
    await openWaiting(approving, '杭州萧山国际机场');
    expect(
      (await cellsOf(approving, '若现在审核，各序列累计的变化')).map((cells) => cells.slice(1)),
    ).toEqual([['完成投资', '0.00', '1,250.50', '1,250.50']]);
    await approving.getByRole('button', { name: '审核通过' }).click();
    await approving.getByText('已审核通过，已生效。').waitFor();
    await approving.getByRole('link', { name: '已入账为第 1 号' }).waitFor();

    const reading = (await on.browser.visitAs('auditor', `/projects/${airport}`)).page;
    const [row] = await cellsOf(reading, LEDGER);
    expect(row).toEqual(
      expect.arrayContaining([
        '1,250.50',
        '建安 1,000.00设备 200.50征迁 50.00',
        '浙财建〔2026〕17号',
        expect.stringMatching(/^交通单位专员（示例）交通单位主管（示例）/),
      ]),
    );
    await reading.getByRole('button', { name: '查看第 1 号分录' }).click();
    const entry = reading.getByRole('dialog', { name: '第 1 号分录' });
    await entry.getByText('校验值（SHA-256 与 SM3）').click();
    await eventually(async () =>
      expect(await entry.locator('.code').allInnerTexts()).toEqual([
        expect.stringMatching(/^[0-9a-f]{64}$/),
        expect.stringMatching(/^[0-9a-f]{64}$/),
      ]),
    );
    await entry.getByRole('link', { name: '浙财建〔2026〕17号' }).click();
    await reading.getByRole('heading', { level: 1, name: '浙财建〔2026〕17号' }).waitFor();
    await reading.getByText('关于下达专项资金的通知（示例）').waitFor();
    expect(
      (await cellsOf(reading, '引用该文件的全部分录，含已冲销的')).map(([sequence, series]) => [
        sequence,
        series,
      ]),
    ).toEqual([['1', '完成投资']]);
  });

  it('is corrected: the line taken back and the line in its place name each other, and months tell what was known before', async () => {
    await on.tracker.enter(rail, {
      series: 'paid',
      month: '2026-09',
      amountFen: '800000000',
      fundingSource: 'municipal',
    });
    const { page } = await officer(`/projects/${rail}`);
    await page.getByRole('button', { name: '更正第 1 号分录' }).click();
    const dialog = page.getByRole('dialog');
    await eventually(async () =>
      expect(await dialog.getByLabel('金额', { exact: true }).inputValue()).toBe('800'),
    );
    await dialog.getByLabel('金额', { exact: true }).fill('80');
    await dialog.getByText('审核后，支付累计将由 8,000,000.00 元变为 800,000.00 元').waitFor();
    await dialog.getByLabel('更正原因').fill('多写一个零');
    await dialog.getByRole('button', { name: '更正' }).click();
    await page
      .getByText('已提交审核：第 1 号更正为支付 800,000.00 元，由另一人审核后入账。')
      .waitFor();

    const approving = (await manager('/approvals?kind=correction')).page;
    await openWaiting(approving, '湖杭铁路');
    await approving.getByRole('button', { name: '审核通过' }).click();
    await approving.getByText('已审核通过，已生效。').waitFor();

    await page.reload();
    expect((await cellsOf(page, LEDGER)).map((cells) => [cells[0], cells[4], cells[12]])).toEqual([
      ['1', '800.00', '已被更正被第 2 号冲销由第 3 号更正'],
      ['2', '−800.00', '冲销分录冲销第 1 号'],
      ['3', '80.00', '更正分录更正第 1 号'],
    ]);
    await page.getByRole('button', { name: '更正第 1 号', exact: true }).click();
    await page
      .getByRole('dialog', { name: '第 1 号分录' })
      .getByRole('button', { name: '由第 3 号更正' })
      .click();
    await page.getByRole('dialog', { name: '第 3 号分录' }).getByText('多写一个零').waitFor();
    expect(new URL(page.url()).searchParams.get('entry')).toMatch(/^[0-9a-f-]{36}$/);
    await page.keyboard.press('Escape');
    await page.getByText('按月与来源合计').click();
    expect(await cellsOf(page, '当前合计，按月与来源')).toEqual([
      ['2026-09', '市级财政', '—无记录', '—无记录', '80.00', '3'],
    ]);
    const [first] = (
      await (await on.tracker.as('auditor')).get(`/api/projects/${rail}/ledger-entries?limit=1`)
    ).body.items;
    await page.goto(
      `/projects/${rail}?view=totals&knownAt=${encodeURIComponent(first.recordedAt)}`,
    );
    expect(await cellsOf(page, /^按 .* 时已登记的分录合计，按月与来源$/)).toEqual([
      ['2026-09', '市级财政', '—无记录', '—无记录', '800.00', '1'],
    ]);
  });

  it('of which money came back keeps its month; the recovery is a line of its own that names it', async () => {
    await on.tracker.enter(road, {
      series: 'paid',
      month: '2021-03',
      amountFen: '500000000',
      fundingSource: 'municipal',
    });
    const { page } = await officer(`/projects/${road}`);
    await page.getByRole('button', { name: '收回第 1 号分录的资金' }).click();
    const dialog = page.getByRole('dialog', { name: '收回第 1 号分录的资金' });
    await dialog.getByText('支付，2021-03，尚余 5,000,000.00 元').waitFor();
    await dialog.getByLabel('收回月份').fill('2026-09');
    await dialog.getByLabel('收回月份').press('Enter');
    await dialog.getByLabel('金额', { exact: true }).fill('501');
    await dialog.getByLabel('收回原因').fill('审计核减（示例）');
    await dialog.getByRole('button', { name: '收回', exact: true }).click();
    await dialog
      .getByText(/收回金额超过原分录的余额/)
      .first()
      .waitFor();
    await dialog.getByLabel('金额', { exact: true }).fill('120');
    await dialog.getByText('即 1,200,000.00 元').waitFor();
    await dialog.getByRole('button', { name: '收回', exact: true }).click();
    await page.getByText('已提交审核：收回支付 1,200,000.00 元，由另一人审核后入账。').waitFor();

    const approving = (await manager('/approvals?kind=ledger-entries')).page;
    await openWaiting(approving, '收回');
    await approving.getByText('收回分录').waitFor();
    await approving.getByRole('button', { name: '审核通过' }).click();
    await approving.getByText('已审核通过，已生效。').waitFor();

    await page.reload();
    await eventually(async () =>
      expect(
        (await cellsOf(page, LEDGER)).map((cells) => [cells[0], cells[2], cells[4], cells[12]]),
      ).toEqual([
        ['1', '2021-03', '500.00', '由第 2 号收回'],
        ['2', '2026-09', '−120.00', '收回分录收回第 1 号'],
      ]),
    );
    await page.getByRole('button', { name: '由第 2 号收回' }).click();
    await page.getByRole('dialog', { name: '第 2 号分录' }).getByText('审计核减（示例）').waitFor();
  });

  it('is returned with a reason and taken up again with everything that was typed', async () => {
    const filed = await (
      await on.tracker.as('officer', 'sample-transport')
    ).post(`/api/projects/${road}/ledger-entries`, {
      series: 'funds',
      month: '2026-08',
      amountFen: '1250500001',
      buildingFen: '1250500001',
      equipmentFen: '0',
      otherFen: '0',
      landFen: '0',
      fundingSource: 'special-bond',
      note: '第三季度专项债',
    });
    const deciding = (await manager(`/change-requests/${filed.body.id}`)).page;
    await deciding.getByRole('button', { name: '退回' }).click();
    const returning = deciding.getByRole('dialog');
    await returning.getByRole('button', { name: '退回' }).click();
    await returning.getByText('请填写').waitFor();
    await returning.getByLabel('退回原因').fill('缺少拨付凭证');
    await returning.getByRole('button', { name: '退回' }).click();
    await deciding.getByText('已退回，提交人可看到原因。').waitFor();

    const { page } = await officer('/change-requests?state=returned');
    await page.getByText('缺少拨付凭证').waitFor();
    await page.getByRole('table').getByRole('link').click();
    await page.getByRole('button', { name: '修改申请' }).click();
    const dialog = page.getByRole('dialog', { name: '修改申请' });
    expect([
      await dialog.getByLabel('金额', { exact: true }).inputValue(),
      await dialog.getByLabel('建安').inputValue(),
      await dialog.getByLabel('备注').inputValue(),
    ]).toEqual(['1250.500001', '1250.500001', '第三季度专项债']);
    await dialog.getByText('专项债', { exact: true }).first().waitFor();
    await dialog.getByLabel('备注').fill('第三季度专项债，附拨付凭证');
    await dialog.getByRole('button', { name: '保存并提交' }).click();
    await page.getByText('已提交审核：资金到位 12,505,000.01 元，由另一人审核后入账。').waitFor();
    // The same request waits again, with everything that happened to it.
    expect(page.url()).toContain(filed.body.id);
    await page.getByText('第三季度专项债，附拨付凭证').first().waitFor();
    expect((await cellsOf(page, '谁提交、谁审核，最早在前')).map(([, move]) => move)).toEqual([
      '提交',
      '退回',
      '修改',
      '提交',
    ]);
  });

  it('with an amount ten thousand times its neighbours asks to confirm the unit, and only then is taken', async () => {
    for (const month of ['2026-07', '2026-08', '2026-09'])
      await on.tracker.enter(metro, { series: 'completed', month, amountFen: '100000000' });
    const { page } = await officer(`/projects/${metro}`);
    await page.getByRole('button', { name: '登记分录' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('金额', { exact: true }).fill('1000000');
    expect(await dialog.getByRole('checkbox').count()).toBe(0);
    await dialog.getByRole('button', { name: '登记分录' }).click();
    await dialog
      .getByText(/相差一千倍以上/)
      .first()
      .waitFor();
    await dialog.getByRole('button', { name: '登记分录' }).click();
    await dialog.getByText('请先核对；无误请勾选，否则改正上面的内容').waitFor();
    await dialog.getByRole('checkbox', { name: '单位已核对，金额无误' }).check();
    await dialog.getByRole('button', { name: '登记分录' }).click();
    await page
      .getByText('已提交审核：完成投资 10,000,000,000.00 元，由另一人审核后入账。')
      .waitFor();
  });

  it('that equals one in the ledger asks whether it is another, and only then is taken', async () => {
    await on.tracker.enter(metro, { series: 'completed', month: '2026-11', amountFen: '90000000' });
    const { page } = await officer(`/projects/${metro}`);
    await page.getByRole('button', { name: '登记分录' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('金额', { exact: true }).fill('90');
    await dialog.getByRole('button', { name: '登记分录' }).click();
    await dialog
      .getByText(/的分录已在账中/)
      .first()
      .waitFor();
    await dialog.getByRole('checkbox', { name: '已核对，这是另一笔，不是重复登记' }).check();
    await dialog.getByRole('button', { name: '登记分录' }).click();
    await page.getByText('已提交审核：完成投资 900,000.00 元，由另一人审核后入账。').waitFor();

    // The page warns of change requests that wait for approval: the officer who submits another one
    // for the same month, and the manager who decides.
    await page.getByRole('button', { name: '登记分录' }).click();
    await page
      .getByRole('dialog')
      .getByText(/^本项目 2026-11 的完成投资已有 \d+ 件正在等待审核，请先查看/)
      .waitFor();
    const decider = await manager('/change-requests');
    await decider.page
      .getByText(/^\d+ 条提示$/)
      .first()
      .waitFor();
  });

  it('is offered to nobody for their own approval: who filed can withdraw, and who approved can have it undone as one', async () => {
    const filed = await (
      await on.tracker.as('manager', 'sample-transport')
    ).post(`/api/projects/${airport}/ledger-entries`, {
      series: 'paid',
      month: '2026-10',
      amountFen: '5000000',
      fundingSource: 'municipal',
    });
    const { page } = await manager(`/change-requests/${filed.body.id}`);
    await page.getByRole('button', { name: '撤回申请' }).waitFor();
    expect(await page.getByRole('button', { name: '审核通过' }).count()).toBe(0);
    await page.getByRole('button', { name: '撤回申请' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '撤回申请' }).click();
    await page.getByText('已撤回，未生效；内容仍可查看。').waitFor();

    const { proposalId } = await on.tracker.enter(airport, {
      series: 'paid',
      month: '2026-10',
      amountFen: '7000000',
      fundingSource: 'municipal',
    });
    await page.goto(`/change-requests/${proposalId}`);
    await page.getByRole('button', { name: '整体冲销' }).click();
    await page.getByRole('dialog').getByLabel('冲销原因').fill('整批重复');
    await page.getByRole('dialog').getByRole('button', { name: '整体冲销' }).click();
    await page.getByText('已提交整体冲销（原 1 条分录），由另一人审核后入账。').waitFor();
  });
});

describe('filters of a ledger', () => {
  it('stand in the address, so that the same entries can be opened again', async () => {
    const { page } = await on.browser.visitAs(
      'auditor',
      `/projects/${rail}?series=paid&origin=correction&period=2026-09..2026-09`,
    );
    expect((await cellsOf(page, LEDGER)).map(([sequence]) => sequence)).toEqual(['2', '3']);
    await page.goto(`/projects/${rail}?source=special-bond`);
    expect(await cellsOf(page, LEDGER)).toEqual([['没有符合条件的分录。请放宽条件，或清除筛选。']]);
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.getByText('共 3 条，已全部显示').waitFor();
  });
});
