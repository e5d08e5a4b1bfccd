import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { approvedChangeRequest } from '../builders/change-requests.js';
import { flagship } from '../builders/projects.js';
import { eventually } from '../harness/until.js';
import { cellsOf, trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();
let [airport, metro, road] = ['', '', ''];
beforeAll(async () => {
  const { database } = on.tracker.test;
  [airport, metro, road] = await Promise.all([
    flagship(database, 1),
    flagship(database, 3),
    flagship(database, 4),
  ]);
});

const YEARS = '年度投资计划与月度计划，金额以万元计';
const FUNDING = '各资金来源分年计划，金额以万元计；格下为到位、支付与缺口';
const officer = async (path: string) =>
  (await on.browser.visitAs('officer', path, { unit: 'sample-transport' })).page;
const manager = async (path: string) =>
  (await on.browser.visitAs('manager', path, { unit: 'sample-transport' })).page;

async function choose(
  page: Page,
  within: Locator | Page,
  label: string,
  option: string,
): Promise<void> {
  await within.getByRole('combobox', { name: label, exact: true }).click();
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', {
      hasText: new RegExp(`^${option}$`),
    })
    .click();
}

/** Copies a text and pastes it into a cell with the keyboard. */
async function pasteInto(page: Page, cell: Locator, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  await cell.focus();
  await page.keyboard.press('Control+V');
}

/** Fills in the document on which the figures of a planning sheet are based. */
async function nameDocument(page: Page, { reason }: { reason?: string } = {}): Promise<void> {
  await page.getByLabel('文件日期').fill('2026-01-10');
  await page.getByLabel('文件日期').press('Tab');
  await page.getByLabel('文件', { exact: true }).fill('2026 年度投资计划（示例）');
  if (reason !== undefined) await page.getByLabel('调整原因').fill(reason);
}

const labelled = (page: Page): Promise<string | null> =>
  page.evaluate<string | null>('document.activeElement.getAttribute("aria-label")');

describe('the sheet of years', () => {
  it('takes a block from a spreadsheet, says before sending that the months do not add up, is kept as a draft, submitted, and approved with its differences', async () => {
    const page = await officer(`/projects/${airport}/year-plans`);
    await choose(page, page, '添加年度', '2026');
    await page.getByLabel('2026 年 年度类别').selectOption({ label: '续建' });
    await pasteInto(
      page,
      page.getByLabel('2026 年 年度计划'),
      `120,000\t${Array.from({ length: 12 }, () => '9,000').join('\t')}\r\n`,
    );
    await page.getByText('已粘贴 13 格，0 格放不下或不适用').waitFor();
    await page.getByText('月度合计与年度计划相差 120,000,000.00 元').waitFor();
    await eventually(async () =>
      expect(await page.getByLabel('2026 年 12 月').inputValue()).toBe('9,000'),
    );
    await nameDocument(page);
    await page.getByRole('button', { name: '存为草稿' }).click();
    await page.getByText('未能提交，请更正标出的内容').waitFor();
    // The message must appear once, in the row of the year that it concerns. `getByText` without
    // `count` would fail if there were a second one.
    const saidIn = page.getByRole('row').filter({ has: page.getByLabel('2026 年 12 月') });
    await page.getByText(/十二个月合计（.*）须等于年度计划/).waitFor();
    await eventually(async () =>
      expect(await saidIn.getByText(/十二个月合计（.*）须等于年度计划/).count()).toBe(1),
    );

    await page.getByLabel('2026 年 12 月').fill('21000');
    await page.getByText('月度合计与年度计划相差').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '存为草稿' }).click();
    await page.getByText('已存为草稿：2026。').waitFor();
    await page.reload();
    await page.getByRole('link', { name: '查看 2026 年的申报' }).waitFor();
    expect([
      await page.getByLabel('2026 年 年度计划').inputValue(),
      await page.getByLabel('2026 年 12 月').inputValue(),
      await page.getByLabel('文件', { exact: true }).inputValue(),
    ]).toEqual(['120000', '21000', '2026 年度投资计划（示例）']);
    await page.getByRole('button', { name: '提交审核' }).click();
    await page.getByText('已提交审核：2026。').waitFor();
    const row = page.getByRole('row', { name: /^2026/ }).first();
    await page.getByRole('link', { name: '查看 2026 年的申报' }).getByText('待审核').waitFor();
    await eventually(async () =>
      expect(await row.innerText()).toMatch(/续建[^]*120,000\.00[^]*21,000\.00/),
    );
    expect(await row.getByRole('textbox').or(row.getByRole('combobox')).count()).toBe(0);

    const deciding = await manager('/budget-filings');
    await deciding.getByRole('link', { name: /· 年度计划 · 2026/ }).click();
    expect((await cellsOf(deciding, /^逐项对照/)).find(([field]) => field === '12 月计划')).toEqual(
      ['12 月计划', '新增', '（空）', '21,000.00', ''],
    );
    await deciding.getByRole('button', { name: '审核通过' }).click();
    await deciding.getByText('已审核通过，已生效。').waitFor();

    await page.reload();
    expect(
      (await cellsOf(page, '原计划与调整，及至上月末应完成')).map((cells) => cells.slice(0, 5)),
    ).toEqual([['2026', '120,000.00', '未调整', '75.00%', '90,000.00']]);
  });

  it('goes from cell to cell with arrows and Enter, takes back with Escape, and keeps what was typed when the unit changes', async () => {
    await approvedChangeRequest(
      await on.tracker.as('officer', 'sample-transport'),
      await on.tracker.as('manager', 'sample-transport'),
      `/api/projects/${road}/year-plan-filings`,
      {
        year: 2025,
        amountFen: '100000000000',
        category: 'continuing',
        effectiveOn: '2025-01-05',
        document: '年度计划（示例）',
      },
    );
    const page = await officer(`/projects/${road}/year-plans`);
    await choose(page, page, '添加年度', '2026');
    await page.getByLabel('2025 年 年度计划').focus();
    await page.keyboard.press('ArrowDown');
    expect(await labelled(page)).toBe('2026 年 年度计划');
    await page.keyboard.type('5000');
    await page.keyboard.press('ArrowRight');
    expect(await labelled(page)).toBe('2026 年 1 月');
    await page.keyboard.press('ArrowLeft');
    expect(await labelled(page)).toBe('2026 年 年度计划');
    await page.keyboard.press('Shift+Enter');
    expect(await labelled(page)).toBe('2025 年 年度计划');
    await page.keyboard.type('7');
    expect(await page.getByLabel('2025 年 年度计划').inputValue()).toBe('7');
    await page.keyboard.press('Escape');
    expect(await page.getByLabel('2025 年 年度计划').inputValue()).toBe('100000');
    await page.getByText('亿元', { exact: true }).click();
    await page.getByRole('columnheader', { name: '年度计划 (亿元)' }).waitFor();
    expect([
      await page.getByLabel('2025 年 年度计划').inputValue(),
      await page.getByLabel('2026 年 年度计划').inputValue(),
    ]).toEqual(['10', '0.5']);
    await page.getByLabel('2026 年 年度计划').fill('2000');
    await page.getByText('超过投资上限 184,400,000,000.00 元').waitFor();
  });

  it('is there to be read for who may not file', async () => {
    const { page } = await on.browser.visitAs('auditor', `/projects/${road}/year-plans`);
    expect((await cellsOf(page, YEARS)).map((cells) => cells.slice(0, 3))).toEqual([
      ['2025', '续建', '100,000.00'],
    ]);
    expect(await page.getByRole('textbox').count()).toBe(0);
  });
});

describe('the sheet of funding', () => {
  it('shows what came, what was paid and the gap in each cell, what is not allocated, and too much before it is sent', async () => {
    const [file, approve] = [
      await on.tracker.as('officer', 'sample-transport'),
      await on.tracker.as('manager', 'sample-transport'),
    ];
    await approvedChangeRequest(file, approve, `/api/projects/${metro}/year-plan-filings`, {
      year: 2026,
      amountFen: '120000000000',
      category: 'continuing',
      effectiveOn: '2026-01-05',
      document: '年度计划（示例）',
    });
    await on.tracker.enter(metro, {
      series: 'funds',
      month: '2026-02',
      amountFen: '50000000000',
      fundingSource: 'municipal',
    });
    await on.tracker.enter(metro, {
      series: 'paid',
      month: '2026-02',
      amountFen: '20000000000',
      fundingSource: 'municipal',
    });
    const page = await officer(`/projects/${metro}/funding`);
    await choose(page, page, '添加来源', '专项债');
    await page.getByLabel('2026 年 市级财政').fill('70000');
    await page.getByLabel('2026 年 市级财政').press('Enter');
    expect(await labelled(page)).toBe('2026 年 专项债');
    await page.keyboard.type('60000');
    await page.getByText('超过年度计划 100,000,000.00 元').waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('40000');
    await page.getByText('超过年度计划').waitFor({ state: 'detached' });
    const table = page.getByRole('table', { name: FUNDING });
    await eventually(async () =>
      expect(await table.locator('tbody tr').first().locator('td').last().innerText()).toMatch(
        /70,000\.00[^]*到位 50,000\.00[^]*支付 20,000\.00[^]*缺口 20,000\.00/,
      ),
    );
    await eventually(async () =>
      expect(await table.locator('tfoot tr').last().locator('td').first().innerText()).toBe(
        '10,000.00',
      ),
    );
    await nameDocument(page);
    await page.getByRole('button', { name: '提交审核' }).click();
    await page.getByText('已提交审核：2026。').waitFor();
    await page.getByLabel('2026 年 市级财政').waitFor({ state: 'detached' });
    await eventually(async () =>
      expect(await table.locator('tbody').innerText()).toMatch(/70,000\.00[^]*40,000\.00/),
    );

    const deciding = await manager('/budget-filings?kind=funding');
    await deciding.getByRole('link', { name: /· 资金来源 · 2026/ }).click();
    await deciding.getByRole('button', { name: '审核通过' }).click();
    await deciding.getByText('已审核通过，已生效。').waitFor();
    await page.reload();
    expect(
      (await cellsOf(page, '每一次批准的资金来源，先批准的在前')).map((cells) => cells.slice(0, 2)),
    ).toEqual([['2026 · 原计划', '市级财政 70,000.00专项债 40,000.00']]);
  });

  it('and a special bond runs its clock once it is approved', async () => {
    const page = await officer(`/projects/${metro}/funding`);
    await page.getByRole('button', { name: '申报专项债' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('债券名称').fill('一期（示例）');
    await dialog.getByLabel('金额', { exact: true }).fill('40000');
    await dialog.getByLabel('发行日').fill('2026-03-01');
    await dialog.getByLabel('发行日').press('Tab');
    await dialog.getByLabel('文件').fill('发行公告（示例）');
    await dialog.getByRole('button', { name: '存为草稿' }).click();
    await page.getByRole('button', { name: '提交审核' }).click();
    await page.getByText('已提交，等待另一人审核。').waitFor();
    const deciding = await manager(new URL(page.url()).pathname);
    await deciding.getByRole('button', { name: '审核通过' }).click();
    await deciding.getByText('已审核通过，已生效。').waitFor();
    await deciding.goto(`/projects/${metro}/funding`);
    expect(
      (await cellsOf(deciding, '已发行的专项债及使用进度')).map((cells) => cells.slice(0, 5)),
    ).toEqual([
      [
        '一期（示例）',
        '2026-03-01已满 8 个月',
        '40,000.00',
        expect.any(String),
        expect.any(String),
      ],
    ]);
  });
});
