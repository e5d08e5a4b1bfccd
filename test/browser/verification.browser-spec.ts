import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { makeDueCheckpoint, openCheckpointKey } from '#ledger';
import { flagship } from '../builders/projects.js';
import { asSuperuser } from '../harness/server.js';
import { eventually } from '../harness/until.js';
import { cellsOf, trackerInBrowser } from './open-browser.js';

const DAY = '2026-11-23';
const RUNS = '最近的核验，新的在前；每晚自动核验一次';
const on = trackerInBrowser();
beforeAll(async () => {
  const { tracker } = on;
  const airport = await flagship(tracker.test.database, 1);
  for (const amountFen of ['1250500001', '800000000', '12000000'])
    await tracker.enter(airport, {
      series: 'paid',
      month: '2025-07',
      amountFen,
      fundingSource: 'municipal',
    });
  await makeDueCheckpoint(
    tracker.test.database,
    tracker.clock,
    await openCheckpointKey(tracker.settings.ledgerKeyFile),
    tracker.settings,
  );
});

describe('the page that proves the ledger', () => {
  it('lists the signed checkpoint and gives the very file whose fingerprint it shows', async () => {
    const { page } = await on.browser.visitAs('auditor', '/verification');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: new RegExp(DAY) }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`ledger-${DAY}.json`);
    const [shown] = (
      await cellsOf(page, '每日一份，也可随时签发，新的在前；同时以邮件发给全体审计员')
    ).map((cells) => [cells[0], ...cells.slice(3)]);
    expect(shown).toEqual([
      DAY,
      '1',
      '3',
      createHash('sha256')
        .update(readFileSync(await download.path()))
        .digest('hex'),
    ]);
  });

  it('names the first entry that somebody altered behind the program, in red and in words', async () => {
    await asSuperuser(on.tracker.test.name, (client) =>
      client.query(
        'SET session_replication_role = replica; UPDATE ledger_entries SET amount_fen = amount_fen + 1 WHERE sequence = 2',
      ),
    );
    const { page, faults } = await on.browser.visitAs('auditor', '/verification');
    await page.getByRole('button', { name: '立即核验' }).click();
    await page.getByText('核验完成', { exact: false }).waitFor();
    await eventually(async () =>
      expect(await page.getByRole('status').locator('.ant-alert-error').count()).toBe(1),
    );
    const [run] = await cellsOf(page, RUNS);
    expect(run?.slice(1, 3).join(' ')).toMatch(/1 处不符.*第 2 号分录/s);
    expect(faults).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(
      await page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth'),
    ).toBe(false);
  });

  it('keeps a contradiction in sight of everybody concerned until an auditor says what it was', async () => {
    const { tracker, browser } = on;
    const officer = await browser.visitAs('officer', '/projects', { unit: 'sample-transport' });
    const banner = officer.page
      .getByRole('alert')
      .filter({ hasText: '账本校验不一致（待核查）：1 处' });
    await banner.waitFor();
    await banner.getByRole('link', { name: '查看项目' }).click();
    await officer.page.getByRole('heading', { level: 1 }).waitFor();
    expect(await banner.isVisible()).toBe(true);

    const { page } = await browser.visitAs('auditor', '/verification');
    const open = page.getByRole('row').filter({ hasText: '待核查' });
    expect(await open.innerText()).toMatch(/第 2 号分录/);
    await page.getByRole('button', { name: '立即签发检查点' }).click();
    await page.getByRole('alert').filter({ hasText: '不一致' }).last().waitFor();
    await open.getByRole('button', { name: '关闭' }).click();
    const dialog = page.getByRole('dialog', { name: '关闭这一处不一致' });
    await dialog.getByRole('button', { name: '关闭', exact: true }).last().click();
    await dialog.getByText('请填写').waitFor();
    await dialog.getByLabel('查明的原因与处理情况').fill('演练：由审计员改动，已恢复');
    await dialog.getByRole('button', { name: '关闭', exact: true }).last().click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('已提交，等待管理员审核。').waitFor();
    await eventually(async () => expect(await open.count()).toBe(1));
    const administrator = await tracker.as('system-admin');
    const [{ id }] = (await administrator.get('/api/change-requests?mine=decide')).body.items;
    await page.getByRole('link', { name: '查看申请' }).click();
    expect(new URL(page.url()).pathname).toBe(`/change-requests/${id}`);
    await administrator.post(`/api/change-requests/${id}/approval`, {});
    await page.goto('/verification');
    await page
      .getByRole('row')
      .filter({ hasText: '已关闭' })
      .filter({ hasText: '演练：由审计员改动，已恢复' })
      .waitFor();
    await page.getByText('处理并关闭之前不签发检查点').waitFor({ state: 'hidden' });
    await page.goto('/projects');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByText('账本校验不一致').count()).toBe(0);
    expect(
      (
        await (
          await tracker.as('officer', 'sample-transport')
        ).get('/api/ledger-contradictions?state=open')
      ).body.items,
    ).toEqual([]);
    expect(officer.faults).toEqual([]);
  });
});
