import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { runImport } from '#returns';
import { flagship } from '../builders/projects.js';
import { cellsOf, trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();
let airport: string;
beforeAll(async () => {
  airport = await flagship(on.tracker.test.database, 1);
});

const HEADINGS = '项目,月份,序列,金额,资金来源\n';

async function handIn(page: Page, rows: string, paid: string): Promise<string> {
  await page.goto('/ledger-imports');
  await page.getByLabel('文件', { exact: true }).setInputFiles({
    name: '资金历史（示例）.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(HEADINGS + rows),
  });
  await page.getByLabel('支付', { exact: true }).fill(paid);
  await page.getByRole('button', { name: '试导入' }).click();
  await page.waitForURL(/\/ledger-imports\/[0-9a-f-]{36}/);
  await page.getByText('可以离开本页').waitFor();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

describe('history, as an officer brings it in', () => {
  it('is refused row by row, then rehearsed, sent, and approved by the manager', async () => {
    const { body } = await (
      await on.tracker.as('officer', 'sample-transport')
    ).get(`/api/projects/${airport}`);
    const work = (id: string) =>
      runImport(
        { database: on.tracker.test.database, clock: on.tracker.clock, files: on.tracker.files },
        id,
      );
    const { page, faults } = await on.browser.visitAs('officer', '/', { unit: 'sample-transport' });
    await page.getByRole('link', { name: '历史导入' }).click();
    await page.getByRole('heading', { level: 1, name: '历史数据导入' }).waitFor();

    const bad = await handIn(
      page,
      `没有这个项目,2021-01,支付,1,市级财政\n"${body.name}",2021-02,支付,1e3,市级财政\n`,
      '1',
    );
    await work(bad);
    expect(
      (await cellsOf(page, '文件中的问题，按发现顺序排列')).map(([place, problem]) => [
        place,
        problem,
      ]),
    ).toEqual([
      ['D3', '“1e3”不是金额'],
      ['A2', '您的范围内没有名称或代码为“没有这个项目”的项目'],
    ]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^ledger-import-errors_.*\.csv$/);

    const good = await handIn(
      page,
      `"${body.name}",期初,支付,100,市级财政\n"${body.name}",2021-01,支付,1.5,市级财政\n`,
      '101.5',
    );
    await work(good);
    await page.getByText('试导入成功，共 2 条分录').waitFor();
    expect(await cellsOf(page, '控制总额')).toEqual([['支付', '101.50', '101.50', '相符']]);
    expect(await cellsOf(page, '各项目导入前后的累计')).toEqual([
      [body.name, '支付', '2', '0.00', '101.50'],
    ]);
    await page.getByRole('button', { name: '送审' }).press('Enter');
    await page.getByText('可以离开本页').waitFor();
    await work(good);
    await page.getByText('须由另一人审核').waitFor();
    expect(faults).toEqual([]);

    const manager = await on.browser.visitAs('manager', `/ledger-imports/${good}`, {
      unit: 'sample-transport',
    });
    await manager.page.getByRole('link', { name: '去审核 →' }).click();
    await manager.page.getByRole('button', { name: '审核通过' }).click();
    await manager.page.getByText('已审核通过，已生效。').waitFor();
    await manager.page.goto(`/ledger-imports/${good}`);
    await manager.page.getByText('已审核入账，共 2 条分录。').waitFor();
    expect(manager.faults).toEqual([]);
    expect(
      (await (await on.tracker.as('officer', 'sample-transport')).get(`/api/projects/${airport}`))
        .body.paidFen,
    ).toBe('101500000');
  });
});
