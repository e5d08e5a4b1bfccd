import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { approvedChangeRequest } from '../builders/change-requests.js';
import { flagship } from '../builders/projects.js';
import { eventually } from '../harness/until.js';
import { brokenRules } from './broken-rules.js';
import { switchLanguage } from './menu.js';
import { allThere, cellsOf, trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();
let [bridge, metro] = ['', ''];
beforeAll(async () => {
  const { database } = on.tracker.test;
  [bridge, metro] = await Promise.all([flagship(database, 9), flagship(database, 8)]);
  const [file, approve] = [
    await on.tracker.as('officer', 'sample-transport'),
    await on.tracker.as('manager', 'sample-transport'),
  ];
  for (const [year, amountFen] of [
    [2025, '60000000000'],
    [2026, '120000000000'],
  ] as const)
    await approvedChangeRequest(file, approve, `/api/projects/${bridge}/year-plan-filings`, {
      year,
      amountFen,
      category: 'continuing',
      effectiveOn: '2026-01-05',
      document: '年度计划（示例）',
    });
  for (const [project, series, month, amountFen, fundingSource] of [
    [bridge, 'completed', '2025-03', '10000000000', 'municipal'],
    [bridge, 'completed', '2026-02', '30000000000', 'municipal'],
    [bridge, 'completed', '2026-05', '45000000000', 'special-bond'],
    [bridge, 'paid', '2025-04', '8000000000', 'municipal'],
    [bridge, 'paid', '2026-03', '20000000000', 'special-bond'],
    [metro, 'paid', '2023-07', '70000000000', 'bank-loan'],
    [metro, 'completed', '2026-03', '50000000000', undefined],
  ] as const)
    await on.tracker.enter(project, { series, month, amountFen, fundingSource });
});

const officer = (path: string, window: { width?: number; height?: number } = {}) =>
  on.browser.visitAs('officer', path, { unit: 'sample-transport', ...window });

/** Notes the names of the files with the code of charts that a page asks for. */
function chartCode(page: Page): string[] {
  const files: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('echarts')) files.push(request.url());
  });
  return files;
}

const SPEND = '/reports/spend?period=2023-01..2026-12';

describe('the chart of the spend report', () => {
  it('loads its code when it is shown, has a name and the table of what it draws, and stays in the address', async () => {
    const { page, faults } = await officer('/reports/layers');
    const files = chartCode(page);
    await page.goto(SPEND);
    await allThere(page);
    await page.getByRole('button', { name: '显示图表' }).waitFor();
    expect(files).toEqual([]);
    await page.getByRole('button', { name: '显示图表' }).click();
    await page.getByRole('combobox', { name: '金额' }).waitFor();
    const chart = page.getByRole('figure', { name: /^完成投资，按年度与资金来源/ });
    await chart.getByRole('img', { name: /^图：完成投资，按年度与资金来源/ }).waitFor();
    await eventually(async () =>
      expect(await chart.locator('svg path').count()).toBeGreaterThan(4),
    );
    expect(files.length).toBeGreaterThan(0);
    expect(await chart.locator('svg').innerHTML()).toContain('(无记录)');
    await chart.getByText('数据表').click();
    expect(await cellsOf(page, /^完成投资，按年度与资金来源/)).toEqual([
      ['2023', '—无记录', '—无记录', '—无记录'],
      ['2024', '—无记录', '—无记录', '—无记录'],
      ['2025', '—无记录', '10,000.00', '—无记录'],
      ['2026', '45,000.00', '30,000.00', '50,000.00'],
    ]);
    expect(await brokenRules(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('is a heat map of organisations and months, if one wants it so', async () => {
    const { page, faults } = await officer(
      `${SPEND}&groupBy=organisation,month&chart=completed&chartForm=heat`,
    );
    const chart = page.getByRole('figure', { name: /^完成投资，按月份与责任单位/ });
    await chart.getByRole('img').locator('svg').waitFor();
    await chart.getByText('数据表').click();
    const cells = await cellsOf(page, /^完成投资，按月份与责任单位/);
    expect(cells.find(([month]) => month === '2026-05')).toEqual(['2026-05', '45,000.00']);
    expect(cells.find(([month]) => month === '2026-04')).toEqual(['2026-04', '—无记录']);
    expect(await brokenRules(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('is saved as a picture', async () => {
    const { page, faults } = await officer(`${SPEND}&chart=completed`);
    const chart = page.getByRole('figure');
    await chart.getByRole('img').locator('svg').waitFor();
    const saved = async (form: 'SVG' | 'PNG') => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        chart.getByRole('button', { name: `存为 ${form} 图` }).click(),
      ]);
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
    };
    const svg = await saved('SVG');
    expect(svg.name).toBe('完成投资，按年度与资金来源，2023-01 至 2026-12.svg');
    expect(svg.bytes.toString()).toMatch(/^<svg[^]*未注明/);
    const png = await saved('PNG');
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(faults).toEqual([]);
  });
});

describe('the S-curve of a project', () => {
  it('adds up what is planned, completed and paid; what is not on record is no zero', async () => {
    const { page, faults } = await officer(`/projects/${bridge}/year-plans`);
    const chart = page.getByRole('figure', { name: /累计曲线，2025–2026/ });
    await chart.scrollIntoViewIfNeeded();
    await chart.getByRole('img').locator('svg').waitFor();
    await chart.getByText('数据表').click();
    const cells = await cellsOf(page, /累计曲线，2025–2026/);
    const of = (month: string) => cells.find(([name]) => name === month)?.slice(1);
    expect(of('2025-01')).toEqual(['5,000.00', '—无记录', '—无记录']);
    expect(of('2025-12')).toEqual(['60,000.00', '10,000.00', '8,000.00']);
    expect(of('2026-05')).toEqual(['110,000.00', '85,000.00', '—无记录']);
    expect(of('2026-12')).toEqual(['180,000.00', '—无记录', '—无记录']);
    expect(await brokenRules(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('shows one year against its time progress, and fits a phone, in English too', async () => {
    const { page, faults } = await officer(`/projects/${bridge}/year-plans?curve=2026`, {
      width: 390,
      height: 844,
    });
    await switchLanguage(page);
    const chart = page.getByRole('figure', { name: /^S-curve of .*, 2026/ });
    await chart.scrollIntoViewIfNeeded();
    const picture = chart.getByRole('img', { name: /Planned \(time progress\)/ });
    await picture.locator('svg').waitFor();
    expect((await picture.boundingBox())?.width).toBeLessThanOrEqual(390);
    expect(
      await page.evaluate<boolean>(
        'document.documentElement.scrollWidth <= document.documentElement.clientWidth',
      ),
    ).toBe(true);
    await chart.getByText('Table of figures').click();
    const cells = await cellsOf(page, /^S-curve of .*, 2026/);
    expect(cells[1]).toEqual(['2026-02', '20,000.00', '30,000.00', expect.stringMatching(/^—/)]);
    expect(faults).toEqual([]);
  });
});
