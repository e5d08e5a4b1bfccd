import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { composeDigests, scanPortfolio } from '#alerts';
import { runImport } from '#returns';
import type { Role } from '#identity';
import { deliverDueMails } from '#platform/mail';
import { flagship } from '../builders/projects.js';
import { asSuperuser } from '../harness/server.js';
import { uploadTo } from '../harness/upload.js';
import { eventually } from '../harness/until.js';
import { goWithin } from './go-within.js';
import { switchLanguage } from './menu.js';
import { trackerInBrowser } from './open-browser.js';

const on = trackerInBrowser();
let projectId: string;
let alertId: string;
let [importId, proposalId, mailName] = ['', '', ''];

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
  const officer = await as('officer', 'sample-transport');
  const wrong = [
    '项目编号,序列,月份,金额,资金来源,备注',
    `${projectId},paid,2025-08,1.234567,municipal,`,
    `${projectId},spent,2025-13,甲,county,`,
    `00000000-0000-4000-8000-000000000000,paid,2025-08,1,municipal,`,
    ',,,,,',
    `${projectId},paid,2099-01,2,municipal,"x`,
  ];
  importId = (
    await uploadTo(officer, '/api/ledger-imports', {
      file: { name: 'history.csv', bytes: wrong.join('\r\n') },
      fields: { unit: '万元' },
    })
  ).body.id;
  await runImport({ database: test.database, clock, files: on.tracker.files }, importId);
  proposalId = (await officer.get('/api/ledger-proposals?limit=1')).body.items[0].id;
  mailName = (await (await as('system-admin')).get('/api/mails?limit=1')).body.items[0].name;
  const auditor = await as('auditor');
  await auditor.post('/api/ledger-verifications', undefined);
  const manager = await as('manager', 'sample-transport');
  alertId = (await manager.get('/api/alerts?order=urgency&limit=1')).body.items[0].id;
});

const ADDRESS = /[\w.+-]+@[\w-]+(\.[\w-]+)+/g;
/**
 * Patterns of Latin letters that are allowed on a Chinese page, because users know them: links,
 * fingerprints, files that users have to look for, codes of organisations, and published sources
 * with their version.
 */
const KNOWN = [
  /https?:\/\/\S+/g,
  /\b[0-9a-f]{64}\b/g,
  /\b[\w-]+\.(json|csv|xlsx|pem|eml)\b/g,
  /\bchinese-days \d+(\.\d+)+/g,
  /\b(PostgreSQL|Redis|Webhook|GitHub|English|INSTALLATION=production|SHA-256|Ed25519)\b/g,
];
/**
 * Patterns of texts that only developers understand and that no page may show: identifiers, ids,
 * codes, and English sentences.
 */
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

/** A text of a page, and whether its `lang` attribute says that it is Chinese. */
interface Shown {
  text: string;
  chinese: boolean;
}

/**
 * Returns the texts that a page shows or that a screen reader reads: its title, text, labels and
 * hints. Texts in a closed `<details>` element are left out.
 */
const textsOf = (page: Page): Promise<Shown[]> =>
  page.evaluate<Shown[]>(`(() => {
    const isShown = (home) =>
      !home.closest('script, style, textarea, pre') && home.checkVisibility() &&
      !(home.closest('details:not([open])') && !home.closest('summary'));
    const texts = [{ text: document.title, chinese: false }];
    const take = (text, home) => {
      if (isShown(home))
        texts.push({ text: text.trim(), chinese: home.closest('[lang]').lang.startsWith('zh') });
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      take(node.textContent, node.parentElement);
    for (const name of ['aria-label', 'aria-description', 'title', 'placeholder', 'alt'])
      for (const home of document.body.querySelectorAll('[' + name + ']'))
        take(home.getAttribute(name), home);
    return texts;
  })()`);

/**
 * Returns names that appear unchanged in both languages, longest first: of projects, milestones,
 * targets, indicators, people, holidays, plans and their columns, subjects of mails, and names and codes of
 * organisations.
 */
const names = async (): Promise<string[]> =>
  (
    await asSuperuser(on.tracker.test.name, (client) =>
      client.query<{ name: string }>(
        `SELECT name FROM (
           SELECT name FROM projects UNION SELECT name FROM organisations UNION SELECT id FROM organisations
            UNION SELECT name FROM people UNION SELECT name FROM plans UNION SELECT title FROM plan_columns
            UNION SELECT name FROM milestones UNION SELECT name FROM calendar_days
            UNION SELECT measure FROM targets UNION SELECT name FROM indicators
            UNION SELECT subject FROM mail_outbox) named ORDER BY length(name) DESC`,
      ),
    )
  ).rows.map(({ name }) => name);

const HAN = /\p{Script=Han}/u;
type Wrong = (shown: Shown) => boolean;

/**
 * Visits pages in Chinese and in English as a user with a role. Returns the texts that the user
 * could not understand: foreign words on a Chinese page, or Chinese text on an English one.
 */
async function wrongFor(
  role: Role,
  unit: string | undefined,
  paths: readonly string[],
): Promise<string[]> {
  const { page } = await on.browser.visitAs(role, paths[0], unit === undefined ? {} : { unit });
  const found: string[] = [];
  const walk = async (wrong: Wrong) => {
    for (const [index, path] of paths.entries()) {
      if (index > 0) await goWithin(page, path);
      const texts = (await textsOf(page)).filter(wrong);
      found.push(...texts.map(({ text }) => `${path}: ${text}`));
    }
  };
  const known = await names();
  // Addresses first: they may contain the code of an organisation.
  const named = (text: string): string =>
    known.reduce((left, name) => left.replaceAll(name, ' '), text.replace(ADDRESS, ' '));
  await walk(({ text }) => /[A-Za-z]{2}/.test(text) && foreignIn(named(text)));
  await switchLanguage(page);
  await goWithin(page, paths[0] ?? '/');
  await walk(({ text, chinese }) => !chinese && HAN.test(text) && HAN.test(named(text)));
  return [...new Set(found)];
}

describe('what people read', () => {
  const project = () => `/projects/${projectId}`;
  it.each<[Role, string | undefined, () => string[]]>([
    [
      'officer',
      'sample-transport',
      () => [
        project(),
        `${project()}/documents`,
        `${project()}/cost-chain`,
        `${project()}/year-plans`,
        `${project()}/funding`,
        '/projects',
        '/alerts',
        '/change-requests?kind=budget&mine=all',
        '/findings',
        '/ledger-imports',
        '/workbench',
        '/returns',
        '/returns/board',
        `/ledger-imports/${importId}`,
        `/change-requests/${proposalId}`,
        '/plan',
        '/plan/10',
        '/indicators',
        '/tokens',
        '/account',
        '/delegations',
        '/acknowledge',
        '/no-such-page',
      ],
    ],
    [
      'manager',
      'sample-transport',
      () => [
        `/alerts/${alertId}`,
        '/alerts/gaps',
        '/change-requests?mine=all&state=approved',
        '/reports/layers',
        '/reports/reconciliation',
        '/reports/spend',
        '/disclosure',
        '/disclosure/new',
        '/outside-systems',
      ],
    ],
    ['auditor', undefined, () => ['/record', '/verification', '/deliveries']],
    [
      'system-admin',
      undefined,
      () => [
        '/status',
        '/alert-rules',
        '/alert-rules/new',
        '/change-requests?kind=rule&mine=all',
        '/calendar',
        '/calendar/2026',
        '/milestone-move-limits',
        '/mails',
        `/mails/${mailName}`,
      ],
    ],
    ['security-admin', undefined, () => ['/people', '/units']],
  ])('is neither a code nor of the other language, as %s of %s', async (role, unit, paths) =>
    expect(await wrongFor(role, unit, paths())).toEqual([]),
  );
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
    await eventually(async () =>
      expect(
        await dialog
          .getByText('须为小写字母、数字与连字符，以字母或数字开头', { exact: false })
          .count(),
      ).toBe(1),
    );
    expect(await dialog.innerText()).not.toMatch(/parentId|UnitCode|NOT_/);
  });
});
