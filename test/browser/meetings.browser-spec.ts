import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import JSZip from 'jszip';
import { asService } from '../harness/database.js';
import { flagship } from '../builders/projects.js';
import { switchLanguage } from './menu.js';
import { trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();

describe('a dispatch meeting', () => {
  it('is planned, opened, decides what is supervised, and is read on a phone and in English', async () => {
    const { test } = on.tracker;
    const projectId = await flagship(test.database, 1);
    await asService(
      test,
      `INSERT INTO alerts (rule, rule_version, project_id, episode_key, severity, raised_on, inputs)
        VALUES ('total-exceeded', 1, $1, 'meeting', 'red', '2026-11-20', '{}')`,
      [projectId],
    );
    const { page, faults } = await on.browser.visitAs('manager', '/meetings', { unit: 'city' });
    await page.getByRole('button', { name: '安排调度会' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/会议名称$/).fill('十一月重大项目调度会');
    await dialog.getByLabel(/主持人/).fill('示例主持人');
    await dialog.getByRole('button', { name: '安排调度会' }).click();
    await page.getByRole('heading', { level: 1, name: '十一月重大项目调度会' }).waitFor();
    await page.getByText('2026-11-20 起').waitFor();
    await page.getByRole('button', { name: '开会' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '开会' }).click();
    await page.getByText('已开会，议程已定格。').waitFor();
    await page.getByRole('button', { name: '记录议定事项' }).click();
    const decide = page.getByRole('dialog');
    await decide.getByLabel(/议定内容$/).fill('年底前完成管线迁改。由交通牵头。');
    await decide.getByLabel(/牵头单位$/).fill('交通');
    await page.locator('.ant-select-item-option').filter({ hasText: '交通' }).first().click();
    await decide.getByLabel(/责任人$/).click();
    await page.locator('.ant-select-item-option').filter({ hasText: '专员' }).first().click();
    await decide.getByRole('button', { name: '记录议定事项' }).click();
    await page.getByText('已记录，成为 督办〔2026〕1号。').waitFor();
    await page.screenshot({ path: '/tmp/meetings-held.png', fullPage: true });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载会议纪要' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('十一月重大项目调度会纪要.docx');
    const file = await JSZip.loadAsync(await readFile(await download.path()));
    const main = await file.files['word/document.xml']?.async('string');
    expect(main).toContain('年底前完成管线迁改。由交通牵头。');
    await page.getByRole('link', { name: '督办〔2026〕1号' }).click();
    await page.getByRole('heading', { level: 1, name: '年底前完成管线迁改' }).waitFor();
    await page.goto('/meetings');
    await page.getByRole('cell', { name: '已召开' }).waitFor();
    await page.setViewportSize({ width: 390, height: 800 });
    await page.getByRole('link', { name: '十一月重大项目调度会' }).click();
    await page.getByText('年底前完成管线迁改。由交通牵头。').waitFor();
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(wide).toBeLessThanOrEqual(390);
    await page.screenshot({ path: '/tmp/meetings-phone.png', fullPage: true });
    await page.setViewportSize({ width: 1280, height: 800 });
    await switchLanguage(page);
    await page.getByText('As it stood when the meeting was opened.').waitFor();
    await page.screenshot({ path: '/tmp/meetings-en.png', fullPage: true });
    expect(faults).toEqual([]);
  });
});
