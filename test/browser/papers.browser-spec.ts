import { describe, expect, it } from '@jest/globals';
import { approvedChangeRequest } from '../builders/change-requests.js';
import { flagship } from '../builders/projects.js';
import { switchLanguage } from './menu.js';
import { trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();

/** Plans the year of two flagships and completes some of one, so that a bulletin says something. */
async function aYear(): Promise<void> {
  const { tracker } = on;
  const officer = await tracker.as('officer', 'sample-transport');
  const manager = await tracker.as('manager', 'sample-transport');
  for (const [item, amountFen] of [
    [8, '10150000000000'],
    [9, '100000000000'],
  ] as const) {
    const id = await flagship(tracker.test.database, item);
    await approvedChangeRequest(officer, manager, `/api/projects/${id}/year-plan-filings`, {
      year: 2026,
      amountFen,
      category: 'continuing',
      effectiveOn: '2026-01-05',
      document: '年度计划（示例）',
    });
    if (item === 8)
      for (const month of ['2026-01', '2026-10'])
        await tracker.enter(id, {
          series: 'completed',
          month,
          amountFen: '1568200000000',
          unitConfirmed: true,
        });
  }
}

describe('the monthly bulletin', () => {
  it('is looked at, issued, read again and downloaded', async () => {
    await aYear();
    const { page, faults } = await on.browser.visitAs('manager', '/papers', { unit: 'city' });
    await page.getByText('30.90 %').first().waitFor();
    await page.getByText('落后 52.43 个百分点').waitFor();
    await page.screenshot({ path: '/tmp/papers-preview.png', fullPage: true });
    await page.getByRole('button', { name: '印发 2026-10 通报' }).click();
    await page.getByLabel(/文号$/).fill('调度通报〔2026〕10号');
    await page.getByLabel(/签发人$/).fill('示例签发人');
    await page.getByRole('button', { name: '印发', exact: true }).click();
    await page.getByText('已印发 调度通报〔2026〕10号。').waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载 调度通报〔2026〕10号 的 Word 文件' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('2026年10月重大项目调度通报.docx');
    await page.getByRole('link', { name: '调度通报〔2026〕10号', exact: true }).click();
    await page.getByRole('heading', { name: '2026-10 调度通报' }).waitFor();
    await page.getByRole('button', { name: '按依据重新编制并核对' }).click();
    await page.getByText('与印发时逐字节一致').waitFor();
    await page.screenshot({ path: '/tmp/papers-paper.png', fullPage: true });
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto('/papers');
    await page.getByText('30.90 %').first().waitFor();
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(wide).toBeLessThanOrEqual(390);
    await page.screenshot({ path: '/tmp/papers-phone.png', fullPage: true });
    await page.setViewportSize({ width: 1280, height: 800 });
    await switchLanguage(page);
    await page.getByText('52.43 points behind').waitFor();
    await page.screenshot({ path: '/tmp/papers-en.png', fullPage: true });
    expect(faults).toEqual([]);
  });
});
