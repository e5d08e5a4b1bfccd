import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { flagship } from '../builders/projects.js';
import { readPdf } from '../harness/read-pdf.js';
import { eventually } from '../harness/until.js';
import { switchLanguage } from './menu.js';
import { cellsOf, trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();
let airport: string;
beforeAll(async () => {
  airport = await flagship(on.tracker.test.database, 1);
  const entries = [
    { series: 'completed', month: '2025-06', amountFen: '1250500001' },
    { series: 'paid', month: '2025-07', amountFen: '800000000', fundingSource: 'municipal' },
  ];
  for (const entry of entries) await on.tracker.enter(airport, entry);
});

/** Returns the header line of a CSV file, with the names of the columns. */
const headOf = (csv: string): string => csv.split('\r\n')[0] ?? '';

describe('an auditor', () => {
  it('reads a project with its ledger and is offered nothing that would change it', async () => {
    const { page } = await on.browser.visitAs('auditor', `/projects/${airport}`);
    await page.getByText('12,505,000').or(page.getByText('1,250.50')).first().waitFor();
    for (const name of [
      /登记分录/,
      /^冲销第/,
      /^更正第/,
      /登记文件/,
      /新增节点/,
      /调整预计/,
      /标记完成/,
      /确认预警/,
    ])
      expect(await page.getByRole('button', { name }).count()).toBe(0);
    await page.getByRole('button', { name: /^变更记录：/ }).waitFor();
  });

  it('pulls the spend report with totals and coverage, and the same rows as a file', async () => {
    const { page } = await on.browser.visitAs('auditor', '/reports/spend?money=yuan');
    await page.getByText(/个项目中，1 个在此期间有登记/).waitFor();
    const table = '2021-01 至 2025-12 的资金，按发生日统计';
    const rows = await cellsOf(page, table);
    expect(rows.map((cells) => cells.slice(1))).toEqual([
      ['10-1', '2025', '市级财政', '—无记录', '—无记录', '8,000,000.00', '1'],
      ['10-1', '2025', '未注明', '12,505,000.01', '—无记录', '—无记录', '1'],
    ]);
    const totals = await page
      .getByRole('table', { name: table })
      .locator('tfoot td')
      .allInnerTexts();
    expect(totals.map((text) => text.trim().split('\n')[0])).toEqual([
      '12,505,000.01',
      '—',
      '8,000,000.00',
      '2',
    ]);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载 CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^spend_2021-01-01_2025-12-31_known-.*\.csv$/);
    const text = readFileSync(await download.path(), 'utf8');
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(text).toContain('12505000.01');
    expect(text).toContain('8000000.00');

    const [printed] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载 PDF' }).click(),
    ]);
    expect(printed.suggestedFilename()).toMatch(/^spend_2021-01-01_2025-12-31_known-.*\.pdf$/);
    const { pages } = await readPdf(readFileSync(await printed.path()));
    expect(pages.join(' ')).toContain('12,505,000.01 — 8,000,000.00 2');

    // The hash that the page shows for the file must be that of the downloaded file.
    await page.getByRole('button', { name: '固定到此时点' }).click();
    await page.getByRole('button', { name: '改为此刻' }).waitFor();
    const [pinned] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载 CSV' }).click(),
    ]);
    await page.getByRole('button', { name: '计算' }).click();
    const own = createHash('sha256')
      .update(readFileSync(await pinned.path()))
      .digest('hex');
    await page.locator('.proof .file-hash', { hasText: own }).waitFor();

    await switchLanguage(page);
    const [english] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download CSV' }).click(),
    ]);
    expect([
      /[\u4e00-\u9fff]/.test(headOf(text)),
      /[\u4e00-\u9fff]/.test(headOf(readFileSync(await english.path(), 'utf8'))),
    ]).toEqual([true, false]);
  });

  it('verifies the whole ledger from its page, with the key that signs its checkpoints at hand; a system administrator too', async () => {
    const { page } = await on.browser.visitAs('auditor', '/verification');
    await page.getByRole('button', { name: '立即核验' }).click();
    await page.getByText('核验完成：1 个项目、2 条分录，全部相符。').waitFor();
    expect(
      (await cellsOf(page, '最近的核验，新的在前；每晚自动核验一次')).map((cells) =>
        cells.slice(1),
      ),
    ).toEqual([['全部相符', '', '1', '2', '页面或接口', '当时还没有检查点']]);
    await eventually(async () =>
      expect(await page.getByRole('textbox', { name: '签名公钥（Ed25519）' }).inputValue()).toMatch(
        /^-----BEGIN PUBLIC KEY-----/,
      ),
    );
    await page.getByText('还没有检查点。每天零点三十分之后生成。').waitFor();
    const administering = (await on.browser.visitAs('system-admin', '/verification')).page;
    await administering.getByText('只有全市范围的审计员可以查看', { exact: false }).waitFor();
    await administering.getByText('全部相符', { exact: true }).waitFor();
  });

  it('asks what was spent on the flagships by a day, as known then, by whom it was approved, in six clicks', async () => {
    await on.tracker.enter(airport, {
      series: 'paid',
      month: '2024-05',
      amountFen: '70000',
      fundingSource: 'municipal',
      unitConfirmed: true,
    });
    const { page, faults } = await on.browser.visitAs('auditor', '/');
    await page.getByRole('link', { name: '资金报表', exact: true }).first().click();
    await page.getByRole('button', { name: '仅标志性项目' }).click();
    await page.waitForURL(/flagship=true/);
    const last = page.getByLabel('结束月份');
    await last.fill('2024-06');
    await last.press('Tab');
    await page.waitForURL(/period=2021-01\.\.2024-06/);
    await page.getByRole('checkbox', { name: '项目', exact: true }).click();
    await page.waitForURL(/groupBy=year%2Csource(&|$)/);
    await page.getByRole('checkbox', { name: '审批人', exact: true }).click();
    const table = page.getByRole('table', { name: '2021-01 至 2024-06 的资金，按发生日统计' });
    // Until the answer by approver is there, the table of the question before it is shown.
    await table.getByRole('columnheader', { name: '审批人', exact: true }).waitFor();
    await table.getByText('市级财政').first().waitFor();
    await page.getByText(/10 个项目中，1 个/).waitFor();
    await page.getByRole('button', { name: '重新生成并比对' }).click();
    await page.getByText('逐字节一致', { exact: true }).waitFor();
    await table.getByRole('link', { name: '1', exact: true }).first().click();
    await page.getByRole('columnheader', { name: '生效日' }).waitFor();
    const address = new URL(page.url()).searchParams;
    expect([address.get('flagship'), address.get('groupBy'), address.get('source')]).toEqual([
      'true',
      'entry',
      'municipal',
    ]);
    await page.getByRole('button', { name: '截至期末已登记' }).click();
    // The entries of this test are of today: by June 2024 nothing was recorded.
    await page.getByText(/，0 个在此期间有登记/).waitFor();
    expect(faults).toEqual([]);
  });

  it('keeps a month that is being typed while a report arrives', async () => {
    const { page } = await on.browser.visitAs('auditor', '/reports/spend');
    const table = page.getByRole('table', { name: /的资金，按发生日统计/ });
    await table.waitFor();
    let release = (): void => undefined;
    const typed = new Promise<void>((resolve) => (release = resolve));
    await page.route(/\/api\/reports\/spend\?/, async (route) => {
      await typed;
      await route.continue();
    });
    await page.getByRole('button', { name: '仅标志性项目' }).click();
    await page.waitForURL(/flagship=true/);
    const last = page.getByLabel('结束月份');
    await last.fill('2024-06');
    const arrived = page.waitForResponse(/\/api\/reports\/spend\?.*flagship/);
    release();
    await arrived;
    await page.getByText(/10 个项目中/).waitFor();
    expect(await last.inputValue()).toBe('2024-06');
    await last.press('Tab');
    await page.waitForURL(/period=2021-01\.\.2024-06/);
  });

  it('pins the instant in the address, so that the same rows can be opened again', async () => {
    const { page } = await on.browser.visitAs('auditor', '/reports/spend');
    await page.getByRole('button', { name: '固定到此时点' }).click();
    await page.getByRole('button', { name: '改为此刻' }).waitFor();
    expect(new URL(page.url()).searchParams.get('knownAt')).toMatch(/^\d{4}-\d\d-\d\dT/);
    const hash = await page.locator('.proof .rows-hash').innerText();
    await on.tracker.enter(airport, {
      series: 'completed',
      month: '2025-08',
      amountFen: '100000',
      unitConfirmed: true,
    });
    await page.reload();
    await page.getByRole('button', { name: '改为此刻' }).waitFor();
    expect(await page.locator('.proof .rows-hash').innerText()).toBe(hash);

    // Opens the report with the point in time that the page shows, as a reader of a printed page
    // would type it. The report must have the same rows.
    const shown = /(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d\.\d{3})/.exec(
      await page.locator('.proof').innerText(),
    );
    const typed = new URLSearchParams({ knownAt: `${shown?.[1]}T${shown?.[2]}+08:00` });
    await page.goto(new URL(`/reports/spend?${typed}`, page.url()).href);
    await page.getByRole('button', { name: '改为此刻' }).waitFor();
    expect(await page.locator('.proof .rows-hash').innerText()).toBe(hash);
  });
});
