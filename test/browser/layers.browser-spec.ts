import { beforeAll, describe, expect, it } from '@jest/globals';
import { approvedChangeRequest } from '../builders/change-requests.js';
import { flagship } from '../builders/projects.js';
import { cellsOf, trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();
let [airport, metro, bridge, park] = ['', '', '', ''];
beforeAll(async () => {
  const { database } = on.tracker.test;
  [airport, metro, bridge, park] = await Promise.all([
    flagship(database, 1),
    flagship(database, 8),
    flagship(database, 9),
    flagship(database, 7),
  ]);
  const [file, approve] = [
    await on.tracker.as('officer', 'sample-transport'),
    await on.tracker.as('manager', 'sample-transport'),
  ];
  await approvedChangeRequest(file, approve, `/api/projects/${bridge}/year-plan-filings`, {
    year: 2026,
    amountFen: '120000000000',
    category: 'continuing',
    effectiveOn: '2026-01-05',
    document: '年度计划（示例）',
  });
  await on.tracker.enter(bridge, {
    series: 'completed',
    month: '2026-03',
    amountFen: '610000000000',
  });
  await approve.post(`/api/projects/${park}/parents`, {
    parentId: airport,
    part: 'sub-item',
    validFrom: '2021-01-01',
    document: '打包批复（示例）',
  });
  await on.tracker.evaluate();
});

const LAYERS = '项目的三层对照，标志性项目在前';

describe('the portfolio against its three layers', () => {
  it('shows each with its level in a word and the sentence why; what cannot be evaluated stands apart and is never green', async () => {
    const { page } = await on.browser.visitAs('auditor', '/reports/layers?flagship=true');
    const rows = await cellsOf(page, LAYERS);
    expect(rows).toHaveLength(10);
    const row = (name: RegExp): string[] =>
      rows.find(([project]) => name.test(project ?? '')) ?? [];
    const of = await Promise.all(
      [metro, bridge].map(
        async (id) =>
          (await (await on.tracker.as('auditor')).get(`/api/projects/${id}`)).body.name as string,
      ),
    );
    expect(row(new RegExp(of[0] ?? 'x')).slice(1, 3)).toEqual([
      '未知',
      expect.stringMatching(/^无法判断无法判断：规划没有给出总投资，也没有概算/),
    ]);
    expect(row(new RegExp(of[1] ?? 'x')).slice(1, 5)).toEqual([
      '60.00口径未说明 · 规划数，尚无概算',
      expect.stringMatching(/^红累计完成投资 61 亿元，超过总投资 60 亿元/),
      expect.stringMatching(/^绿达到或快于序时进度/),
      expect.stringMatching(/^无数据规划期内各月没有完成投资记录/),
    ]);
    expect(await page.locator('.light.green', { hasText: '无法判断' }).count()).toBe(0);
  });

  it('opens what an evaluation result rests on: inputs, what would turn it green, and the rule with its source', async () => {
    const { page } = await on.browser.visitAs(
      'manager',
      '/reports/layers?level=red&layer=approved-total',
      { unit: 'sample-transport' },
    );
    await page.getByRole('button', { name: /^查看依据：总投资（概算），/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('批准不低于 61 亿元的概算').waitFor();
    const said = await dialog.innerText();
    expect(said).toMatch(/累计完成投资[^\n]*\s*61\.00/);
    expect(said).toMatch(/超总投资 · 第 1 版/);
  });

  it('sums with what they cover, and keeps its filters in the address', async () => {
    const { page } = await on.browser.visitAs('auditor', '/reports/layers');
    await page.getByRole('combobox', { name: '标志性' }).click();
    await page.locator('.ant-select-item-option', { hasText: '仅标志性' }).click();
    await page.getByText('9 个中 8 个已知').first().waitFor();
    expect(new URL(page.url()).searchParams.get('flagship')).toBe('true');
    await page.getByText('另有 1 个含在上级项目内，不重复计').first().waitFor();
    await page.getByLabel('结论').click();
    await page
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', {
        hasText: '无法判断',
      })
      .click();
    await page.getByText('合计不随“结论”筛选变化').waitFor();
    await page.getByLabel('哪一层').click();
    await page
      .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', {
        hasText: '总投资（概算）',
      })
      .click();
    await page.getByText('共 1 条，已全部显示').waitFor();
    await page.reload();
    expect(await cellsOf(page, LAYERS)).toHaveLength(1);
  });
});

describe('a project', () => {
  it('shows its three layers, its parts with the rest they leave, and its plans', async () => {
    const { page } = await on.browser.visitAs('officer', `/projects/${airport}`, {
      unit: 'sample-transport',
    });
    await page.getByRole('heading', { level: 3, name: '规划期投资' }).waitFor();
    const members = await cellsOf(page, '子项；已含在本项目内，不重复计');
    expect(members.map((cells) => cells.slice(1, 4))).toEqual([
      ['子项', '1,730,000.00杭州段', '自 2021-01-01 起'],
    ]);
    expect(
      (await cellsOf(page, '各规划期的投资与结转，早的在前')).map((cells) => [cells[1], cells[3]]),
    ).toEqual([['1,500,000.00', '1,500,000.00']]);
  });
});
