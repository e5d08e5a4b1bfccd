import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { cellsOf, trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();

const CAPTION = '单位树及各单位任职人员';
const act = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name }).click();
const save = (dialog: Locator, name: string): Promise<void> =>
  dialog.getByRole('button', { name, exact: true }).click();

async function choose(page: Page, label: string, typed: string): Promise<void> {
  const field = page.getByRole('dialog').getByLabel(label);
  await field.fill(typed);
  await field.press('Enter');
}

async function type(dialog: Locator, label: string, day: string): Promise<void> {
  await dialog.getByLabel(label).fill(day);
  await dialog.getByLabel(label).press('Tab');
}

/**
 * Waits until the help or error text below a field of the open dialog is visible, and returns that
 * text.
 */
async function saidAt(page: Page, field: string): Promise<string> {
  const said = page.locator(`#${field}_help`);
  await said.waitFor();
  return said.innerText();
}

describe('the security administrator', () => {
  it('sees the tree with who acts where, folds it, and finds a unit by its code', async () => {
    const { page, faults } = await on.browser.visitAs('security-admin', '/units');
    const rows = await cellsOf(page, CAPTION);
    expect(rows.map(([, code]) => code)).toEqual([
      'city',
      'sample-development',
      'sample-transport',
    ]);
    expect(rows.find(([, code]) => code === 'sample-transport')?.[0]).toMatch(
      /^第 2 级 交通建设单位（示例） 示例$/,
    );
    await page.getByText('项目专员 交通单位专员（示例）').waitFor();

    const fold = page.getByRole('button', { name: /的 2 个直接下级$/ });
    await fold.focus();
    await page.keyboard.press('Enter');
    expect([
      await fold.getAttribute('aria-expanded'),
      (await cellsOf(page, CAPTION)).length,
    ]).toEqual(['false', 1]);
    await page.getByLabel('按名称或代码查找').fill('transport');
    expect((await cellsOf(page, CAPTION)).map(([, code]) => code)).toEqual([
      'city',
      'sample-transport',
    ]);
    await page.getByLabel('按名称或代码查找').fill('nowhere');
    await page.getByText('没有名称或代码相符的单位。').waitFor();
    expect(faults).toEqual([]);
  });

  it('creates a unit, is told at the field that a code is in use or cannot be one, and goes on', async () => {
    const { page, faults } = await on.browser.visitAs('security-admin', '/units');
    await act(page, '在“交通建设单位（示例）”下新建单位');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('单位名称').fill('地铁集团');
    await dialog.getByLabel('代码').fill('city');
    await save(dialog, '新建单位');
    expect(await saidAt(page, 'new-unit_id')).toBe('单位代码 city 已被使用');
    await dialog.getByLabel('代码').fill('Metro');
    await save(dialog, '新建单位');
    await page.locator('#new-unit_id_help', { hasText: '小写' }).waitFor();
    await dialog.getByLabel('代码').fill('metro-group');
    await save(dialog, '新建单位');
    await page.getByText('已新建单位“地铁集团”。').waitFor();
    expect((await cellsOf(page, CAPTION)).find(([, code]) => code === 'metro-group')).toEqual([
      '第 3 级 地铁集团',
      'metro-group',
      '无人任职',
      '未指定',
      expect.any(String),
    ]);
    expect(faults).toEqual([]);
  });

  it('renames it from an earlier day, not from a later one', async () => {
    const { page, faults } = await on.browser.visitAs('security-admin', '/units');
    await act(page, '更名：地铁集团');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('新名称').fill('轨道交通集团');
    await type(dialog, '起始日期', '2026-11-24');
    await save(dialog, '更名');
    expect(await saidAt(page, 'rename-unit_nameFromOn')).toContain(
      '日期不能晚于今天（2026-11-23）',
    );
    await type(dialog, '起始日期', '2026-07-01');
    await save(dialog, '更名');
    await page.getByText('自 2026-07-01 起更名为“轨道交通集团”。').waitFor();
    expect(faults).toEqual([]);
  });

  it('moves it from a day on, not below itself, and reads its history', async () => {
    const { page, faults } = await on.browser.visitAs('security-admin', '/units');
    const dialog = page.getByRole('dialog');
    await act(page, '调整隶属：交通建设单位（示例）');
    await choose(page, '新的上级单位', 'metro-group');
    await save(dialog, '调整隶属');
    expect(await saidAt(page, 'move-unit_parentId')).toBe('单位不能隶属于自己或其下级');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });

    await act(page, '调整隶属：轨道交通集团');
    await choose(page, '新的上级单位', 'sample-development');
    await type(dialog, '起始日期', '2026-12-01');
    await save(dialog, '调整隶属');
    expect(await saidAt(page, 'move-unit_parentFromOn')).toContain('日期不能晚于今天');
    await type(dialog, '起始日期', '2026-10-01');
    await save(dialog, '调整隶属');
    await page.getByText(/^自 2026-10-01 起，“轨道交通集团”隶属“.+”。$/).waitFor();

    await act(page, '沿革：轨道交通集团');
    expect((await cellsOf(page, '名称沿革，新的在前')).map((cells) => cells.slice(0, 3))).toEqual([
      ['轨道交通集团', '2026-07-01', '至今'],
      ['地铁集团', '最初', '2026-06-30'],
    ]);
    expect(
      (await cellsOf(page, '隶属沿革，新的在前')).map(([, from, until]) => [from, until]),
    ).toEqual([
      ['2026-10-01', '至今'],
      ['最初', '2026-09-30'],
    ]);
    expect(faults).toEqual([]);
  });

  it('names the head of a unit among those who have a role over it, and takes the name away again', async () => {
    const { page, faults } = await on.browser.visitAs('security-admin', '/units');
    const dialog = page.getByRole('dialog');
    await act(page, '指定负责人：交通建设单位（示例）');
    await choose(page, '负责人', '交通单位主管（示例）');
    await save(dialog, '指定负责人');
    await page.getByText('已指定“交通建设单位（示例）”的负责人。').waitFor();
    const heads = async (): Promise<string | undefined> =>
      (await cellsOf(page, CAPTION)).find(([, code]) => code === 'sample-transport')?.[3];
    expect(await heads()).toBe('交通单位主管（示例）');
    await act(page, '指定负责人：交通建设单位（示例）');
    await dialog.getByText('现负责人： 交通单位主管（示例）').waitFor();
    await dialog.locator('.ant-select-clear').click();
    await save(dialog, '指定负责人');
    await page.getByText('“交通建设单位（示例）”不再指定负责人。').waitFor();
    expect(await heads()).toBe('未指定');
    expect(faults).toEqual([]);
  });

  it('is told when somebody else changed the unit meanwhile, and can go on with what it is now', async () => {
    const { page } = await on.browser.visitAs('security-admin', '/units');
    await act(page, '更名：轨道交通集团');
    const guard = await on.tracker.as('security-admin');
    const { etag } = (await guard.get('/api/organisations/metro-group')).body;
    expect(
      (
        await guard.patch(
          '/api/organisations/metro-group',
          { name: '轨道集团' },
          { headers: { 'if-match': etag } },
        )
      ).status,
    ).toBe(200);
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('新名称').fill('城市轨道集团');
    await save(dialog, '更名');
    await dialog.getByText('记录已被他人修改').waitFor();
    await dialog.getByText('现名称： 轨道集团').waitFor();
    await save(dialog, '更名');
    await page.getByText('自 2026-11-23 起更名为“城市轨道集团”。').waitFor();
  });
});

it('nobody else is shown the page', async () => {
  const { page } = await on.browser.visitAs('officer', '/units', { unit: 'sample-transport' });
  await page.getByText('您的角色无权进行此操作').first().waitFor();
  expect(await page.getByRole('table').count()).toBe(0);
});
