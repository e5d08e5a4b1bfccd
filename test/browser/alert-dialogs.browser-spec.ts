import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { composeDigests, scanPortfolio } from '#alerts';
import type { Role } from '#identity';
import { type HookSink, hookSink } from '../harness/hook-sink.js';
import { asSuperuser } from '../harness/server.js';
import { brokenRules } from './broken-rules.js';
import { oneWindowEach } from './go-within.js';
import { allThere, trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser({ settings: { WEBHOOKS_MAY_REACH: '127.0.0.0/8' } });
const shown = oneWindowEach(on);
let hooks: HookSink;
let alert: string;
let changeRequest: string;
let token: string;
beforeAll(async () => {
  hooks = await hookSink();
  const { test, clock, settings } = on.tracker;
  await scanPortfolio(test.database, clock);
  await composeDigests(test.database, clock, { settings, urgentOnly: false });
  const { rows } = await asSuperuser(test.name, (client) =>
    client.query<{ text_body: string }>(
      "SELECT text_body FROM mail_outbox WHERE to_address LIKE 'manager.transport%'",
    ),
  );
  token = /\/acknowledge#([\w-]{43})/.exec(rows[0]?.text_body ?? '')?.[1] ?? '';
  const manager = await on.tracker.as('manager', 'sample-transport');
  alert = (await manager.get('/api/alerts?state=open')).body.items[0].id;
  expect(
    (
      await manager.post('/api/me/alert-channels', {
        kind: 'wecom',
        name: '交通处群（示例）',
        url: hooks.url,
      })
    ).status,
  ).toBe(201);
  const wanted = {
    code: 'milestone-due-soon',
    severity: 'amber',
    parameters: { daysBefore: 7 },
    recipients: [{ role: 'manager', where: 'nearest' }],
    escalation: [],
    validFrom: '2026-12-21',
    source: '示例文件',
    reason: '提前一周即可',
  };
  changeRequest = (await (await on.tracker.as('system-admin')).post('/api/alert-rules', wanted))
    .body.id;
});
afterAll(() => hooks?.close());

/**
 * A dialog or form to be tested: its name, the role of the user who opens it, the page, and the
 * clicks that open it.
 */
interface Opening {
  what: string;
  role: Role;
  path: () => string;
  open: (page: Page) => Promise<void>;
}

const press =
  (name: string | RegExp) =>
  (page: Page): Promise<void> =>
    page.getByRole('button', { name }).first().click();
const dialogBy =
  (name: string | RegExp) =>
  async (page: Page): Promise<void> => {
    await press(name)(page);
    await page.getByRole('dialog').waitFor();
  };
const together =
  (name: string) =>
  async (page: Page): Promise<void> => {
    await page.getByRole('checkbox', { name: '选择已显示的全部预警' }).check();
    await dialogBy(name)(page);
  };

const OPENINGS: readonly Opening[] = [
  {
    what: 'acknowledging one',
    role: 'manager',
    path: () => '/alerts',
    open: dialogBy(/^确认预警：/),
  },
  { what: 'snoozing one', role: 'manager', path: () => '/alerts', open: dialogBy(/^暂缓预警：/) },
  {
    what: 'acknowledging all that is ticked',
    role: 'manager',
    path: () => '/alerts',
    open: together('确认所选'),
  },
  {
    what: 'snoozing all that is ticked',
    role: 'manager',
    path: () => '/alerts',
    open: together('暂缓所选'),
  },
  {
    what: 'an acknowledgement without a day',
    role: 'manager',
    path: () => '/alerts',
    open: async (page) => {
      await dialogBy(/^确认预警：/)(page);
      await page.getByRole('dialog').getByRole('button', { name: '确认' }).click();
      await page.getByText('请填写').waitFor();
    },
  },
  {
    what: 'an alert',
    role: 'manager',
    path: () => `/alerts/${alert}`,
    open: async (page) => {
      await page.getByRole('list', { name: '经过' }).waitFor();
    },
  },
  {
    what: 'answering from the page of an alert',
    role: 'manager',
    path: () => `/alerts/${alert}`,
    open: dialogBy(/^确认/),
  },
  {
    what: 'the page that a mail leads to',
    role: 'manager',
    path: () => `/acknowledge#${token}`,
    open: async (page) => {
      await page.getByRole('region', { name: '情况' }).waitFor();
    },
  },
  {
    what: 'the delivery log with a channel',
    role: 'manager',
    path: () => '/deliveries',
    open: async (page) => {
      await page.getByRole('table').first().waitFor();
    },
  },
  { what: 'adding a channel', role: 'manager', path: () => '/account', open: dialogBy('添加渠道') },
  {
    what: 'adding a channel that is refused',
    role: 'manager',
    path: () => '/account',
    open: async (page) => {
      await dialogBy('添加渠道')(page);
      await page.getByRole('dialog').getByLabel('名称').fill('示例');
      await page.getByRole('dialog').getByLabel('地址').fill('http://192.168.0.1/x');
      await page.getByRole('dialog').getByRole('button', { name: '测试并添加' }).click();
      await page
        .getByText(/测试消息未被接收/)
        .first()
        .waitFor();
    },
  },
  {
    what: 'ending a channel',
    role: 'manager',
    path: () => '/account',
    open: dialogBy(/^停用“交通处群/),
  },
  {
    what: 'a proposal to decide about',
    role: 'security-admin',
    path: () => `/change-requests/${changeRequest}`,
    open: async (page) => {
      await press('试算')(page);
      await page
        .getByText(/将新增 \d+ 条/)
        .first()
        .waitFor();
    },
  },
  {
    what: 'returning a proposal',
    role: 'security-admin',
    path: () => `/change-requests/${changeRequest}`,
    open: dialogBy('退回'),
  },
  {
    what: 'a proposal of one’s own',
    role: 'system-admin',
    path: () => `/change-requests/${changeRequest}`,
    open: dialogBy('撤回申请'),
  },
  {
    what: 'proposing a published scheme',
    role: 'system-admin',
    path: () => '/alert-rules',
    open: dialogBy('提议采用“银川 2025”'),
  },
  {
    what: 'the form of a proposal after a trial',
    role: 'system-admin',
    path: () => '/alert-rules/new?code=milestone-due-soon',
    open: async (page) => {
      await press('试算')(page);
      await page
        .getByText(/将新增 \d+ 条/)
        .first()
        .waitFor();
    },
  },
  {
    what: 'editing a year of the calendar',
    role: 'system-admin',
    path: () => '/calendar/2027',
    open: async (page) => {
      await press('录入安排')(page);
      await page.getByLabel('出处').waitFor();
    },
  },
  {
    what: 'a day of the calendar',
    role: 'system-admin',
    path: () => '/calendar/2027',
    open: async (page) => {
      await press('录入安排')(page);
      await dialogBy(/^2027-01-01/)(page);
    },
  },
];

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

describe('what opens on the pages of alerts', () => {
  it.each(OPENINGS)(
    '$role: $what breaks no rule of accessibility and scrolls nothing sideways, at a desk and on a phone',
    async ({ role, path, open }) => {
      const { page, faults } = await shown(role, path(), {
        ...DESK,
        ...(role === 'manager' ? { unit: 'sample-transport' } : {}),
      });
      await open(page);
      for (const window of [DESK, PHONE]) {
        await page.setViewportSize(window);
        await allThere(page);
        expect(await brokenRules(page)).toEqual([]);
        expect(
          await page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth'),
        ).toBe(false);
        const dialog = page.getByRole('dialog').first();
        if ((await dialog.count()) > 0)
          expect((await dialog.boundingBox())?.width).toBeLessThanOrEqual(window.width);
      }
      expect(faults).toEqual([]);
    },
  );
});
