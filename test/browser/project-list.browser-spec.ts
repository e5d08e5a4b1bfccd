import { describe, expect, it } from '@jest/globals';
import { brokenRules } from './broken-rules.js';
import { allThere, trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();
const LIST = [
  '2026 年交通重大项目清单（示例）,,,',
  '序号,项目名称,进展,总投资（亿元）',
  '1,示例快线一期（示例）,推进中,12.5',
  '2,杭州萧山国际机场三期扩建工程,在建,3',
].join('\n');

describe('an office', () => {
  it('brings in its own list: corrects a column, leaves out what is there, and submits', async () => {
    const { page, faults } = await on.browser.visitAs('officer', '/projects', {
      unit: 'sample-transport',
    });
    await page.getByRole('link', { name: '导入清单' }).click();
    await page.getByLabel('清单文件').setInputFiles({
      name: '清单（示例）.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(LIST),
    });
    await page.getByRole('button', { name: '读取清单' }).click();
    await page.getByText('读到 2 个项目。', { exact: false }).waitFor();

    await page.getByRole('combobox', { name: '“进展”读作' }).click();
    await page.getByTitle('阶段', { exact: true }).click();
    await page.getByText('“阶段”里的“推进中”不在可用的取值中').waitFor();
    await page
      .getByRole('cell', { name: 'C3', exact: true })
      .or(page.getByText('C3'))
      .first()
      .waitFor();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载标出问题的清单' }).click();
    expect((await saved).suggestedFilename()).toBe('清单（示例）-problems.xlsx');

    await page.getByRole('combobox', { name: '“进展”读作' }).click();
    await page.getByTitle('不读取', { exact: true }).last().click();
    await page
      .getByRole('checkbox', { name: '“杭州萧山国际机场三期扩建工程”是同一项目，不再登记' })
      .check();
    await page.getByRole('button', { name: '去掉勾选的行，重新读取' }).click();
    await page.getByText('已去掉 1 行。').waitFor();
    await allThere(page);
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('button', { name: '提交 1 个项目' }).click();
    await page.getByText(/已报送，等待.*审核。/).waitFor();
    expect(faults).toEqual([]);

    const manager = await on.tracker.as('manager', 'sample-transport');
    const [filed] = (await manager.get('/api/change-requests?kind=project')).body.items;
    expect(filed.summary.title.zh).toBe('1 个项目 · 清单登记');
  });
});
