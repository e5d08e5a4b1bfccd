import { createHash } from 'node:crypto';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { aPdf } from '../builders/documents.js';
import { flagship } from '../builders/projects.js';
import { switchLanguage } from './menu.js';
import { cellsOf, trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();
let airport: string;
beforeAll(async () => {
  airport = await flagship(on.tracker.test.database, 1);
});

const choose = (page: Page, name: string, buffer: Buffer): Promise<void> =>
  page
    .getByRole('dialog', { name: '上传文件' })
    .getByLabel('文件', { exact: true })
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
const send = (page: Page): Promise<void> =>
  page.getByRole('dialog').getByRole('button', { name: '上传文件' }).click();

describe('documents of a project', () => {
  it('are uploaded by mouse, seen in the list and saved byte for byte', async () => {
    const { page, faults } = await on.browser.visitAs('officer', `/projects/${airport}`, {
      unit: 'sample-transport',
    });
    await page.getByRole('link', { name: '依据文件' }).click();
    await page.getByRole('button', { name: '上传文件' }).click();
    const pdf = aPdf('浏览器（示例）');
    await choose(page, '初步设计批复（示例）.pdf', pdf);
    const dialog = page.getByRole('dialog', { name: '上传文件' });
    await dialog.getByLabel('文号（可不填）').fill('杭发改〔2024〕12号');
    await send(page);
    await page.getByText('已上传“初步设计批复（示例）.pdf”').waitFor();
    const [first] = await cellsOf(page, '本项目的文件，最近登记的在前；登记后不再改动');
    expect(first?.slice(0, 2)).toEqual([
      expect.stringMatching(/^初步设计批复（示例）\.pdf \d+ B$/),
      '杭发改〔2024〕12号',
    ]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '初步设计批复（示例）.pdf' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('初步设计批复（示例）.pdf');
    const saved = readFileSync(await download.path());
    expect(createHash('sha256').update(saved).digest('hex')).toBe(
      createHash('sha256').update(pdf).digest('hex'),
    );
    expect(faults).toEqual([]);
  });

  it('are told in words when they are empty, too large or not what their name says', async () => {
    const { page } = await on.browser.visitAs('officer', `/projects/${airport}/documents`, {
      unit: 'sample-transport',
    });
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(new URL(request.url()).pathname);
    });
    await page.getByRole('button', { name: '上传文件' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: '上传文件' });
    await send(page);
    await page.getByText('请选择文件').waitFor();
    await choose(page, 'empty.pdf', Buffer.alloc(0));
    await page.getByText('文件是空的（0 字节）').waitFor();
    // Creates a sparse file, which takes no space on the disk. Playwright would have to send a file
    // created in memory to the browser.
    const large = join(on.tracker.dataDir, 'large.pdf');
    writeFileSync(large, '%PDF');
    truncateSync(large, 104_857_601);
    await dialog.getByLabel('文件', { exact: true }).setInputFiles(large);
    await page.getByText('文件有 101 MB，不能超过 100 MB').waitFor();
    await send(page);
    expect(sent).toEqual([]);
    await choose(page, 'picture.png', aPdf());
    await send(page);
    await page.getByText('文件内容与扩展名“.png”不符').first().waitFor();
    expect(sent).toEqual(['/api/documents']);
    // After the rejected upload the form still has its values, and another file can be uploaded
    // with them.
    await choose(page, 'picture.pdf', aPdf('picture'));
    await send(page);
    await page.getByText('已上传“picture.pdf”').waitFor();
  });

  it('are read and uploaded on a phone, in English', async () => {
    const { page } = await on.browser.visitAs('officer', `/projects/${airport}/documents`, {
      unit: 'sample-transport',
      width: 390,
      height: 844,
    });
    await switchLanguage(page);
    await page.getByRole('button', { name: 'Upload a file' }).click();
    await page
      .getByRole('dialog')
      .getByLabel('File', { exact: true })
      .setInputFiles({
        name: 'phone.pdf',
        mimeType: 'application/pdf',
        buffer: aPdf('phone'),
      });
    await page.getByRole('dialog').getByRole('button', { name: 'Upload a file' }).click();
    await page.getByText('Uploaded phone.pdf.').waitFor();
    await page.getByRole('link', { name: 'phone.pdf' }).waitFor();
    expect(
      await page.evaluate<boolean>('document.documentElement.scrollWidth <= window.innerWidth'),
    ).toBe(true);
  });
});
