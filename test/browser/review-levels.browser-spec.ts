import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { brokenRules } from './broken-rules.js';
import { cellsOf, trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();
const CAPTION = '已设置的审核级次，含今后生效的';

async function choose(page: Page, label: string, option: string, at = 0): Promise<void> {
  await page.getByRole('combobox', { name: label }).nth(at).click();
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', {
      hasText: new RegExp(`^${option}$`),
    })
    .click();
}

describe('the levels of review of an organisation', () => {
  it('are read and set by the security administrator, from a day on', async () => {
    const { page, faults } = await on.browser.visitAs('security-admin', '/units');
    await page.getByRole('link', { name: '审核级次：交通建设单位（示例）' }).press('Enter');
    await page.getByRole('heading', { level: 1, name: '审核级次：交通建设单位（示例）' }).waitFor();
    await page.getByText('本单位没有单独设置，沿用上级单位的设置。').waitFor();
    await page.getByRole('button', { name: '设置', exact: true }).click();
    await page.getByText('请填写').first().waitFor();
    await choose(page, '申请类别', '台账登记');
    await choose(page, '申请类别', '年度计划');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '增加一级' }).click();
    await choose(page, '由哪一单位', '市级', 1);
    await choose(page, '由谁', '负责人', 1);
    await page.getByLabel('生效日期').fill('2027-01-01');
    await page.getByLabel('生效日期').press('Tab');
    await page.getByRole('button', { name: '设置', exact: true }).click();
    await page.getByText('已设置，自 2027-01-01 起生效；已告知审计管理员。').waitFor();
    expect(await cellsOf(page, CAPTION)).toEqual([
      ['台账登记', '第 1 级：责任单位主管第 2 级：市级负责人', '2027-01-01 尚未生效'],
      ['年度计划', '第 1 级：责任单位主管第 2 级：市级负责人', '2027-01-01 尚未生效'],
    ]);
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      expect(await brokenRules(page)).toEqual([]);
      expect(
        await page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth'),
      ).toBe(false);
    }
    expect(faults).toEqual([]);
  });

  it('are read by others, who set nothing; of no organisation there are none', async () => {
    const { page } = await on.browser.visitAs('officer', '/units/sample-transport/review-levels', {
      unit: 'sample-transport',
    });
    await page.getByText('台账登记').waitFor();
    expect(await page.getByRole('button', { name: '设置', exact: true }).count()).toBe(0);
    await page.goto('/units/nowhere/review-levels');
    await page.getByText('没有这个单位。').waitFor();
  });
});
