import { describe, expect, it } from '@jest/globals';
import { eventually } from '../harness/until.js';
import { switchLanguage } from './menu.js';
import { cellsOf, trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();

const PORTFOLIO = '规划项目一览，标志性项目在前';

describe('the portfolio', () => {
  it('begins with the ten flagships, says “unknown” where the plan gives no figure, and grows by key to all 181', async () => {
    const { page } = await on.browser.visitAs('auditor');
    await page.waitForURL('**/projects');
    await page.getByText('已显示 100 条，还有更多').waitFor();
    const rows = await cellsOf(page, PORTFOLIO);
    expect(rows.slice(0, 10).every(([name]) => name?.endsWith('标志性'))).toBe(true);
    expect(rows[10]?.[0]).not.toContain('标志性');
    const metro = rows.find(([name]) => name?.startsWith('杭州市城市轨道交通建设工程'));
    expect(metro?.slice(1, 9)).toEqual([
      '逾期 2',
      '无',
      '无未来节点',
      '未知',
      '950.00',
      '无记录',
      '无记录',
      '无记录',
    ]);
    const talent = rows.find(([name]) => name === '高峰人才引育行动');
    expect(talent?.slice(4, 9)).toEqual(Array(5).fill('不适用'));
    await page.getByRole('button', { name: '再显示一些' }).click();
    await page.getByText('共 181 条，已全部显示').waitFor();
    expect(new Set((await cellsOf(page, PORTFOLIO)).map((cells) => cells.at(-1))).size).toBe(181);
  });

  it('keeps its filters and the unit of money in the address: they survive a reload and the way back from a project', async () => {
    const { page } = await on.browser.visitAs('auditor', '/projects');
    await page.getByLabel('按名称查找').fill('机场');
    await page.getByLabel('标志性', { exact: true }).click();
    await page.locator('.ant-select-item-option', { hasText: '仅标志性' }).click();
    await page.getByText('万元', { exact: true }).click();
    await page.getByText('共 2 条，已全部显示').waitFor();
    const query = { q: '机场', flagship: 'true', money: 'wan' };
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual(query);

    await page.reload();
    await page.getByText('共 2 条，已全部显示').waitFor();
    await eventually(async () =>
      expect(await page.getByLabel('按名称查找').inputValue()).toBe('机场'),
    );
    expect((await cellsOf(page, PORTFOLIO))[0]?.[4]).toBe('2,700,000.00口径未说明');

    await page.getByRole('link', { name: '杭州萧山国际机场三期改扩建工程' }).click();
    await page.getByRole('heading', { level: 1, name: '杭州萧山国际机场三期改扩建工程' }).waitFor();
    await page.getByRole('link', { name: '← 项目总表' }).click();
    await page.getByText('共 2 条，已全部显示').waitFor();
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual(query);
  });

  it('keeps its filters as a view under a name: saved, opened, shared and deleted by key', async () => {
    const { page } = await on.browser.visitAs(
      'manager',
      '/projects?q=%E6%9C%BA%E5%9C%BA&money=wan',
      {
        unit: 'sample-transport',
      },
    );
    const views = page.getByRole('button', { name: '视图' });
    await views.focus();
    await page.keyboard.press('Enter');
    await page.getByText('还没有视图').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: '保存为视图' }).waitFor();
    await page.getByRole('textbox', { name: /^\*? ?名称$/ }).fill('机场（示例）');
    await page.getByLabel('本单位的人').check();
    await page.keyboard.press('Enter');
    await page.getByText('已保存视图“机场（示例）”').waitFor();

    const other = await on.browser.visitAs('officer', '/projects', { unit: 'sample-transport' });
    await other.page.getByRole('button', { name: '视图' }).click();
    await other.page.getByRole('link', { name: /机场（示例）/ }).click();
    await other.page.waitForURL((url) => url.searchParams.get('q') === '机场');
    await other.page.getByText('共 2 条，已全部显示').waitFor();
    await eventually(async () =>
      expect(await other.page.getByLabel('按名称查找').inputValue()).toBe('机场'),
    );
    expect(new URL(other.page.url()).searchParams.get('money')).toBe('wan');

    await views.click();
    await page.getByRole('button', { name: '删除视图“机场（示例）”' }).click();
    await page.getByText('别人也不能再用').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
    await page.getByText('已删除视图“机场（示例）”').waitFor();
    await views.click();
    await page.getByText('还没有视图').waitFor();
  });

  it('says what to do when nothing matches, and clears its filters', async () => {
    const { page } = await on.browser.visitAs(
      'auditor',
      '/projects?q=%E6%B2%A1%E6%9C%89%E8%BF%99%E4%B8%AA&column=10',
    );
    await page.getByText('没有符合筛选条件的项目。请放宽或清除筛选。').waitFor();
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.getByText('已显示 100 条，还有更多').waitFor();
    expect(new URL(page.url()).search).toBe('');
  });

  it('shows an officer the projects of their unit and no others', async () => {
    const { page } = await on.browser.visitAs('officer', '/projects', { unit: 'sample-transport' });
    await page.getByRole('table', { name: PORTFOLIO }).waitFor();
    expect(await page.getByRole('link', { name: '高峰人才引育行动' }).count()).toBe(0);
  });
});

describe('a project', () => {
  it('shows each figure with its place in the plan, its scope and what it is not', async () => {
    const { page } = await on.browser.visitAs('auditor', '/projects?q=%E7%89%B9%E9%AB%98%E5%8E%8B');
    await page.getByRole('link', { name: /特高压/ }).click();
    const facts = page.getByRole('region', { name: '基本情况' });
    await facts.waitFor();
    const text = await facts.innerText();
    expect(text).toMatch(/专栏10 第10项/);
    expect(text).toMatch(/总投资 \(万元\)\s*2,900,000\.00\s*全线 · 规划数，未登记概算/);
    expect(text).toMatch(/“十四五”期间投资 \(万元\)\s*未知/);
    expect(text).toMatch(/累计支付 \(万元\)\s*无记录/);
    await facts.getByRole('link', { name: '专栏10 第10项' }).click();
    await page
      .getByRole('heading', { level: 1, name: '专栏10 基础设施建设十大标志性项目' })
      .waitFor();
    expect(await cellsOf(page, '该专栏的条目与量化目标')).toHaveLength(10);
  });
});

describe('the language', () => {
  it('is Chinese, becomes English with one click, says so to screen readers, and stays', async () => {
    const { page } = await on.browser.visitAs('auditor', '/projects?column=10');
    await eventually(async () =>
      expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN'),
    );
    await switchLanguage(page);
    await page.getByRole('heading', { level: 1, name: 'Portfolio' }).waitFor();
    await eventually(async () =>
      expect(await page.locator('html').getAttribute('lang')).toBe('en'),
    );
    expect(await page.title()).toBe('Portfolio · Major project tracker');
    expect(
      await page.getByRole('link', { name: '湖杭铁路' }).locator('span').getAttribute('lang'),
    ).toBe('zh-CN');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Portfolio' }).waitFor();
    await page.goto('/projects/0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10');
    await page
      .getByText('There is no such project, or it lies outside your organisations.')
      .waitFor();
  });
});
