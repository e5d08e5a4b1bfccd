import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { scanPortfolio } from '#alerts';
import { aPastDay, PAST_COUNTS, PAST_DAY } from '../builders/past-day.js';
import { cellsOf, trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();
beforeAll(async () => {
  await aPastDay(on.tracker.test);
  await scanPortfolio(on.tracker.test.database, on.tracker.clock);
});

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click();
  await page.locator('.ant-select-item-option', { hasText: option }).click();
}

describe('the rules of alerts', () => {
  it('are there for everybody in plain words, with whom they tell and on what they rest, on any day', async () => {
    const { page } = await on.browser.visitAs('officer', '/alert-rules', {
      unit: 'sample-transport',
    });
    const rows = await cellsOf(page, '2026-11-23 有效的规则');
    expect(rows.find(([name]) => name?.startsWith('节点临近'))?.join(' ')).toMatch(
      /黄.*预计日期前 30 天内提醒.*提前提醒（天）：30.*主管.*2021-01-01/,
    );
    expect(await page.getByRole('button', { name: /提议|试算/ }).count()).toBe(0);
    await page.goto('/alert-rules?on=2020-01-01');
    await page.getByText('这一天没有任何有效规则。').waitFor();
  });

  it('a page to propose one is refused to an officer in plain words', async () => {
    const { page } = await on.browser.visitAs('officer', '/alert-rules/new', {
      unit: 'sample-transport',
    });
    await page.getByText('您的角色无权进行此操作').waitFor();
    expect(await page.getByRole('combobox').count()).toBe(0);
  });

  it('published schemes say what of them cannot be evaluated', async () => {
    const { page } = await on.browser.visitAs('auditor', '/alert-rules');
    const sanya = page.getByRole('region', { name: '三亚 2022' });
    expect(await sanya.innerText()).toMatch(
      /落后年度计划.*黄\s*> 0 %, ≤ 50 %.*未包括：连续两月红灯的升级/s,
    );
  });
});

describe('a change of a rule', () => {
  it('is tried out over the portfolio before it is proposed, today and on a past day', async () => {
    const { page } = await on.browser.visitAs('system-admin', '/alert-rules/new');
    await choose(page, '规则', '节点临近');
    await page.getByText(/现行第 \d+ 版：未完成的节点在预计日期前 30 天内提醒/).waitFor();
    const days = page.getByLabel('提前提醒（天）');
    await days.fill('400');
    const trial = page.getByRole('group', { name: '试算' }).last();
    await trial.getByRole('button', { name: '试算' }).click();
    await trial.getByText(/按 2026-11-23：将新增 \d+ 条，解除 \d+ 条，保留 \d+ 条/).waitFor();
    await trial.getByLabel('按哪一天').fill(PAST_DAY);
    await trial.getByLabel('按哪一天').press('Tab');
    await trial.getByRole('button', { name: '试算' }).click();
    const { standing, wouldRaise, wouldClear, wouldStay } = PAST_COUNTS[400];
    await trial
      .getByText(
        `按 ${PAST_DAY}：将新增 ${wouldRaise} 条，解除 ${wouldClear} 条，保留 ${wouldStay} 条`,
      )
      .waitFor();
    const rows = await cellsOf(page, /对全部项目试算的结果/);
    expect(rows.map(([day, projects]) => [day, projects])).toEqual([
      [PAST_DAY, '181'],
      ['2026-11-23', '181'],
    ]);
    expect(rows[0]?.slice(2)).toEqual(
      [standing, wouldRaise, wouldClear, wouldStay, 0, 0, 0, 0].map(String),
    );

    await page.getByLabel('出处').fill('市发改委〔2026〕12号（示例）');
    await page.getByLabel('理由').fill('提前一年提醒');
    await page.getByRole('button', { name: '提交提议' }).click();
    await page.getByRole('heading', { level: 1, name: '预警规则 · 节点临近' }).waitFor();
    expect(
      (await cellsOf(page, '现行与提议逐项对照')).find(([part]) => part === '提前提醒（天）'),
    ).toEqual(['提前提醒（天）', '30', '400', '有变化']);
    expect(
      (await cellsOf(page, '现行与提议逐项对照')).find(([part]) => part === '等级')?.at(-1),
    ).toBe('不变');
    expect(await page.getByRole('button', { name: '审核通过' }).count()).toBe(0);
    await page.getByRole('button', { name: '撤回申请' }).waitFor();
  });

  it('is approved by another person, and then in force', async () => {
    const { page } = await on.browser.visitAs(
      'security-admin',
      '/alert-rules/proposals?state=proposed',
    );
    await page.getByRole('link', { name: '预警规则 · 节点临近' }).click();
    await page.getByRole('region', { name: '试算' }).getByRole('button', { name: '试算' }).click();
    await page.getByText(/按 2026-11-23：将新增 \d+ 条/).waitFor();
    await page.getByRole('button', { name: '审核通过' }).click();
    await page.getByText('已审核通过，已生效。').waitFor();
    expect(await page.getByRole('button', { name: /审核通过|退回|撤回/ }).count()).toBe(0);
    // After the approval, the change request still shows the comparison of the new rule version
    // with the one that it replaced.
    expect(
      (await cellsOf(page, '现行与提议逐项对照')).find(([part]) => part === '提前提醒（天）'),
    ).toEqual(['提前提醒（天）', '30', '400', '有变化']);
    await page.goto('/alert-rules');
    expect(
      (await cellsOf(page, '2026-11-23 有效的规则'))
        .find(([name]) => name?.startsWith('节点临近'))
        ?.join(' '),
    ).toContain('提前提醒（天）：400');
  });

  it('that the server cannot take is refused at its field, and what was typed stays', async () => {
    const { page } = await on.browser.visitAs(
      'system-admin',
      '/alert-rules/new?code=total-nearly-spent',
    );
    await page.getByLabel('达到几成提醒（%）').fill('90, 80');
    await page.getByRole('button', { name: '试算' }).click();
    await page.getByText('请填写由小到大的整数').waitFor();
    await page.getByLabel('达到几成提醒（%）').fill('80, 250');
    await page.getByLabel('出处').fill('示例');
    await page.getByLabel('理由').fill('示例');
    await page.getByRole('button', { name: '提交提议' }).click();
    await page.locator('.ant-form-item-explain-error').first().waitFor();
    expect(await page.getByLabel('达到几成提醒（%）').inputValue()).toBe('80, 250');
  });

  it('a published scheme is proposed as a whole, and withdrawn by whoever proposed it', async () => {
    const { page } = await on.browser.visitAs('system-admin', '/alert-rules');
    await page.getByRole('button', { name: '提议采用“银川 2025”' }).click();
    await page.getByRole('dialog').getByLabel('理由').fill('采用银川口径（示例）');
    await page.getByRole('dialog').getByRole('button', { name: '提议采用' }).click();
    await page.getByText('已提议采用“银川 2025”，共 1 份提议').waitFor();
    await page.goto('/alert-rules/proposals?state=proposed');
    await page.getByRole('link', { name: '预警规则 · 落后年度计划' }).click();
    await page.getByRole('button', { name: '撤回申请' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '撤回申请' }).click();
    await page.getByText('已撤回，未生效；内容仍可查看。').waitFor();
  });
});
