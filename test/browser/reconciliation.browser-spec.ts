import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { flagship } from '../builders/projects.js';
import { eventually } from '../harness/until.js';
import { brokenRules } from './broken-rules.js';
import { trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();
const transport = { unit: 'sample-transport' };
const PATH = '/reports/reconciliation';

/** Gives a flagship an amount in the ledger of October, and returns its name. */
async function completedInOctober(): Promise<string> {
  const id = await flagship(on.tracker.test.database, 1);
  await on.tracker.enter(id, {
    series: 'completed',
    month: '2026-10',
    amountFen: '50000000000',
    unitConfirmed: true,
  });
  const officer = await on.tracker.as('officer', transport.unit);
  return (await officer.get(`/api/projects/${id}`)).body.name;
}

const onlyDiffering = (page: Page): Locator => page.getByLabel('只看有差异的');
const names = (page: Page): Promise<string[]> => page.getByRole('rowheader').allInnerTexts();
const rowOf = (page: Page, project: string): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name: project, exact: true }) });
const figures = async (page: Page, project: string): Promise<string[]> =>
  (await rowOf(page, project).getByRole('cell').allInnerTexts())
    .slice(0, 5)
    .map((text) => text.replace(/\s+/g, ' ').trim());

/** Chooses the option with a label from the list of a field. */
async function choose(page: Page, within: Locator, label: string, option: string): Promise<void> {
  await within.getByRole('combobox', { name: label }).click();
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', {
      hasText: new RegExp(`^${option}$`),
    })
    .click();
}

describe('the figures of several reporters', () => {
  it('are recorded by hand, show the difference, and are listed where they differ', async () => {
    const project = await completedInOctober();
    const { page, faults } = await on.browser.visitAs('officer', PATH, transport);
    await rowOf(page, project).waitFor();
    expect(await page.getByLabel('月份').inputValue()).toBe('2026-10');
    expect(await figures(page, project)).toEqual([
      '50,000.00',
      '— 未知',
      '— 未知',
      '— 未知',
      '未入库',
    ]);
    await onlyDiffering(page).click();
    await page.getByText('没有符合条件的项目。').waitFor();
    await onlyDiffering(page).click();
    await page.getByRole('button', { name: `登记：${project}` }).click();
    const dialog = page.getByRole('dialog', { name: `登记各方填报数：${project}` });
    await choose(page, dialog, '填报方', '统计');
    await dialog.getByLabel('金额', { exact: true }).fill('48000');
    await dialog.getByLabel('数据来源').fill('统计联网直报（示例）');
    await dialog.getByRole('button', { name: '登记填报数' }).click();
    await page.getByText(`已登记 ${project} 2026-10 的统计填报数（完成投资）。`).waitFor();
    const recorded = ['50,000.00', '48,000.00 差额 −2,000.00', '— 未知', '— 未知', '未入库'];
    await eventually(async () => expect(await figures(page, project)).toEqual(recorded));
    await onlyDiffering(page).click();
    await eventually(async () => expect(await names(page)).toEqual([project]));
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('button', { name: `说明原因：${project}` }).click();
    const explaining = page.getByRole('dialog', { name: `说明差异原因：${project}` });
    await explaining.getByLabel('差异原因').fill('统计口径不含征迁（示例）');
    await explaining.getByRole('button', { name: '保存' }).click();
    await page.getByText(`已记录 ${project} 的差异原因。`).waitFor();
    await rowOf(page, project).getByText('统计口径不含征迁（示例）').waitFor();
    await page.getByRole('button', { name: `外部编号：${project}` }).click();
    const ids = page.getByRole('dialog', { name: `外部编号：${project}` });
    await ids.getByRole('button', { name: '再加一个' }).click();
    await ids.getByLabel('编号', { exact: true }).fill('330100-2021-0001');
    await ids.getByRole('button', { name: '保存' }).click();
    await page.getByText(`已保存 ${project} 的外部编号。`).waitFor();
    await rowOf(page, project).getByText('已入库').waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /CSV/ }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/\.csv$/);
    await rowOf(page, project).getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: project }).waitFor();
    expect(faults).toEqual([]);
  });

  it('fit on a phone, and cannot be recorded by an auditor', async () => {
    const { page } = await on.browser.visitAs('auditor', PATH, { width: 390, height: 800 });
    await page.getByText('还有更多').or(page.getByText('已全部显示')).waitFor();
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(wide).toBeLessThanOrEqual(390);
    expect(await page.getByRole('button', { name: /^登记：/ }).count()).toBe(0);
  });
});
