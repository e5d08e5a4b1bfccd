import { beforeAll, describe, expect, it } from '@jest/globals';
import { flagship } from '../builders/projects.js';
import { eventually } from '../harness/until.js';
import { trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser({ now: '2026-11-03T02:00:00Z' });
let airport: string;
let name: string;
beforeAll(async () => {
  airport = await flagship(on.tracker.test.database, 1);
  const officer = await on.tracker.as('officer', 'sample-transport');
  ({ name } = (await officer.get(`/api/projects/${airport}`)).body);
});

const MONTH = '/returns?month=2026-10&organisation=sample-transport';

describe('a month', () => {
  it('is filed from the keyboard and passed by a reviewer', async () => {
    const { page, faults } = await on.browser.visitAs('officer', MONTH, {
      unit: 'sample-transport',
    });
    const cell = (column: string) => page.getByLabel(`${name}，${column}`, { exact: true });
    await cell('完成投资合计').first().focus();
    await page.keyboard.type('1000');
    await page.keyboard.press('ArrowRight');
    await cell('资金来源').first().selectOption('municipal');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('900');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('700');
    await page.keyboard.press('ArrowRight');
    // What was typed stays as it was when it is saved in between; the rest is appended to it.
    await page.keyboard.type('45.0');
    await page.getByText('已全部保存').waitFor();
    expect(await cell('形象进度 %').inputValue()).toBe('45.0');
    await page.keyboard.type('5');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('主体结构完成（示例）');
    await page.getByText('已全部保存').waitFor();
    await page.getByText('累计 1,000.00').first().waitFor();

    await page.reload();
    await page.getByText('已全部保存').waitFor();
    await eventually(async () =>
      expect(await cell('完成投资合计').first().inputValue()).toBe('1000'),
    );
    await eventually(async () => expect(await cell('形象进度 %').inputValue()).toBe('45.05'));
    await page.getByLabel('本人确认所填数据属实').press('Space');
    await page.getByRole('button', { name: `报送：${name}` }).press('Enter');
    await page.getByText('已报送 1 个项目，等待审核。').waitFor();
    const request = await page.getByRole('link', { name: '查看审核' }).getAttribute('href');
    expect(faults).toEqual([]);

    const reviewer = await on.browser.visitAs('manager', request ?? '', {
      unit: 'sample-transport',
    });
    await reviewer.page.getByText('本年累计完成').waitFor();
    await reviewer.page.getByText('序时进度 83.33%').waitFor();
    await reviewer.page.getByRole('button', { name: '审核通过' }).click();
    await reviewer.page.getByRole('row', { name: /审核通过 交通单位主管/ }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: `更正：${name}` }).waitFor();
    const manager = await on.tracker.as('manager', 'sample-transport');
    const { items } = (await manager.get(`/api/projects/${airport}/ledger-entries`)).body;
    expect(items.map(({ series, amountFen }: any) => [series, amountFen])).toEqual([
      ['completed', '1000000000'],
      ['funds', '900000000'],
      ['paid', '700000000'],
    ]);
  });
});
