import { readFile, writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually } from '../harness/until.js';
import { switchLanguage } from './menu.js';
import { trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();
const UNIT = 'sample-transport';
let path: string;

beforeAll(async () => {
  const officer = await on.tracker.as('officer', UNIT);
  const [{ id }] = (await officer.get('/api/projects?limit=1')).body.items;
  path = `/projects/${id}`;
  for (const [name, weight] of [
    ['主体封顶（示例）', null],
    ['竣工验收（示例）', '60'],
  ]) {
    const made = await officer.post(`/api/projects/${id}/milestones`, {
      name,
      baselineOn: '2027-06-30',
    });
    expect(made.status).toBe(201);
    if (weight === null) continue;
    const headers = { 'if-match': made.body.etag };
    await officer.patch(`/api/milestones/${made.body.id}`, { weight }, { headers });
  }
});

const milestone = (page: Page, name: string) =>
  page
    .getByRole('region', { name: /^(按基线日期排列的节点|Milestones by baseline day)/ })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name }) });

const shot = async (page: Page, name: string): Promise<void> => {
  if (process.env['SHOTS'])
    await page.screenshot({ path: `${process.env['SHOTS']}/kept-${name}.png` });
};

describe('weight and owner of a milestone', () => {
  it('are set by keyboard; weights above the whole are refused at their field', async () => {
    const { page, faults } = await on.browser.visitAs('officer', path, { unit: UNIT });
    await page.getByRole('button', { name: '权重与责任人：主体封顶（示例）' }).press('Enter');
    const dialog = page.getByRole('dialog');
    const weight = dialog.getByRole('textbox', { name: '占项目的权重' });
    const save = dialog.getByRole('button', { name: /保\s?存/ });
    await weight.fill('0');
    await save.press('Enter');
    await dialog.getByText('须为大于 0、不超过 100 的数，至多两位小数').waitFor();
    await weight.fill('40.5');
    await save.press('Enter');
    await dialog
      .locator('.ant-form-item')
      .filter({ has: page.getByRole('textbox', { name: '占项目的权重' }) })
      .getByText(/不能超过 100/)
      .waitFor();
    await shot(page, 'refused');
    await weight.fill('39.5');
    const owner = dialog.getByRole('combobox', { name: '责任人' });
    await owner.press('ArrowDown');
    await page.locator('.ant-select-item-option-active').waitFor();
    await owner.press('Enter');
    await save.press('Enter');
    await page.getByText('已保存“主体封顶（示例）”的权重与责任人。').waitFor();
    await milestone(page, '主体封顶').getByText('权重 39.5%').waitFor();
    await milestone(page, '主体封顶')
      .getByText(/^责任人：./)
      .waitFor();
    await milestone(page, '竣工验收').getByText('权重 60%').waitFor();
    await shot(page, 'zh');
    expect(faults).toEqual([]);
  });

  it('are read on a phone, in English, by who may not change them', async () => {
    const { page } = await on.browser.visitAs('auditor', path);
    await milestone(page, '主体封顶').getByText('权重 39.5%').waitFor();
    expect(await page.getByRole('button', { name: /^权重与责任人/ }).count()).toBe(0);
    await switchLanguage(page);
    await milestone(page, '主体封顶').getByText('Weight 39.5 %').waitFor();
    await milestone(page, '主体封顶')
      .getByText(/^Owner: ./)
      .waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    await milestone(page, '主体封顶').scrollIntoViewIfNeeded();
    await shot(page, 'phone');
    await eventually(async () =>
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(
        true,
      ),
    );
  });
});

it('the Gantt chart is saved as a picture with its names and its legend', async () => {
  const { page, faults } = await on.browser.visitAs('auditor', path);
  const chart = page.getByRole('figure', { name: /^进度计划甘特图/ });
  const saved = async (form: 'SVG' | 'PNG') => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      chart.getByRole('button', { name: `存为 ${form} 图` }).click(),
    ]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  };
  const svg = await saved('SVG');
  expect(svg.name).toBe(`进度计划 ${on.tracker.clock.today()}.svg`);
  expect(svg.bytes.toString()).toMatch(/^<svg[^]*主体封顶（示例）[^]*预计，在关键线路上/);
  expect(svg.bytes.toString()).not.toMatch(/class=|var\(/);
  const png = await saved('PNG');
  expect(png.name).toBe(`进度计划 ${on.tracker.clock.today()}.png`);
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
  // Width of the picture, of which three pixels stand for one of the page.
  expect(png.bytes.readUInt32BE(16)).toBeGreaterThan(3 * 600);
  if (process.env['SHOTS']) await writeFile(`${process.env['SHOTS']}/gantt.png`, png.bytes);
  expect(faults).toEqual([]);
});
