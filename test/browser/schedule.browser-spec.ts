import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Day, daysBetween } from '#values';
import { asSuperuser } from '../harness/server.js';
import { eventually } from '../harness/until.js';
import { switchLanguage } from './menu.js';
import { trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();
const UNIT = 'sample-transport';
let path: string;
/** Days between topping out and acceptance: no slack is left. */
let between: number;

beforeAll(async () => {
  const officer = await on.tracker.as('officer', UNIT);
  const [{ id }] = (await officer.get('/api/projects?limit=1')).body.items;
  path = `/projects/${id}`;
  const today = on.tracker.clock.today();
  const year = Number(today.slice(0, 4));
  between = daysBetween(`${year + 1}-10-01` as Day, `${year + 2}-06-30` as Day);
  await asSuperuser(on.tracker.test.name, async (client) => {
    await client.query('UPDATE milestones SET dropped = true WHERE project_id = $1', [id]);
    await client.query(
      `INSERT INTO milestones (project_id, source_key, name, baseline_on, forecast_on, actual_on,
          derived, reason, created_by, created_at)
        SELECT $1, key, name, baseline::date, forecast::date, actual::date, derived, reason,
          'service:test', now()
        FROM (VALUES
          (NULL, '施工许可（示例）', $2 || '-03-01', $2 || '-04-10', $2 || '-04-10', false, NULL),
          (NULL, '主体开工（示例）', $2 || '-09-01', $3 || '-01-15', NULL, false, NULL),
          (NULL, '主体结构封顶（示例）', $3 || '-10-01', $3 || '-10-01', NULL, false, NULL),
          (NULL, '机电安装完成（示例）', $3 || '-08-01', $3 || '-08-01', NULL, false, NULL),
          (NULL, '竣工验收（示例）', $4 || '-06-30', $4 || '-06-30', NULL, false, NULL),
          ('period-end', '规划期末目标（示例）', $4 || '-12-31', $4 || '-12-31', NULL, true,
            'plan-states-no-day'))
          AS one (key, name, baseline, forecast, actual, derived, reason)`,
      [id, String(year), String(year + 1), String(year + 2)],
    );
  });
});

const row = (page: Page, name: string) =>
  page
    .getByRole('region', { name: '按日期排列的节点及其紧前节点、总时差' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name }) });

/** Sets the one predecessor of a milestone, by keyboard alone. */
async function set(page: Page, name: string, predecessor: string, lag: string): Promise<void> {
  await page.getByRole('button', { name: `设置紧前：${name}（示例）` }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '添加紧前节点' }).press('Enter');
  const choice = dialog.getByRole('combobox', { name: /节点 1/ });
  await choice.pressSequentially(predecessor);
  await page.locator('.ant-select-item-option-active').filter({ hasText: predecessor }).waitFor();
  await choice.press('Enter');
  await dialog.getByRole('spinbutton', { name: /间隔/ }).fill(lag);
  await dialog.getByRole('button', { name: /保\s?存/ }).press('Enter');
}

const shot = async (page: Page, name: string): Promise<void> => {
  if (!process.env['SHOTS']) return;
  const section = page.locator('section').filter({ has: page.locator('.gantt') });
  await section.screenshot({ path: `${process.env['SHOTS']}/schedule-${name}.png` });
};

describe('the schedule of a project', () => {
  it('is set by keyboard, refuses a cycle with its path, and shows float and critical path', async () => {
    const { page, faults } = await on.browser.visitAs('officer', path, { unit: UNIT });
    await page.getByRole('heading', { name: '进度计划' }).waitFor();
    await page.getByText('尚未设置紧前节点').waitFor();
    await set(page, '竣工验收', '主体结构封顶', String(between));
    await page.getByText('已设置“竣工验收（示例）”的紧前节点。').waitFor();
    await set(page, '主体结构封顶', '主体开工', '240');
    await page.getByText('已设置“主体结构封顶（示例）”的紧前节点。').waitFor();
    await set(page, '机电安装完成', '主体结构封顶', '30');
    await page.getByText('已设置“机电安装完成（示例）”的紧前节点。').waitFor();
    await page.getByText('1 个节点的日期早于紧前节点所允许的日期。').waitFor();
    await row(page, '机电安装完成')
      .getByText(/早了 \d+ 天/)
      .waitFor();
    await row(page, '主体结构封顶').getByText('关键线路').waitFor();
    await row(page, '规划期末目标').getByText('未知：日期待核实').waitFor();
    await shot(page, 'zh-light');

    await set(page, '主体开工', '竣工验收', '0');
    await page
      .getByRole('dialog')
      .getByText(/主体开工（示例） → 主体结构封顶（示例） → 竣工验收（示例） → 主体开工（示例）/)
      .first()
      .waitFor();
    if (process.env['SHOTS'])
      await page.screenshot({ path: `${process.env['SHOTS']}/schedule-dialog.png` });
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /取\s?消/ })
      .click();
    await page.emulateMedia({ colorScheme: 'dark' });
    await shot(page, 'zh-dark');
    await page.emulateMedia({ colorScheme: 'light' });
    expect(faults).toEqual([]);
  });

  it('scrolls its chart on a phone, prints, and is read in English by who may not change it', async () => {
    const { page } = await on.browser.visitAs('auditor', path, { width: 390 });
    await page.getByRole('heading', { name: '进度计划' }).waitFor();
    expect(await page.getByRole('button', { name: /^设置紧前/ }).count()).toBe(0);
    await eventually(async () => {
      expect(
        await page.evaluate(
          'document.querySelector(".gantt-frame").scrollWidth > window.innerWidth',
        ),
      ).toBe(true);
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(
        true,
      );
    });
    await page.evaluate('document.querySelector(".gantt-frame").scrollTo(200, 0)');
    await shot(page, 'phone');
    await page.emulateMedia({ colorScheme: 'dark' });
    await shot(page, 'phone-dark');
    await page.emulateMedia({ colorScheme: 'light', media: 'print' });
    await page.setViewportSize({ width: 700, height: 900 });
    await eventually(async () => {
      expect(await page.locator('.gantt-names').isVisible()).toBe(false);
      expect(await page.getByRole('img', { name: /^甘特图：6 个节点/ }).isVisible()).toBe(true);
    });
    await shot(page, 'print');
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 1280, height: 900 });
    await switchLanguage(page);
    await page.getByRole('heading', { name: 'Schedule', exact: true }).waitFor();
    await page.getByText(/Last milestone .*on the critical path/).waitFor();
    await shot(page, 'en');
  });
});
