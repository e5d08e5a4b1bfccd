import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  composeDigests,
  deliverMessage,
  dueMessages,
  openChannelKeys,
  scanPortfolio,
} from '#alerts';
import { type HookSink, hookSink } from '../harness/hook-sink.js';
import { eventually } from '../harness/until.js';
import { trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser({ settings: { WEBHOOKS_MAY_REACH: '127.0.0.0/8' } });
let hooks: HookSink;
beforeAll(async () => {
  hooks = await hookSink();
});
afterAll(() => hooks?.close());

describe('a channel besides mail', () => {
  it('is added once a test message has arrived, and shows its secret this once', async () => {
    const { page } = await on.browser.visitAs('manager', '/account', { unit: 'sample-transport' });
    const section = page.getByRole('region', { name: '其他通知渠道' });
    await section.getByRole('button', { name: '添加渠道' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('名称').fill('自建系统（示例）');
    await dialog.getByLabel('地址').fill('http://192.168.0.1/x');
    await dialog.getByRole('button', { name: '测试并添加' }).click();
    await dialog
      .getByText(/测试消息未被接收/)
      .first()
      .waitFor();
    await dialog.getByLabel('地址').fill(hooks.url);
    await dialog.getByRole('button', { name: '测试并添加' }).click();
    await section.getByText('测试消息已送达').waitFor();
    expect(await section.getByLabel('签名密钥').inputValue()).toMatch(/^whsec_/);
    await page.reload();
    await section.getByRole('rowheader', { name: '自建系统（示例）' }).waitFor();
    expect(await page.content()).not.toContain('whsec_');
  });

  it('stands beside the mail in the delivery log, with the other side’s words', async () => {
    const { test, clock, settings } = on.tracker;
    await scanPortfolio(test.database, clock);
    await composeDigests(test.database, clock, { settings, urgentOnly: false });
    const keys = await openChannelKeys(test.database, settings);
    for (const id of await dueMessages(test.database, clock))
      await deliverMessage(test.database, clock, keys, id);
    const { page } = await on.browser.visitAs('manager', '/deliveries', {
      unit: 'sample-transport',
    });
    const row = page.getByRole('row').filter({ hasText: '自建系统（示例）' }).first();
    expect(await row.innerText()).toMatch(/自建 Webhook 自建系统（示例） 已送达\s*对方已接收/);
    await row.getByText('对方原话').last().click();
    await eventually(async () =>
      expect(await row.innerText()).toMatch(/自建系统（示例） 已送达.*200/s),
    );
  });

  it('is ended by its owner', async () => {
    const { page } = await on.browser.visitAs('manager', '/account', { unit: 'sample-transport' });
    await page.getByRole('button', { name: '停用“自建系统（示例）”' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
    await page.getByText('已停用“自建系统（示例）”。').waitFor();
  });
});
