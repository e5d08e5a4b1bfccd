import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { scanPortfolio } from '#alerts';
import { eventually } from '../harness/until.js';
import { allThere, trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();
beforeAll(async () => {
  await scanPortfolio(on.tracker.test.database, on.tracker.clock);
});

const AIRPORT = '杭州萧山国际机场三期改扩建工程';
const inbox = (page: Page) => page.getByRole('region', { name: '您单位范围内的预警' });
const cards = (page: Page) => inbox(page).getByRole('listitem');

async function answer(
  page: Page,
  { label, day, note, button }: { label: string; day: string; note?: string; button: string },
): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(label).fill(day);
  await dialog.getByLabel(label).press('Tab');
  if (note) await dialog.getByLabel('处理说明').fill(note);
  await dialog.getByRole('button', { name: button }).click();
}

describe('a manager at the alerts of their unit', () => {
  it('sees what is overdue and what would end it, and acknowledges one with a day and a note', async () => {
    const { page } = await on.browser.visitAs('manager', '/alerts', { unit: 'sample-transport' });
    const airport = page.getByRole('region', { name: AIRPORT });
    expect(await airport.innerText()).toMatch(
      /红\s*节点逾期\s*逾期 327 天.*应于 2025-12-31 完成，已逾期 327 天/s,
    );
    await airport.getByRole('button', { name: `确认预警：${AIRPORT}` }).click();
    await page
      .getByRole('dialog')
      .getByText(/已逾期 327 天/)
      .waitFor();
    await answer(page, {
      label: '承诺解决日期',
      day: '2026-12-31',
      note: '已约谈施工单位',
      button: '确认',
    });
    await page.getByText(`已确认“${AIRPORT}”的预警，承诺 2026-12-31 前解决。`).waitFor();
    await airport.waitFor({ state: 'detached' });

    await page.goto('/alerts?state=acknowledged');
    await cards(page).first().waitFor();
    const texts = await cards(page).allInnerTexts();
    expect(texts).toHaveLength(1);
    expect(texts[0]).toMatch(
      /已逾期 327 天.*登记该节点的完成日期.*已确认.*承诺于 2026-12-31 解决.*已约谈施工单位/s,
    );
  });

  it('puts one off, and it says until when', async () => {
    const { page } = await on.browser.visitAs('manager', '/alerts', { unit: 'sample-transport' });
    await page
      .getByRole('button', { name: /^暂缓预警：/ })
      .first()
      .click();
    await answer(page, { label: '暂缓至', day: '2026-12-10', button: '暂缓' });
    await page.getByText(/已将“.*”的预警暂缓至 2026-12-10。/).waitFor();
    await page.goto('/alerts?state=snoozed');
    await cards(page).getByText('暂缓至 2026-12-10').waitFor();
    // A snoozed alert can still be acknowledged, with a promised date of resolution.
    await eventually(async () =>
      expect(await cards(page).getByRole('button').allInnerTexts()).toEqual(['确认']),
    );
  });

  it('ticks several and answers them together, all or none', async () => {
    const { page } = await on.browser.visitAs('manager', '/alerts', { unit: 'sample-transport' });
    await cards(page).first().waitFor();
    const before = await cards(page).count();
    const together = page.getByRole('button', { name: '确认所选' });
    expect(await together.isDisabled()).toBe(true);
    await page
      .getByRole('checkbox', { name: /^选择：/ })
      .nth(0)
      .check();
    await page
      .getByRole('checkbox', { name: /^选择：/ })
      .nth(1)
      .check();
    await page.getByText('已选 2 条').waitFor();
    await together.click();
    await answer(page, { label: '承诺解决日期', day: '2027-01-15', button: '确认' });
    await page.getByText('已确认 2 条预警，承诺 2027-01-15 前解决。').waitFor();
    await expect(cards(page).count()).resolves.toBe(before - 2);

    await page.getByRole('checkbox', { name: '选择已显示的全部预警' }).check();
    await page.getByText(`已选 ${before - 2} 条`).waitFor();
    await page.getByRole('button', { name: '暂缓所选' }).click();
    await answer(page, { label: '暂缓至', day: '2026-12-20', button: '暂缓' });
    await page.getByText('没有符合条件的预警').waitFor();
  });

  it('is told when somebody else was faster, and nothing is half answered', async () => {
    const { page } = await on.browser.visitAs('manager', '/alerts', { unit: 'sample-development' });
    await cards(page).first().waitFor();
    const boxes = page.getByRole('checkbox', { name: /^选择：/ });
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await page.getByRole('button', { name: '确认所选' }).click();
    const other = await on.tracker.as('manager', 'sample-development');
    const [first, second] = (await other.get('/api/alerts?order=urgency&state=open&limit=2')).body
      .items as { id: string }[];
    expect(
      (await other.post(`/api/alerts/${first?.id}/acknowledgement`, { committedOn: '2026-12-01' }))
        .status,
    ).toBe(200);
    await answer(page, { label: '承诺解决日期', day: '2026-12-31', button: '确认' });
    await page.getByRole('dialog').getByRole('alert').getByText('该预警已不在待处理状态').waitFor();
    expect((await other.get(`/api/alerts/${second?.id}`)).body.state).toBe('open');
  });

  it('keeps its filters in the address', async () => {
    const { page } = await on.browser.visitAs('manager', '/alerts', { unit: 'sample-transport' });
    await page.getByLabel('规则').click();
    await page.locator('.ant-select-item-option[title="超总投资"]').click();
    await page.getByText('没有符合条件的预警').waitFor();
    expect(new URL(page.url()).searchParams.get('rule')).toBe('total-exceeded');
    await page.reload();
    await page.getByText('没有符合条件的预警').waitFor();
  });

  it('an officer of the unit reads the same alerts and is offered no answer to them', async () => {
    const { page } = await on.browser.visitAs('officer', '/alerts?state=all', {
      unit: 'sample-transport',
    });
    await cards(page).first().waitFor();
    await eventually(async () => expect(await cards(page).count()).toBeGreaterThan(5));
    expect(await page.getByRole('button', { name: /确认|暂缓/ }).count()).toBe(0);
    expect(await page.getByRole('checkbox').count()).toBe(0);
  });

  it('what no rule could evaluate has a page of its own, and the inbox says that there is such', async () => {
    const { page } = await on.browser.visitAs('officer', '/alerts', { unit: 'sample-transport' });
    await page.getByRole('link', { name: '查看无法判定的情况' }).click();
    await page.getByRole('heading', { level: 1, name: '无法判定' }).waitFor();
    const gaps = page.getByRole('region', { name: '您单位范围内规则未能判定的情况' });
    await gaps
      .getByText(/补齐后即可判定/)
      .first()
      .waitFor();
    expect(await gaps.locator('.light.green').count()).toBe(0);
  });
});

describe('on a phone', () => {
  it('a manager reads and answers with a thumb, and nothing scrolls sideways', async () => {
    const { page } = await on.browser.visitAs('manager', '/alerts?state=all', {
      unit: 'sample-transport',
      width: 390,
      height: 844,
    });
    await cards(page).first().waitFor();
    const sizes = await page
      .locator('.alert-actions button, .alert-bar button, .alert-tick label')
      .evaluateAll((all) =>
        all.map((one) => {
          const { width, height } = one.getBoundingClientRect();
          return Math.min(width, height);
        }),
      );
    expect(sizes.length).toBeGreaterThan(5);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
    for (const path of ['/alerts?state=all', '/alerts/gaps']) {
      await page.goto(path);
      await page.getByRole('listitem').first().waitFor();
      await allThere(page);
      expect(
        await page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth'),
      ).toBe(false);
    }
  });
});
