import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const PATH = /`((?:apps|libs|migrations|test|tools|docs|bench)\/[\w./-]+)`/g;

describe('what a document says where something stands', () => {
  it.each(['CONTRIBUTING.md', 'docs/glossary.md'])('%s names what is there', (document) => {
    const named = [...readFileSync(document, 'utf8').matchAll(PATH)].map(([, path]) => path ?? '');
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('docs/api-changes.md names every address of filings and proposals', () => {
    const changes = readFileSync('docs/api-changes.md', 'utf8');
    const { paths } = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as {
      paths: Record<string, Record<string, unknown>>;
    };
    const moving = Object.entries(paths)
      .filter(([path]) => /filing|proposal/.test(path))
      .flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => `\`${method.toUpperCase()} ${path}\``),
      );
    expect(moving.length).toBeGreaterThan(20);
    expect(moving.filter((address) => !changes.includes(address))).toEqual([]);
  });
});
