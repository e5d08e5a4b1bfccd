import type { Page } from 'playwright-core';
import type { Role } from '#identity';
import { until } from '../harness/until.js';
import { allThere, type Stage, type Visit, type WindowOptions } from './open-browser.js';

const NOWHERE = '/no-such-page';

/**
 * Opens another page without loading the app again, as a link of the app does. Loading the app for
 * every page would take most of a test's time. Between two pages an address is opened that has none,
 * so that nothing of the page before is taken for the next one.
 */
export async function goWithin(page: Page, path: string): Promise<void> {
  if (new URL(page.url()).pathname !== NOWHERE) await show(page, NOWHERE);
  if (path !== NOWHERE) await show(page, path);
  await allThere(page);
}

async function show(page: Page, path: string): Promise<void> {
  await page.evaluate(`
    document.querySelector('h1')?.setAttribute('data-left', '');
    history.pushState(null, '', ${JSON.stringify(path)});
    dispatchEvent(new PopStateEvent('popstate'));`);
  await until(`${path} is drawn`, () =>
    page.evaluate<boolean>("document.querySelector('h1:not([data-left])') !== null"),
  );
}

/**
 * Returns a function that shows a page to an account in the one window that it has in this file, and
 * opens that window first where there is none. Only for tests that leave nothing behind in a window.
 */
export function oneWindowEach(on: Stage) {
  const visits = new Map<string, Visit>();
  return async (
    role: Role,
    path: string,
    { unit, width = 1440, height = 900 }: WindowOptions & { unit?: string } = {},
  ): Promise<Visit> => {
    const key = `${role} ${unit}`;
    const known = visits.get(key);
    if (!known) {
      const visit = await on.browser.visitAs(role, path, { unit, width, height });
      visits.set(key, visit);
      return visit;
    }
    await known.page.setViewportSize({ width, height });
    await goWithin(known.page, path);
    return known;
  };
}
