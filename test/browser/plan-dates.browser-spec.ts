import { beforeAll, describe, expect, it } from '@jest/globals';
import { asSuperuser } from '../harness/server.js';
import { trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();
beforeAll(async () => {
  // As a fresh installation has them; other tests of pages see promised days.
  await asSuperuser(on.tracker.test.name, (client) =>
    client.query(
      "UPDATE milestones SET derived = true, reason = 'plan-states-no-day' WHERE source_key IS NOT NULL",
    ),
  );
});

describe('days that the plan does not state', () => {
  it('are reviewed from the list of projects: filled in bulk, one by one, with a refusal at its cell', async () => {
    const { page, faults } = await on.browser.visitAs('officer', '/projects', {
      unit: 'sample-development',
    });
    await page.getByRole('link', { name: '去核实' }).click();
    await page.getByRole('heading', { name: '规划日期核实' }).waitFor();
    const answers = page.getByRole('combobox', { name: /^答复：/ });
    await answers.first().waitFor();
    const all = await answers.count();
    expect(all).toBeGreaterThan(10);

    await answers.first().selectOption({ label: '已于某日完成' });
    await page
      .getByRole('textbox', { name: /^日期：/ })
      .first()
      .fill('2027/1/1');
    await answers.nth(1).selectOption({ label: '仍未完成，预计到' });
    await page
      .getByRole('textbox', { name: /^日期：/ })
      .nth(1)
      .fill('20270630');
    await page.getByRole('button', { name: '保存 2 项答复' }).click();
    await page.getByText('请填写说明').waitFor();
    await page.getByLabel(/^说明/).fill('征迁滞后（示例）');
    await page.getByRole('button', { name: '保存 2 项答复' }).click();
    await page
      .getByText(/完成日期不能晚于今天/)
      .first()
      .waitFor();
    await page
      .getByRole('textbox', { name: /^日期：/ })
      .first()
      .fill('2025-06-30');
    await page.getByRole('button', { name: '保存 2 项答复' }).click();
    await page.getByText('已保存 2 项答复。').waitFor();

    await page.getByLabel('未答复的各行填入').selectOption({ label: '按此日期确认' });
    await page.getByRole('button', { name: '填入', exact: true }).click();
    await page.getByRole('button', { name: `保存 ${all - 2} 项答复` }).click();
    await page.getByText('没有待核实的规划日期。').waitFor();
    expect(faults).toEqual([]);
  });

  it('fit a phone, and are read in English by somebody who cannot answer', async () => {
    const { page } = await on.browser.visitAs('auditor', '/plan-dates', { width: 390 });
    await page.getByText(/待核实的规划日期 \d+ 个/).waitFor();
    expect(await page.getByRole('combobox', { name: /^答复：/ }).count()).toBe(0);
    expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(
      true,
    );
    if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/phone.png` });
  });
});
