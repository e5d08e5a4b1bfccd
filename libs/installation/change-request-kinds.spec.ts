import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { KIND_WORDS } from '#approvals';

const sources = globSync('libs/**/*.ts')
  .filter((file) => !file.endsWith('spec.ts'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

/** Returns the text of a kind that is written as a literal or as a constant. */
const kindOf = (written: string): string =>
  new RegExp(`const ${written} = '([^']+)'`).exec(sources)?.[1] ?? written.replaceAll("'", '');

/** Kinds of change requests for which a domain registers a handler. */
const handled = [...sources.matchAll(/@HandlesChanges\(\[([^\]]+)\]\)/g)].flatMap(([, list]) =>
  String(list)
    .split(',')
    .map((written) => kindOf(written.trim())),
);

describe('each kind of change requests', () => {
  it('has words for mails', () => {
    expect(handled.length).toBeGreaterThan(14);
    expect(handled.filter((kind) => !Object.hasOwn(KIND_WORDS, kind))).toEqual([]);
  });

  it.each([
    ['apps/web/src/approvals/words/zh/code.ts'],
    ['apps/web/src/approvals/words/en/code.ts'],
    ['apps/web/src/approvals/approvals-filters.ts', 'apps/web/src/client/budget-kinds.ts'],
  ])('stands in %s %s', (...files) => {
    const text = files.map((file) => readFileSync(file, 'utf8')).join('\n');
    const missing = handled.filter((kind) => !new RegExp(`^ +'?${kind}'?[:,]`, 'm').test(text));
    expect(missing).toEqual([]);
  });
});
