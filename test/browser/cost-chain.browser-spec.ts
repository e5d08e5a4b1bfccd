import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { aCostFigure, approvedChangeRequest } from '../builders/change-requests.js';
import { flagship } from '../builders/projects.js';
import { eventually } from '../harness/until.js';
import { cellsOf, trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();
let [airport, road, bridge] = ['', '', ''];
beforeAll(async () => {
  const { database } = on.tracker.test;
  [airport, road, bridge] = await Promise.all([
    flagship(database, 1),
    flagship(database, 4),
    flagship(database, 9),
  ]);
});

const CHAIN = '规划数与各阶段数据，按阶段与日期排列；先前的数据一律保留';
const officer = async (path: string) =>
  (await on.browser.visitAs('officer', path, { unit: 'sample-transport' })).page;
const manager = async (path: string) =>
  (await on.browser.visitAs('manager', path, { unit: 'sample-transport' })).page;

/** Chooses the option with a label from the list of a field. */
async function choose(page: Page, within: Locator, label: string, option: string): Promise<void> {
  await within.getByRole('combobox', { name: label }).click();
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', {
      hasText: new RegExp(`^${option}$`),
    })
    .click();
}

describe('an adjustment of the approved estimate by 12 %', () => {
  it('is filed by the officer, returned by the manager, mended and approved; the chain shows it is audited first, and how far it lies from both estimates', async () => {
    const client = [
      await on.tracker.as('officer', 'sample-transport'),
      await on.tracker.as('manager', 'sample-transport'),
    ] as const;
    await client[1].post(`/api/projects/${airport}/approval-regimes`, {
      regime: 'approval',
      validFrom: '2021-01-01',
      document: '可研批复（示例）',
    });
    await approvedChangeRequest(
      client[0],
      client[1],
      `/api/projects/${airport}/cost-filings`,
      aCostFigure(),
    );

    const changeRequest = await officer(`/projects/${airport}/cost-chain`);
    expect((await cellsOf(changeRequest, CHAIN)).map((cells) => cells.slice(0, 3))).toEqual([
      ['规划数', expect.stringMatching(/^2,700,000\.00/), '采用'],
      ['概算', '10,000.00口径未说明', '采用'],
    ]);
    await changeRequest.getByRole('button', { name: '申报数据' }).click();
    const dialog = changeRequest.getByRole('dialog');
    await choose(changeRequest, dialog, '阶段', '调整概算');
    await dialog.getByLabel('金额', { exact: true }).fill('11200');
    await dialog.getByText('现行概算 100,000,000.00 元，调整 12,000,000.00 元（12.00%）').waitFor();
    await dialog.getByLabel('生效日').fill('2024-03-01');
    await dialog.getByLabel('生效日').press('Tab');
    await dialog.getByLabel('文件').fill('调概批复（示例）');
    await dialog.getByRole('button', { name: '存为草稿' }).click();
    await dialog.getByText('调整必须写明原因').first().waitFor();

    await dialog.getByRole('button', { name: '添加原因' }).click();
    await choose(changeRequest, dialog, '原因类别', '价格');
    await dialog.getByLabel('增减额').fill('1000');
    await dialog.getByLabel('说明').fill('主要材料价格上涨');
    await dialog.getByText('调整原因合计 10,000,000.00 元，与调整额相差 2,000,000.00 元').waitFor();
    await dialog.getByRole('button', { name: '添加来源' }).click();
    await choose(changeRequest, dialog, '资金来源', '市级财政');
    await dialog.getByLabel('承担金额').fill('1200');
    await dialog.getByRole('button', { name: '存为草稿' }).click();
    await dialog.getByText('各项原因合计（1000 万元）须等于调整额（1200 万元）').first().waitFor();
    await dialog.getByLabel('增减额').fill('1200');
    await dialog.getByText('调整原因合计 12,000,000.00 元，与调整额相符').waitFor();
    await dialog.getByRole('button', { name: '存为草稿' }).click();

    await changeRequest
      .getByRole('heading', { level: 1, name: /· 投资数据 · 调整概算$/ })
      .waitFor();
    await changeRequest.getByRole('button', { name: '提交审核' }).click();
    await changeRequest.getByText('已提交，等待另一人审核。').waitFor();
    expect(await changeRequest.getByRole('button', { name: '审核通过' }).count()).toBe(0);

    const deciding = await manager('/budget-filings');
    await deciding.getByRole('heading', { level: 1, name: '待办审核' }).waitFor();
    expect(new URL(deciding.url()).pathname).toBe('/change-requests');
    await deciding.getByRole('link', { name: /· 投资数据 · 调整概算/ }).click();
    const changes = await cellsOf(deciding, /^逐项对照/);
    expect(changes.find(([field]) => field === '金额')).toEqual([
      '金额',
      '改动',
      '10,000.00',
      '11,200.00',
      '+1,200.00 +12.00%',
    ]);
    expect(changes.find(([field]) => field === '调整原因 1 · 说明')).toEqual([
      '调整原因 1 · 说明',
      '新增',
      '（空）',
      '主要材料价格上涨',
      '',
    ]);
    expect((await cellsOf(deciding, '规则的要求')).map(([rule, says]) => [rule, says])).toEqual([
      ['先审计后调概第 1 版', '须照办'],
      ['核准备案变更第 1 版', '不适用'],
    ]);
    await deciding.getByRole('button', { name: '退回' }).click();
    await deciding.getByRole('dialog').getByLabel('退回原因').fill('请补充资金来源说明');
    await deciding.getByRole('dialog').getByRole('button', { name: '退回' }).click();
    await deciding.getByText('已退回，提交人可看到原因。').waitFor();

    await changeRequest.reload();
    await changeRequest.getByText('请补充资金来源说明').first().waitFor();
    await changeRequest.getByRole('button', { name: '修改', exact: true }).click();
    await eventually(async () =>
      expect(await dialog.getByLabel('增减额').inputValue()).toBe('1200'),
    );
    await dialog.getByLabel('备注').fill('资金来源见附件');
    await dialog.getByRole('button', { name: '存为草稿' }).click();
    await changeRequest.getByText('草稿已保存。').waitFor();
    await changeRequest.getByRole('button', { name: '提交审核' }).click();
    await changeRequest.getByText('已提交，等待另一人审核。').waitFor();

    await deciding.reload();
    await deciding.getByRole('button', { name: '审核通过' }).click();
    await deciding.getByText('已审核通过，已生效。').waitFor();
    expect(
      (await cellsOf(deciding, '每一次状态，最早在前')).map((cells) => [
        cells[0],
        cells[1],
        cells[4],
      ]),
    ).toEqual([
      ['1', '草稿', ''],
      ['2', '待审核', ''],
      ['3', '已退回', '请补充资金来源说明'],
      ['4', '已退回', ''],
      ['5', '待审核', ''],
      ['6', '已批准', ''],
    ]);

    await deciding.goto(`/projects/${airport}/cost-chain`);
    const chain = await cellsOf(deciding, CHAIN);
    expect(chain.map((cells) => [cells[0], cells[2], cells[6], cells[7]])).toEqual([
      ['规划数', '采用', '', ''],
      ['概算', '采用', '0.00 0.00%', '−1,200.00 −10.71%'],
      ['调整概算先审计后调概', '采用', '+1,200.00 +12.00%', '0.00 0.00%'],
    ]);
    await deciding.getByRole('button', { name: '查看调整概算（2024-03-01）' }).click();
    expect(await cellsOf(deciding, '资金来源')).toEqual([['市级财政', '1,200.00']]);
    await deciding.getByRole('dialog').getByText('交通单位主管（示例）').waitFor();
  }, 150_000);
});

describe('sources that disagree', () => {
  it('stand side by side as undecided until the manager says with a reason which one counts', async () => {
    const [file, approve] = [
      await on.tracker.as('officer', 'sample-transport'),
      await on.tracker.as('manager', 'sample-transport'),
    ];
    await approvedChangeRequest(
      file,
      approve,
      `/api/projects/${bridge}/cost-filings`,
      aCostFigure({
        stage: 'stated-total',
        amountFen: '620000000000',
        source: 'bulletin',
        document: '年度通报（示例）',
        place: '第2页',
        approvalNumber: undefined,
        approvalBody: undefined,
      }),
    );
    const reading = await officer(`/projects/${bridge}/cost-chain`);
    await reading.getByText('不同来源的数据不一致，尚未决定采用哪一个。').waitFor();
    expect((await cellsOf(reading, CHAIN)).map((cells) => cells[2])).toEqual(['未决定', '未决定']);
    expect(await reading.getByRole('button', { name: /^采用/ }).count()).toBe(0);

    const page = await manager(`/projects/${bridge}/cost-chain`);
    await page.getByRole('button', { name: /^采用公布总投资/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '采用此数' }).click();
    await dialog.getByText('请填写').waitFor();
    await dialog.getByLabel('采用理由').fill('通报为最新口径');
    await dialog.getByRole('button', { name: '采用此数' }).click();
    await page.getByText(/已决定采用公布总投资/).waitFor();
    expect((await cellsOf(page, CHAIN)).map((cells) => cells[2])).toEqual([
      '不采用采用此数',
      '采用',
    ]);
    expect(await cellsOf(page, '采用哪个来源的决定')).toEqual([
      [
        '公布总投资 2022-05-01',
        '通报为最新口径',
        '2026-11-23',
        expect.stringMatching(/^交通单位主管（示例）/),
      ],
    ]);
  });
});

describe('what a project will cost in the end', () => {
  it('stands in three views with their labels, and a forecast joins its history', async () => {
    const page = await officer(`/projects/${road}/cost-chain`);
    await page.getByRole('button', { name: '填报预测' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('完工总投资').fill('180');
    await choose(page, dialog, '参照类别（可不填）', '公路');
    await dialog.getByLabel('说明').fill('按剩余工程量测算（示例）');
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByText('已登记预测：18,000,000,000.00 元。').waitFor();
    // The cost of the whole railway line is unknown, so the share of its Hangzhou section is
    // unknown too.
    expect((await cellsOf(page, '杭州段占全线')).map((cells) => cells.slice(2))).toEqual([
      ['未知', '未知'],
    ]);
    const views = await cellsOf(page, '三种看法并列，互不混合');
    expect(views.map(([view, amount]) => [view, amount])).toEqual([
      ['项目单位预测', '1,800,000.00'],
      ['按近期完成投资外推', '尚无资金记录'],
      ['外部视角：同类项目的平均水平，不计入任何数据', '1,992,000.00'],
    ]);
    expect(await cellsOf(page, '历次预测，最早在前')).toEqual([
      [
        '2026-11-23',
        '1,800,000.00',
        '杭州段',
        '公路',
        '按剩余工程量测算（示例）',
        expect.stringMatching(/^交通单位专员（示例）/),
      ],
    ]);
  });

  it('the approval regime is recorded by the manager, from a day and by a document', async () => {
    const page = await manager(`/projects/${road}/cost-chain`);
    await page.getByRole('button', { name: '登记审批方式' }).click();
    const dialog = page.getByRole('dialog');
    await choose(page, dialog, '审批方式', '审批');
    await dialog.getByLabel('自何日起').fill('2021-01-01');
    await dialog.getByLabel('自何日起').press('Tab');
    await dialog.getByLabel('文件').fill('可研批复（示例）');
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByText('已登记审批方式：审批。').waitFor();
  });
});
