import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { eventually } from '../harness/until.js';
import { brokenRules } from './broken-rules.js';
import { switchLanguage } from './menu.js';
import { cellsOf, trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();
const UNIT = 'sample-transport';
const CAPTION = '历次限度，含今后生效的';
let path: string;

beforeAll(async () => {
  const manager = await on.tracker.as('manager', UNIT);
  const [{ id }] = (await manager.get('/api/projects?limit=1')).body.items;
  path = `/projects/${id}`;
  const made = await manager.post(`/api/projects/${id}/milestones`, {
    name: '关键封顶（示例）',
    baselineOn: '2027-06-30',
  });
  const headers = { 'if-match': made.body.etag };
  const marked = await manager.patch(`/api/milestones/${made.body.id}`, { key: true }, { headers });
  expect(marked.status).toBe(200);
});

const reforecast = async (page: Page) => {
  await page.getByRole('button', { name: '调整预计：关键封顶（示例）' }).press('Enter');
  return page.getByRole('dialog');
};

describe('the limit of moves of key milestones', () => {
  it('is said where a key milestone is moved, as it is in force', async () => {
    const { page, faults } = await on.browser.visitAs('officer', path, { unit: UNIT });
    const dialog = await reforecast(page);
    await dialog.getByText('累计调整超过 10 个工作日的，由上级审定').waitFor();
    expect(faults).toEqual([]);
  });

  it('is set by a system administrator from a day on; a missing reason is named', async () => {
    const { page, faults } = await on.browser.visitAs('system-admin', '/milestone-move-limits');
    await page.getByText('现行限度：10 个工作日').waitFor();
    await page.getByRole('button', { name: '设置限度' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('spinbutton', { name: '工作日数' }).fill('15');
    const save = dialog.getByRole('button', { name: /保\s?存/ });
    await save.press('Enter');
    await dialog.getByText('请填写').waitFor();
    await dialog.getByRole('textbox', { name: '依据或理由' }).fill('放宽至三周（示例）');
    await save.press('Enter');
    const today = on.tracker.clock.today();
    await page.getByText(`已设置：自 ${today} 起，限度为 15 个工作日。`).waitFor();
    await page.getByText('现行限度：15 个工作日').waitFor();
    await eventually(async () =>
      expect((await cellsOf(page, CAPTION)).map((cells) => cells.slice(0, 3))).toEqual([
        [`${today} 现行`, '15', '放宽至三周（示例）'],
        ['2021-01-01', '10', '系统初始设置'],
      ]),
    );
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      expect(await brokenRules(page)).toEqual([]);
      await eventually(async () =>
        expect(
          await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth'),
        ).toBe(true),
      );
    }
    expect(faults).toEqual([]);
  });

  it('is said as it is set now, and read in English by who may not set it', async () => {
    const { page } = await on.browser.visitAs('officer', path, { unit: UNIT });
    const dialog = await reforecast(page);
    await dialog.getByText('累计调整超过 15 个工作日的，由上级审定').waitFor();
    await page.goto('/milestone-move-limits');
    await switchLanguage(page);
    await page.getByText('In force: 15 working days').waitFor();
    expect(await page.getByRole('button', { name: 'Set the limit' }).count()).toBe(0);
  });
});
