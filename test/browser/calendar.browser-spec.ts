import { beforeAll, describe, expect, it } from '@jest/globals';
import { selfCheck } from '#alerts';
import { asSuperuser } from '../harness/server.js';
import { eventually } from '../harness/until.js';
import { trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();

describe('the working calendar', () => {
  it('warns of a year that is not known, and shows one that is, month by month', async () => {
    const { page } = await on.browser.visitAs('officer', '/calendar', { unit: 'sample-transport' });
    await page.getByText('2027 年的节假日安排尚未录入').waitFor();
    await page.getByRole('link', { name: '2026', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: '2026 年工作日历' }).waitFor();
    const october = page.getByRole('table', { name: '2026-10' });
    await october.getByText(/^2026-10-01 放假/).waitFor();
    expect(await october.locator('td.holiday').count()).toBeGreaterThanOrEqual(5);
    expect(await page.getByRole('button', { name: /安排|2026-10-01/ }).count()).toBe(0);
  });

  it('the system administrator makes a year known, day by day', async () => {
    const { page } = await on.browser.visitAs('system-admin', '/calendar/2027');
    await page.getByRole('button', { name: '录入安排' }).click();
    await page.getByLabel('出处').fill('国办通知（示例）');
    await page.getByRole('button', { name: /^2027-01-01/ }).click();
    await page.getByRole('dialog').getByLabel('名称').fill('元旦');
    await page.getByRole('dialog').getByRole('button', { name: '采用' }).click();
    await page.getByRole('button', { name: '2027-01-01 放假 元旦' }).waitFor();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存 2027 年的安排').waitFor();
    expect(
      (await (await on.tracker.as('auditor')).get('/api/calendar-years/2027')).body,
    ).toMatchObject({
      source: '国办通知（示例）',
      days: [{ on: '2027-01-01', kind: 'holiday', name: '元旦' }],
    });
  });

  it('shows both when two correct it at once, and overwrites nothing unseen', async () => {
    const { page, context } = await on.browser.visitAs('system-admin', '/calendar/2027');
    const other = await context.newPage();
    await other.goto('/calendar/2027');
    for (const [window, day, name] of [
      [other, '2027-01-02', '元旦'],
      [page, '2027-05-01', '劳动节'],
    ] as const) {
      await window.getByRole('button', { name: '更正安排' }).click();
      await window.getByRole('button', { name: new RegExp(`^${day}`) }).click();
      await window.getByRole('dialog').getByLabel('放假').check();
      await window.getByRole('dialog').getByLabel('名称').fill(name);
      await window.getByRole('dialog').getByRole('button', { name: '采用' }).click();
    }
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存 2027 年的安排').waitFor();
    await other.getByRole('button', { name: '保存' }).click();
    await other.getByText('他人已先保存了第 2 版').waitFor();
    const rows = await other
      .getByRole('table', { name: '两者不同之处' })
      .locator('tbody tr')
      .allInnerTexts();
    expect(rows.map((row) => row.split(/\s+/).join(' '))).toEqual([
      '2027-01-02 放假 元旦 按平常',
      '2027-05-01 按平常 放假 劳动节',
    ]);
    await other.getByRole('button', { name: '保存' }).click();
    await other.getByText('已保存 2027 年的安排').waitFor();
    const { days } = (await (await on.tracker.as('auditor')).get('/api/calendar-years/2027')).body;
    expect(days.map((one: { on: string }) => one.on)).toEqual(['2027-01-01', '2027-01-02']);
  });
});

describe('what is wrong with the program', () => {
  beforeAll(async () => {
    const { test, clock, settings } = on.tracker;
    await asSuperuser(test.name, (client) =>
      client.query(
        'DELETE FROM calendar_days WHERE year = 2026; DELETE FROM calendar_years WHERE year = 2026',
      ),
    );
    await selfCheck(test.database, clock, settings);
  });

  it('stands on the status page for the system administrator, with what to do', async () => {
    const admin = await on.tracker.as('system-admin');
    const alarms = (await admin.get('/api/alarms?standing=true')).body.items as {
      explanation: string;
    }[];
    expect(alarms.length).toBeGreaterThan(0);
    const { page } = await on.browser.visitAs('system-admin', '/status');
    const section = page.getByRole('region', { name: '系统告警', exact: true });
    await section.getByRole('table').waitFor();
    await eventually(async () =>
      expect(await section.locator('tr.marked').count()).toBe(alarms.length),
    );
    for (const { explanation } of alarms) await section.getByText(explanation).waitFor();
  });
});
