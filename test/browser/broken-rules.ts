import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Returns the serious violations of WCAG 2.2 A and AA, and of good practice for accessibility, on
 * the page. The one rule about style sheets, which takes a third of the time, is asked on its own
 * by `lockedOrientation`, because all pages have the same style sheets.
 */
export const brokenRules = (page: Page): Promise<string[]> =>
  violations(page, { runOnly: TAGS, preload: false });

/** Returns what in the style sheets of the page keeps it from being turned, as on a tablet. */
export const lockedOrientation = (page: Page): Promise<string[]> =>
  violations(page, { runOnly: { type: 'rule', values: ['css-orientation-lock'] } });

async function violations(page: Page, options: object): Promise<string[]> {
  if (!(await page.evaluate<boolean>("typeof axe !== 'undefined'"))) await page.evaluate(axe);
  return page.evaluate<string[]>(`
    axe.run(document, ${JSON.stringify({ ...options, resultTypes: ['violations'] })})
      .then(({ violations }) => violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 200)))`);
}
