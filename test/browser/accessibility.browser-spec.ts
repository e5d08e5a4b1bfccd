import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { scanPortfolio } from '#alerts';
import { runImport } from '#returns';
import type { Role } from '#identity';
import { aCostFigure } from '../builders/change-requests.js';
import { flagship } from '../builders/projects.js';
import { uploadTo } from '../harness/upload.js';
import { brokenRules, lockedOrientation } from './broken-rules.js';
import { goWithin, oneWindowEach } from './go-within.js';
import { switchLanguage } from './menu.js';
import { allThere, trackerInBrowser, type Visit } from './open-browser.js';

const on = trackerInBrowser();
const shown = oneWindowEach(on);
let airport: string;
let history: string;
let ledgerChangeRequest: string;
let changeRequest: string;
let alert: string;
let finding: string;
beforeAll(async () => {
  await scanPortfolio(on.tracker.test.database, on.tracker.clock);
  airport = await flagship(on.tracker.test.database, 1);
  const officer = await on.tracker.as('officer', 'sample-transport');
  await officer.post(`/api/projects/${airport}/documents`, {
    number: '17号',
    title: '关于下达专项资金的通知（示例）',
  });
  const entry = await on.tracker.enter(airport, {
    series: 'completed',
    month: '2025-06',
    amountFen: '1250500001',
    document: '17号',
  });
  await officer.post(`/api/ledger-entries/${entry.id}/reversal`, { reason: '重复登记' });
  ledgerChangeRequest = entry.proposalId;
  changeRequest = (await officer.post(`/api/projects/${airport}/cost-filings`, aCostFigure())).body
    .id;
  finding = (
    await (
      await on.tracker.as('auditor')
    ).post(`/api/projects/${airport}/findings`, {
      title: '支付早于完成（示例）',
      text: '请说明依据',
      answerDueOn: '2026-12-07',
      entrySequence: '1',
    })
  ).body.id;
  await officer.post('/api/saved-reports', {
    name: '月度支付（示例）',
    period: '2021-01..2025-12',
  });
  alert = (await officer.get(`/api/alerts?projectId=${airport}`)).body.items[0].id;
  await officer.post('/api/tokens', { name: '月度导出' });
  history = (
    await uploadTo(officer, '/api/ledger-imports', {
      file: {
        name: '资金历史（示例）.csv',
        bytes: '项目,月份,序列,金额\n没有这个项目,2021-01,完成投资,1',
      },
      fields: { unit: '万元', controlCompletedFen: '1000000' },
    })
  ).body.id;
  await runImport(
    { database: on.tracker.test.database, clock: on.tracker.clock, files: on.tracker.files },
    history,
  );
});

const PAGES: [Role, string[]][] = [
  [
    'officer',
    [
      '/projects',
      '/projects/{airport}',
      '/projects/{airport}?view=totals',
      '/projects/{airport}/documents',
      '/projects/{airport}/documents?number=17号',
      '/change-requests',
      '/change-requests/{proposal}',
      '/alerts',
      '/alerts/gaps',
      '/reports/spend',
      '/reports/reconciliation',
      '/meetings',
      '/papers',
      '/disclosure',
      '/disclosure/new',
      '/ledger-imports',
      '/returns',
      '/ledger-imports/{import}',
      '/plan',
      '/plan/10',
      '/indicators',
      '/tokens',
      '/no-such-page',
      '/projects/0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10',
    ],
  ],
  ['manager', ['/change-requests', '/alerts?state=all', '/delegations']],
  [
    'officer',
    [
      '/projects/{airport}/cost-chain',
      '/projects/{airport}/year-plans',
      '/projects/{airport}/funding',
      '/reports/layers',
      '/change-requests?kind=budget&mine=all',
      '/change-requests/{filing}',
    ],
  ],
  ['manager', ['/change-requests/{filing}', '/projects/{airport}/cost-chain']],
  [
    'officer',
    [
      '/alerts/{alert}',
      '/deliveries',
      '/acknowledge',
      '/alert-rules',
      '/calendar',
      '/calendar/2026',
      '/account',
    ],
  ],
  [
    'system-admin',
    [
      '/alert-rules',
      '/alert-rules/new?code=year-plan-behind',
      '/alert-rules/new?code=total-nearly-spent',
      '/change-requests?kind=rule&mine=all',
      '/calendar',
      '/calendar/2027',
    ],
  ],
  ['officer', ['/findings', '/findings/{finding}']],
  [
    'auditor',
    [
      '/findings',
      '/projects/{airport}',
      '/projects',
      '/reports/spend?period=2021..2026',
      '/record',
      '/verification',
    ],
  ],
  ['system-admin', ['/verification', '/status', '/mails', '/milestone-move-limits']],
  ['security-admin', ['/people', '/units', '/account']],
  ['audit-admin', ['/record']],
];

describe.each(PAGES)('what %s sees', (role, paths) => {
  let visit: Visit;
  beforeAll(async () => {
    visit = await on.browser.visitAs(role);
  });

  it.each(paths)('%s breaks no rule of accessibility', async (path) => {
    const { page } = visit;
    if (paths.indexOf(path) % 2 === 1) await switchLanguage(page);
    await goWithin(
      page,
      path
        .replace('{airport}', airport)
        .replace('{proposal}', ledgerChangeRequest)
        .replace('{filing}', changeRequest)
        .replace('{import}', history)
        .replace('{alert}', alert)
        .replace('{finding}', finding),
    );
    expect(await brokenRules(page)).toEqual([]);
  });

  it('breaks no rule of the server’s Content-Security-Policy and asks nothing of any other machine', () =>
    expect(visit.faults).toEqual([]));
});

describe('dialogs', () => {
  it.each([
    ['officer', /^登记分录$/],
    ['officer', /^更正第 1 号分录$/],
    ['officer', /^查看第 1 号分录$/],
    ['officer', /^调整预计：/],
    ['officer', /^新增节点$/],
    ['officer', /^变更记录：/],
    ['manager', /^确认预警：/],
  ] as const)('%s opens %s without breaking a rule', async (role, button) => {
    const { page, faults } = await shown(role, `/projects/${airport}`, {
      unit: 'sample-transport',
    });
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('dialog').waitFor();
    await allThere(page);
    expect(await brokenRules(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it.each([
    ['officer', /^申报数据$/],
    ['officer', /^填报预测$/],
    ['manager', /^登记审批方式$/],
  ] as const)('at the cost chain %s opens %s without breaking a rule', async (role, button) => {
    const { page, faults } = await shown(role, `/projects/${airport}/cost-chain`, {
      unit: 'sample-transport',
    });
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('dialog').waitFor();
    await allThere(page);
    expect(await brokenRules(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it.each([
    /^在“交通建设单位（示例）”下新建单位$/,
    /^更名：交通建设单位（示例）$/,
    /^调整隶属：交通建设单位（示例）$/,
    /^沿革：交通建设单位（示例）$/,
  ])('security-admin opens %s without breaking a rule', async (button) => {
    const { page, faults } = await shown('security-admin', '/units');
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('dialog').waitFor();
    await allThere(page);
    expect(await brokenRules(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('somebody who manages two units ticks projects and hands them over without breaking a rule', async () => {
    const manager = await on.tracker.as('manager', 'sample-transport');
    const { id } = (await manager.get('/api/me')).body.person;
    expect(
      (
        await (
          await on.tracker.as('security-admin')
        ).post(`/api/people/${id}/memberships`, { unitId: 'sample-development', role: 'manager' })
      ).status,
    ).toBe(201);
    const { page, faults } = await on.browser.visitAs('manager', '/projects?column=19', {
      unit: 'sample-transport',
    });
    await page.getByRole('checkbox', { name: '选择已显示的全部项目' }).check();
    await allThere(page);
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('button', { name: '移交' }).click();
    await page.getByRole('dialog').waitFor();
    await allThere(page);
    expect(await brokenRules(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('and the sign-in does not either, in both languages', async () => {
    const { page, faults } = await on.browser.visit('/');
    await page.getByRole('button', { name: '登录' }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await brokenRules(page)).toEqual([]);
    expect(faults).toEqual([]);
  });
});

async function nothingWide(page: Page, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await goWithin(page, path);
    await page.getByRole('table').first().waitFor();
    expect({
      path,
      wide: await page.evaluate<boolean>(
        'document.documentElement.scrollWidth > window.innerWidth',
      ),
    }).toEqual({ path, wide: false });
  }
}

describe('on a narrow screen', () => {
  it('no style sheet keeps the page from being turned', async () => {
    const { page } = await shown('officer', `/projects/${airport}`, {
      unit: 'sample-transport',
      width: 360,
      height: 740,
    });
    expect(await lockedOrientation(page)).toEqual([]);
  });

  it('nothing but tables scrolls sideways', async () => {
    const { page } = await shown('officer', `/projects/${airport}`, {
      unit: 'sample-transport',
      width: 360,
      height: 740,
    });
    await nothingWide(page, [
      `/projects/${airport}`,
      `/projects/${airport}?view=totals`,
      `/projects/${airport}/documents?number=17号`,
      '/projects',
      '/reports/spend',
      '/tokens',
      '/change-requests',
      `/change-requests/${ledgerChangeRequest}`,
      `/projects/${airport}/cost-chain`,
      `/change-requests/${changeRequest}`,
      '/findings',
      `/findings/${finding}`,
    ]);
  });

  it('nor does anything but the sheets and tables of the money pages', async () => {
    const { page } = await shown('officer', '/', {
      unit: 'sample-transport',
      width: 360,
      height: 740,
    });
    await nothingWide(page, [
      `/projects/${airport}/year-plans`,
      `/projects/${airport}/funding`,
      '/reports/layers',
    ]);
  });

  it.each<[Role, string[]]>([
    ['security-admin', ['/people', '/units', '/account']],
    ['audit-admin', ['/record']],
    ['manager', ['/delegations']],
    ['auditor', ['/deliveries', '/alert-rules', '/calendar/2026']],
    [
      'system-admin',
      [
        '/status',
        '/verification',
        '/alert-rules',
        '/change-requests?kind=rule&mine=all',
        '/calendar',
        '/milestone-move-limits',
      ],
    ],
  ])('nor does anything of what %s administers: %j', async (role, paths) => {
    const { page } = await shown(role, '/', { width: 360, height: 740 });
    await nothingWide(page, paths);
  });
});
