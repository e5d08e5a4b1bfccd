import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll } from '@jest/globals';
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Page,
  type Request,
} from 'playwright-core';
import type { Role } from '#identity';
import { type BootedTracker, bootTracker } from '../harness/booted-tracker.js';
import { until } from '../harness/until.js';
import { menuButton } from './menu.js';

/** A real browser that shows a started tracker. */
export interface OpenBrowser {
  /** Opens a window in which no user is signed in, at a path of the app. */
  visit(path?: string, window?: WindowOptions): Promise<Visit>;
  /**
   * Opens a window in which the first account of a role (and of an organisation, if given) is
   * signed in. The first sign-in of a file uses the form, later ones the API. A second visit of an
   * account opens a further window of its session, but without the language chosen before. `anew`
   * starts a new session instead, as on another machine.
   */
  visitAs(
    role: Role,
    path?: string,
    window?: WindowOptions & { unit?: string; anew?: boolean },
  ): Promise<Visit>;
  close(): Promise<void>;
}

/** Size of the window in pixels. */
export interface WindowOptions {
  width?: number;
  height?: number;
}

/**
 * A window, and the errors found in it: script errors, violations of the Content-Security-Policy,
 * and requests to other servers.
 */
export interface Visit {
  page: Page;
  context: BrowserContext;
  faults: string[];
}

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  // One process draws all windows of an account and keeps the compiled app.
  '--process-per-site',
];
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

function programFile(): string {
  const found = process.env['CHROME_PATH'] ?? PLACES.find((place) => existsSync(place));
  if (!found)
    throw new Error(
      'No Chromium was found: install it (apt-get install chromium fonts-noto-cjk) or set CHROME_PATH to its program file.',
    );
  return found;
}

/** Starts a browser whose clock shows the tracker's time, so that both agree on what is overdue. */
export async function openBrowser(tracker: BootedTracker): Promise<OpenBrowser> {
  const browser: Browser = await chromium.launch({
    executablePath: programFile(),
    args: ARGUMENTS,
  });
  const visits: Visit[] = [];
  Object.assign(globalThis, { tellOfScreen: () => tellOf(visits) });
  const openContext = async () => {
    const context = await browser.newContext({
      baseURL: tracker.url,
      locale: 'zh-CN',
      acceptDownloads: true,
      reducedMotion: 'reduce',
    });
    if (SLOWED_UP_TO_MS > 0) await slowDown(context);
    return context;
  };
  // Browser contexts by e-mail address of the account. They are reused, because a new context would
  // fetch and compile the whole app again, which takes longer than most tests.
  const contexts = new Map<string, Promise<BrowserContext>>();
  const openWindow = async (
    context: BrowserContext,
    path: string,
    { width = 1440, height = 900 }: WindowOptions,
  ): Promise<Visit> => {
    const page = await context.newPage();
    await page.setViewportSize({ width, height });
    await forgetLanguage(page, tracker.url);
    await page.clock.setFixedTime(tracker.clock.now());
    followRequests(page);
    const faults = watch(page, tracker.url);
    const visit = { page, context, faults };
    visits.push(visit);
    await page.goto(path);
    return visit;
  };
  return {
    visit: async (path = '/', window = {}) => openWindow(await openContext(), path, window),
    visitAs: async (role, path = '/', { unit, anew = false, ...window } = {}) => {
      const { email, password } = tracker.account(role, unit);
      const first = contexts.size === 0;
      const known = anew ? undefined : contexts.get(email);
      const opened = known ?? openContext();
      if (!anew) contexts.set(email, opened);
      const context = await opened;
      if (!first && !known)
        await context.request.post('/api/sessions', { data: { email, password } });
      const visited = await openWindow(context, path, window);
      await signInIfAsked(visited.page, email, password);
      await allThere(visited.page);
      return visited;
    },
    close: () => browser.close(),
  };
}

const SLOWED_UP_TO_MS = Number(process.env['SLOW_ANSWERS_MS'] ?? 0);

/**
 * Lets each answer of the API arrive after a pause of its own, so that answers overtake one
 * another as they do on a bad connection. A test that looks at a page too early fails then.
 */
async function slowDown(context: BrowserContext): Promise<void> {
  await context.route(/\/api\//, async (route) => {
    await pause(Math.random() * SLOWED_UP_TO_MS);
    await route.continue().catch(() => undefined);
  });
}

const SENT_MAX = 2;
const SCREEN_MAX = 2_000;

/**
 * Returns a text about the windows that were opened last and are still open: their addresses,
 * errors and displayed texts. The Jest environment prints it when a browser test fails.
 */
async function tellOf(visits: readonly Visit[]): Promise<string> {
  const open = visits.filter(({ page }) => !page.isClosed()).slice(-SENT_MAX);
  const told = await Promise.all(
    open.map(async ({ page, faults }) =>
      [page.url(), ...faults, (await page.locator('body').innerText()).slice(0, SCREEN_MAX)].join(
        '\n',
      ),
    ),
  );
  return told.join('\n———\n');
}

/** Signs in again if the app shows the sign-in form, because a test may have ended the session. */
async function signInIfAsked(page: Page, email: string, password: string): Promise<void> {
  const menu = page.getByRole('navigation', { name: '主菜单' }).or(menuButton(page));
  const asked = page.getByLabel('邮箱');
  await menu.or(asked).first().waitFor();
  if (!(await asked.isVisible())) return;
  await asked.fill(email);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await menu.waitFor();
}

/**
 * Waits until nothing that the page asked for is still to come, and no part of it shows that it is
 * loading, at two looks in a row. Parts that appear later would move the element that a test is
 * about to click.
 */
export async function allThere(page: Page): Promise<void> {
  let looks = 0;
  await until('everything of the page is there', async () => {
    const coming = asked.get(page)?.size ?? 0;
    looks = coming === 0 && !(await page.evaluate<boolean>(LOADING)) ? looks + 1 : 0;
    return looks === 2;
  });
}

const LOADING =
  "[...document.querySelectorAll('[role=status]')].some((one) => /^(正在读取|Loading)/.test(one.textContent))";

/** What each page asked the server for and has not yet received. */
const asked = new WeakMap<Page, Set<Request>>();

function followRequests(page: Page): void {
  const open = new Set<Request>();
  asked.set(page, open);
  page.on('request', (request) => {
    // A page that is loaded anew drops what the one before had asked for.
    if (request.isNavigationRequest()) open.clear();
    open.add(request);
  });
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
}

async function forgetLanguage(page: Page, origin: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'local_storage' });
  await devtools.detach();
}

/** A tracker and a browser, available while the tests of one file run. */
export interface Stage {
  readonly tracker: BootedTracker;
  readonly browser: OpenBrowser;
}

/**
 * Starts a tracker and a browser before the tests of a file and closes both afterwards. Must be
 * called at the top of the file, before any `beforeAll` that uses the tracker.
 */
export function trackerInBrowser(given: Parameters<typeof bootTracker>[0] = {}): Stage {
  let opened: Partial<Stage> = {};
  const there = <Part extends keyof Stage>(part: Part): Stage[Part] => {
    const found = opened[part];
    if (!found) throw new Error(`the ${part} is there only while a test of this file runs`);
    return found;
  };
  beforeAll(async () => {
    const tracker = await bootTracker(given);
    opened = { tracker };
    opened = { tracker, browser: await openBrowser(tracker) };
  });
  afterAll(async () => {
    await opened.browser?.close();
    await opened.tracker?.close();
  });
  return {
    get tracker() {
      return there('tracker');
    },
    get browser() {
      return there('browser');
    },
  };
}

/**
 * Checks whether an error in the browser's console is only a response that tests expect. For
 * example, the app finds out whether a user is signed in by sending a request, and the browser logs
 * the refusal as a failed load.
 */
const isExpected = (text: string): boolean =>
  /the server responded with a status of (400|401|403|404|409|412|422|429)/.test(text);

function watch(page: Page, home: string): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !isExpected(message.text())) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(home) && !/^(data|blob):/.test(request.url()))
      faults.push(`asked elsewhere: ${request.url()}`);
  });
  return faults;
}

/**
 * Waits for a table and for what the page is still reading, and returns the texts of the table's
 * cells, row by row; `name` is the table's caption.
 */
export async function cellsOf(page: Page, name: string | RegExp): Promise<string[][]> {
  const table = page.getByRole('table', { name });
  await table.waitFor();
  await allThere(page);
  return table
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => (cell.textContent ?? '').trim())),
    );
}
