import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { flagship } from '../builders/projects.js';
import { asSuperuser } from '../harness/server.js';
import { cellsOf, trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();
let airport: string;
beforeAll(async () => {
  airport = await flagship(on.tracker.test.database, 1);
  await on.tracker.enter(airport, {
    series: 'paid',
    month: '2025-07',
    amountFen: '800000000',
    fundingSource: 'municipal',
  });
});

const STEPS = '每一步，旧的在前';

/**
 * Performs an action on an audit finding: opens its dialog, types a text into the only field,
 * submits, and waits for the message `said`.
 */
async function say(
  page: Page,
  event: string,
  field: string,
  text: string,
  said: RegExp,
): Promise<void> {
  await page.getByRole('button', { name: event }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(field).fill(text);
  await dialog.getByRole('button', { name: event }).click();
  await page.getByText(said).waitFor();
}

describe('a finding', () => {
  it('is raised by an auditor, answered by the unit, sent back, answered again and closed', async () => {
    const auditor = await on.browser.visitAs('auditor', `/projects/${airport}`);
    const officer = await on.browser.visitAs('officer', '/findings', { unit: 'sample-transport' });
    await auditor.page.getByRole('button', { name: '提出审计发现' }).click();
    const dialog = auditor.page.getByRole('dialog');
    await dialog.getByLabel('所涉分录序号（可不填）').fill('9');
    await dialog.getByLabel('发现').fill('支付早于完成（示例）');
    await dialog.getByLabel('内容').fill('请说明支付依据');
    await dialog.getByRole('button', { name: '提出审计发现' }).click();
    await dialog.getByText('该项目的台账没有第 9 号分录').first().waitFor();
    await dialog.getByLabel('所涉分录序号（可不填）').fill('1');
    await dialog.getByRole('button', { name: '提出审计发现' }).click();
    await auditor.page
      .getByText('已提出“支付早于完成（示例）”，请责任单位于 2026-12-07 前答复。')
      .waitFor();
    await auditor.page.getByRole('link', { name: '支付早于完成（示例）' }).click();
    await auditor.page.getByRole('table', { name: STEPS }).waitFor();
    expect(await auditor.page.getByRole('button', { name: /^(作答|退回答复|销号)$/ }).count()).toBe(
      0,
    );

    await officer.page.reload();
    await officer.page.getByRole('link', { name: '支付早于完成（示例）' }).click();
    await say(officer.page, '作答', '答复内容', '已补充签证', /已作答，等待审计员审定/);
    await auditor.page.reload();
    await say(auditor.page, '退回答复', '退回原因', '缺少附件', /已退回，等待责任单位重新作答/);
    await officer.page.reload();
    await say(officer.page, '作答', '答复内容', '附件见第2页', /已作答，等待审计员审定/);
    await auditor.page.reload();
    await say(auditor.page, '销号', '销号说明', '予以销号', /已销号。/);

    expect((await cellsOf(auditor.page, STEPS)).map(([kind, text]) => [kind, text])).toEqual([
      ['提出', '请说明支付依据'],
      ['作答', '已补充签证'],
      ['退回', '缺少附件'],
      ['作答', '附件见第2页'],
      ['销号', '予以销号'],
    ]);
    expect(await auditor.page.getByRole('button', { name: /^(作答|退回答复|销号)$/ }).count()).toBe(
      0,
    );
    expect([...auditor.faults, ...officer.faults]).toEqual([]);
  });

  it('is found by its state', async () => {
    const { page } = await on.browser.visitAs('manager', '/findings?state=closed', {
      unit: 'sample-transport',
    });
    expect(
      (await cellsOf(page, '审计发现，新的在前')).map((cells) => [cells[0], cells[3], cells[5]]),
    ).toEqual([['支付早于完成（示例）', '第 1 号', '已销号']]);
    await page.goto('/findings?state=open');
    await page.getByText('没有符合条件的审计发现。').waitFor();
  });
});

describe('a saved report', () => {
  it('says that it still answers the same after more was recorded, and goes off the list', async () => {
    const { page, faults } = await on.browser.visitAs('auditor', '/reports/spend');
    await page.getByRole('button', { name: '保存此报表' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('名称').fill('十四五支付（示例）');
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存“十四五支付（示例）”。').waitFor();
    await on.tracker.enter(airport, {
      series: 'paid',
      month: '2025-08',
      amountFen: '100',
      fundingSource: 'municipal',
    });
    await page.getByRole('button', { name: '重新核对：十四五支付（示例）' }).click();
    await page.getByText('与保存时一致', { exact: true }).waitFor();
    await page.getByRole('link', { name: '十四五支付（示例）' }).click();
    await page.getByRole('button', { name: '改为此刻' }).waitFor();
    await page.getByRole('button', { name: '移除：十四五支付（示例）' }).click();
    await page.getByText('已从列表移除“十四五支付（示例）”，记录仍保留。').waitFor();
    await page.getByText(/还没有保存报表/).waitFor();
    expect(faults).toEqual([]);
  });

  it('says so when it does not', async () => {
    const { page } = await on.browser.visitAs('auditor', '/reports/spend');
    await page.getByRole('button', { name: '保存此报表' }).click();
    await page.getByRole('dialog').getByLabel('名称').fill('更名之前（示例）');
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存“更名之前（示例）”。').waitFor();
    await alterSaved();
    await page.getByRole('button', { name: '重新核对：更名之前（示例）' }).click();
    await page.getByText('与保存时不一致', { exact: true }).waitFor();
  });
});

/** Alters the hash of what was saved, as if entries had been altered behind the program's back. */
const alterSaved = () =>
  asSuperuser(on.tracker.test.name, (client) =>
    client.query("UPDATE saved_reports SET sha256 = repeat('0', 64)"),
  );
