import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { flagship } from '../builders/projects.js';
import { eventually } from '../harness/until.js';
import { allThere, cellsOf, trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();
let projects: string[] = [];
beforeAll(async () => {
  const { database } = on.tracker.test;
  projects = await Promise.all([1, 2, 4].map((number) => flagship(database, number)));
});

const TO_DECIDE = '等待您审核的申请，新的在前';
const HISTORY = '谁提交、谁审核，最早在前';
const transport = { unit: 'sample-transport' };
const manager = (path: string, window = {}) =>
  on.browser.visitAs('manager', path, { ...transport, ...window });
const officer = (path: string) => on.browser.visitAs('officer', path, transport);

/** Files an entry of a project as the officer; returns the id of the change request. */
async function file(project: number, month: string, query = ''): Promise<string> {
  const client = await on.tracker.as('officer', 'sample-transport');
  const { status, body } = await client.post(
    `/api/projects/${projects[project]}/ledger-entries${query}`,
    { series: 'completed', month, amountFen: '125000000', note: `${month} 监理月报` },
  );
  expect(status).toBe(202);
  return body.id;
}

const inMenu = (page: Page) =>
  page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: /^待办审核/ });

describe('the list of what waits for a decision', () => {
  it('is worked off with the keyboard alone: open, approve and next, until nothing waits', async () => {
    await file(0, '2026-01');
    await file(1, '2026-02');
    const { page } = await manager('/');
    await page.getByRole('link', { name: /^待办审核.*2 项待您审核$/ }).press('Enter');
    const [first] = await cellsOf(page, TO_DECIDE);
    expect(first?.slice(1, 8)).toEqual([
      '湖杭铁路（含杭州西站） · 登记 · 1 笔交通建设单位（示例）',
      '台账登记',
      '2026-02',
      '125.00',
      '',
      '2026-02 监理月报',
      expect.stringMatching(/^交通单位专员（示例）\d{4}-\d\d-\d\d /),
    ]);
    expect(first?.[8]).toMatch(/^待审核等待：交通建设单位（示例） .*交通单位主管（示例）/);

    await page.getByRole('link', { name: /^湖杭铁路/ }).press('Enter');
    await page.getByRole('heading', { level: 1, name: /^湖杭铁路/ }).waitFor();
    await page.getByRole('button', { name: '通过并看下一件' }).waitFor();
    expect(await cellsOf(page, '现在的内容与申请的内容')).toEqual([
      ['完成投资', '无记录', '125 万元'],
    ]);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('heading', { level: 1, name: /^杭州萧山国际机场/ }).waitFor();
    await page.getByText('已审核通过，已生效。').waitFor();
    // Nothing follows the last one, so it is approved with its button.
    await allThere(page);
    expect(await page.getByRole('button', { name: '通过并看下一件' }).count()).toBe(0);
    await page.getByRole('button', { name: '审核通过' }).press('Enter');
    await page.getByRole('row', { name: /审核通过 交通单位主管/ }).waitFor();
    await page.getByRole('link', { name: '← 待办审核' }).press('Enter');
    await page.getByText('没有等待您审核的申请。').waitFor();
    await eventually(async () => expect(await inMenu(page).innerText()).toBe('待办审核'));
  });

  it('decides several at once, but none with warnings; a return needs a reason, and its filer sees it', async () => {
    await file(0, '2026-03');
    await file(1, '2026-03');
    // Two of one project, month and series: each warns of the other.
    const alike = [await file(2, '2026-03'), await file(2, '2026-03')];
    const { page } = await manager('/change-requests?month=2026-03');
    expect(await cellsOf(page, TO_DECIDE)).toHaveLength(4);
    await page.getByRole('checkbox', { name: '选择全部无提示的申请' }).check();
    await page.getByText('已选 2 项').waitFor();
    await page.getByRole('button', { name: '退回所选' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '退回' }).click();
    await dialog.getByText('请填写').waitFor();
    await dialog.getByLabel('退回原因').fill('三月数请与统计口径核对');
    await dialog.getByRole('button', { name: '退回' }).click();
    await page.getByText('已退回 2 项。').waitFor();
    expect((await cellsOf(page, TO_DECIDE)).map((cells) => cells.at(-1))).toEqual(
      alike.map(() => expect.stringMatching(/1 条提示$/)),
    );

    const own = (await officer('/change-requests?month=2026-03&state=returned')).page;
    await own.getByText('三月数请与统计口径核对').first().waitFor();
    await own.getByRole('table').getByRole('link').first().click();
    expect((await cellsOf(own, HISTORY)).map((cells) => cells.slice(1))).toEqual([
      ['提交', '交通单位专员（示例）', ''],
      ['退回', '交通单位主管（示例）', '三月数请与统计口径核对'],
    ]);
    await own.getByRole('button', { name: '提交审核' }).click();
    await own.getByText('已提交，等待另一人审核。').waitFor();
    await own.getByRole('button', { name: '撤回申请' }).click();
    await own.getByRole('dialog').getByRole('button', { name: '撤回申请' }).click();
    await own.getByText('已撤回，未生效；内容仍可查看。').waitFor();
  });

  it('keeps its filters in the address, of earlier versions too', async () => {
    const { page } = await manager(
      `/approvals?kind=posting&state=returned&projectId=${projects[0]}`,
    );
    await page.getByRole('link', { name: '全部', exact: true }).waitFor();
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      kind: 'ledger-entries',
      state: 'returned',
      project: projects[0],
      mine: 'all',
    });
    const all = '您可以查看的申请，新的在前';
    expect((await cellsOf(page, all)).map(([what]) => what)).toEqual([
      expect.stringMatching(/^杭州萧山国际机场/),
    ]);
    await page.goto('/change-requests?mine=all&organisation=sample-development');
    expect(await cellsOf(page, all)).toEqual([
      ['没有符合条件的申请。要看已处理的，请把状态改为“全部”。'],
    ]);
  });
});

describe('a change request', () => {
  it('is a draft first, told about in a conversation whose markup stays text, and submitted', async () => {
    const { page } = await officer(`/projects/${projects[1]}`);
    await page.getByRole('button', { name: '登记分录' }).click();
    await page.getByRole('dialog').getByLabel('金额', { exact: true }).fill('40');
    await page.getByRole('dialog').getByRole('button', { name: '存为草稿' }).click();
    await page.getByText(/^已存为草稿：完成投资 400,000.00 元。/).waitFor();

    await page.goto('/change-requests?state=draft');
    await page.getByRole('table').getByRole('link').click();
    await page.getByRole('button', { name: '修改申请' }).click();
    await page.getByRole('dialog').getByLabel('金额', { exact: true }).fill('41');
    await page.getByRole('dialog').getByRole('button', { name: '保存并提交' }).click();
    await page.getByText('已提交审核：完成投资 410,000.00 元，由另一人审核后入账。').waitFor();
    await page.getByLabel(/^留言/).fill('依据 <b>月报</b> 第 3 页');
    await page.getByRole('button', { name: '发送' }).click();
    await page.getByRole('listitem').getByText('依据 <b>月报</b> 第 3 页').waitFor();

    // On a phone, the manager reads it and answers; nothing is wider than the window.
    const phone = (await manager(new URL(page.url()).pathname, { width: 360, height: 780 })).page;
    await phone.getByRole('listitem').getByText('依据 <b>月报</b> 第 3 页').waitFor();
    expect(await phone.evaluate('document.documentElement.scrollWidth')).toBe(360);
    // The keys that approve do not reach through a field.
    await phone.getByLabel(/^留言/).fill('请补第 4 页');
    await phone.getByLabel(/^留言/).press('Control+Enter');
    await phone.getByRole('button', { name: '发送' }).click();
    await phone.getByRole('listitem').getByText('请补第 4 页').waitFor();
    await phone.getByRole('button', { name: '审核通过' }).waitFor();
    await phone.goto('/change-requests');
    await phone.getByRole('table').getByRole('link').first().waitFor();
    expect(await phone.evaluate('document.documentElement.scrollWidth')).toBe(360);
  });

  it('offers a leader nothing that would be refused', async () => {
    const id = await file(0, '2026-05');
    const { page } = await on.browser.visitAs('leader', '/change-requests');
    await page.getByRole('table').getByRole('link').first().waitFor();
    expect(await page.getByRole('checkbox').count()).toBe(0);
    await page.goto(`/change-requests/${id}`);
    await page.getByRole('heading', { level: 1, name: /^杭州萧山国际机场/ }).waitFor();
    await allThere(page);
    const buttons = await page.getByRole('main').getByRole('button').allInnerTexts();
    expect(buttons).toEqual(['发送']);
  });
});
