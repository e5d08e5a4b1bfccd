import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { en } from './en.js';
import { zh } from './zh.js';

interface Tree {
  [key: string]: string | Tree;
}

const leaves = (tree: Tree, above = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[above + key, value]] : leaves(value, `${above}${key}.`),
  );
const places = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();

const chinese = new Map(leaves(zh));
const english = new Map(leaves(en));

describe('the words of both languages', () => {
  it('have the same keys', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
    expect(chinese.size).toBeGreaterThan(300);
  });

  it('stand beside the pages that show them, no name twice', async () => {
    const src = join(import.meta.dirname, '..');
    const folders = readdirSync(src).filter((name) => existsSync(join(src, name, 'words')));
    const parts = await Promise.all(
      folders.map(
        async (name) =>
          ((await import(`../${name}/words/zh/index.js`)) as { zh: { words: Tree; code: Tree } })
            .zh,
      ),
    );
    const names = parts.flatMap(({ words }) => Object.keys(words));
    const codes = parts.flatMap(({ code }) => Object.keys(code));
    expect([...names, 'code'].sort()).toEqual(Object.keys(zh).sort());
    expect([...codes].sort()).toEqual(Object.keys(zh.code).sort());
  });

  it('are never empty', () => {
    expect([...chinese, ...english].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('leave the same places for values', () => {
    const differing = [...chinese].filter(
      ([key, text]) => places(text).join() !== places(english.get(key) ?? '').join(),
    );
    expect(differing).toEqual([]);
  });

  it('are in their own script', () => {
    const isChinese = /\p{Script=Han}/u;
    expect(
      [...english].filter(([key, text]) => isChinese.test(text) && key !== 'app.otherLanguage'),
    ).toEqual([]);
    const latinOnly = [...chinese].filter(
      ([, text]) => !isChinese.test(text) && /\p{L}/u.test(text.replace(/\{\{\w+\}\}/g, '')),
    );
    expect(latinOnly.map(([key]) => key)).toEqual([
      'app.otherLanguage',
      'app.exportAs.xlsx',
      'app.exportAs.csv',
      'code.fundingSource.reits',
    ]);
  });
});
