import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { composeDigests, scanPortfolio } from '#alerts';
import type { Role } from '#identity';
import { deliverDueMails } from '#platform';
import { flagship } from '../builders/projects.js';
import { asSuperuser } from '../harness/server.js';
import { until } from '../harness/until.js';
import { allThere, trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();
let projectId: string;
let alertId: string;

beforeAll(async () => {
  const { test, clock, settings, enter, as } = on.tracker;
  projectId = await flagship(test.database, 1);
  await enter(projectId, {
    series: 'paid',
    month: '2025-07',
    amountFen: '1250500001',
    fundingSource: 'municipal',
  });
  await scanPortfolio(test.database, clock);
  await composeDigests(test.database, clock, { settings, urgentOnly: false });
  await deliverDueMails(test.database, clock, settings);
  await asSuperuser(test.name, (client) =>
    client.query(`SET session_replication_role = replica;
      UPDATE ledger_entries SET amount_fen = amount_fen + 1;
      UPDATE mail_outbox SET state = 'failed', sent_at = NULL, server_response = NULL,
        last_error = 'Can''t send mail - all recipients were rejected: 550 5.1.1 no such user'
       WHERE id = (SELECT id FROM mail_outbox WHERE state = 'sent' ORDER BY composed_at, id LIMIT 1);
      INSERT INTO last_times (what, subject, at, facts)
      VALUES ('rule-failed', 'data-stale', '2026-11-23T01:00:00Z',
        '{"rule":"data-stale","projects":1,"reason":"no such thing"}')`),
  );
  const auditor = await as('auditor');
  await auditor.post('/api/ledger-verifications', undefined);
  const manager = await as('manager', 'sample-transport');
  alertId = (await manager.get('/api/alerts?order=urgency&limit=1')).body.items[0].id;
});

/**
 * What people know by these letters: addresses, fingerprints, files they are told to look for,
 * codes of units, published sources with their version.
 */
const KNOWN = [
  /[\w.+-]+@[\w-]+(\.[\w-]+)+/g,
  /https?:\/\/\S+/g,
  /\b[0-9a-f]{64}\b/g,
  /\b[\w-]+\.(json|csv|xlsx|pem|eml)\b/g,
  /\bchinese-days \d+(\.\d+)+/g,
  /\b(PostgreSQL|Redis|Webhook|GitHub|English|INSTALLATION=production|SHA-256|Ed25519)\b/g,
];
/** What only the program knows: identifiers, ids, codes, and English sentences. */
const FOREIGN = [
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-/,
  /\b[a-z]+[A-Z]\w*/,
  /\b[a-z]{2,}(-[a-z0-9]+)+\b/,
  /\b[a-z]{2,}[:_.][a-z]\w*/,
  /\b[A-Z]{2,}_[A-Z_]+\b/,
  /[A-Za-z]{2,}([ ,]+[A-Za-z]{2,}){2,}/,
];

const foreignIn = (text: string): boolean => {
  const rest = KNOWN.reduce((left, known) => left.replace(known, ' '), text);
  return FOREIGN.some((foreign) => foreign.test(rest));
};

/** Texts that are seen on a page; what is folded away is for whoever unfolds it. */
const textsOf = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const home = node.parentElement;
      if (home.closest('script, style, textarea, pre') || !home.checkVisibility()) continue;
      if (home.closest('details:not([open])') && !home.closest('summary')) continue;
      texts.push(node.textContent.trim());
    }
    return texts.filter((text) => /[A-Za-z]{2}/.test(text));
  })()`);

/** Goes on as a link of the app would: loading the whole app for each page would cost most of the time. */
async function goWithin(page: Page, path: string): Promise<void> {
  const before = await page.title();
  await page.evaluate(
    `history.pushState(null, '', '${path}'); dispatchEvent(new PopStateEvent('popstate'))`,
  );
  await until('the next page is drawn', async () => (await page.title()) !== before);
  await allThere(page);
}

async function foreignOn(role: Role, unit: string | undefined, paths: readonly string[]) {
  const { page } = await on.browser.visitAs(role, paths[0], unit === undefined ? {} : { unit });
  const found: string[] = [];
  for (const path of paths) {
    if (path !== paths[0]) await goWithin(page, path);
    found.push(...(await textsOf(page)).filter(foreignIn).map((text) => `${path}: ${text}`));
  }
  return [...new Set(found)];
}

describe('what people read in Chinese', () => {
  it('is neither English nor a code, whoever looks', async () => {
    const project = `/projects/${projectId}`;
    const found = [
      ...(await foreignOn('officer', 'sample-transport', [
        project,
        `${project}/documents`,
        `${project}/cost-chain`,
        `${project}/year-plans`,
        `${project}/funding`,
        '/projects',
        '/alerts',
        '/budget-filings',
        '/findings',
        '/ledger-imports',
        '/plan',
        '/indicators',
        '/tokens',
        '/account',
        '/delegations',
      ])),
      ...(await foreignOn('manager', 'sample-transport', [
        `/alerts/${alertId}`,
        '/alerts/gaps',
        '/approvals?state=approved',
        '/reports/layers',
        '/reports/spend',
      ])),
      ...(await foreignOn('auditor', undefined, ['/record', '/verification', '/deliveries'])),
      ...(await foreignOn('system-admin', undefined, ['/status', '/alert-rules', '/calendar'])),
      ...(await foreignOn('security-admin', undefined, ['/people'])),
    ];
    expect(found).toEqual([]);
  });
});

describe('a field that is refused', () => {
  it('is named by its word and told once, at the field', async () => {
    const { page } = await on.browser.visitAs('security-admin', '/units');
    await page.getByRole('button', { name: /新建/ }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('代码').fill('Bad Code');
    await dialog.getByLabel('名称').fill('测试单位');
    await dialog.getByRole('button', { name: /^(新建单位|新建)$/ }).click();
    await dialog.getByRole('alert').filter({ hasText: '请更正标出的内容' }).waitFor();
    expect(
      await dialog
        .getByText('须为小写字母、数字与连字符，以字母或数字开头', { exact: false })
        .count(),
    ).toBe(1);
    expect(await dialog.innerText()).not.toMatch(/parentId|UnitCode|NOT_/);
  });
});
