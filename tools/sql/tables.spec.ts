import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadModule, parseSync } from 'libpg-query';
import { root } from '../checkout.mjs';
import { sourcesOf } from './check-sql.mjs';
import { ownersOf } from './owners.mjs';
import { HOLE, tablesNamedIn } from './tables.mjs';

const cases: [text: string, read: string[], written: string[]][] = [
  [
    'SELECT a FROM projects p, people, unnest($1) x JOIN plans USING (code)',
    ['projects', 'people', 'plans'],
    [],
  ],
  ['SELECT extract(year FROM day), a IS DISTINCT FROM b FROM targets', ['day', 'targets'], []],
  [
    'WITH people AS (SELECT FROM plans), x (a, b) AS (SELECT 1, 2) SELECT FROM people, x',
    ['plans'],
    [],
  ],
  [
    'SELECT FROM a LEFT JOIN LATERAL (SELECT FROM b WHERE c IN (1, 2)) d ON true, e',
    ['a', 'b', 'e'],
    [],
  ],
  ['SELECT FROM (a JOIN b ON true), c', ['a', 'b', 'c'], []],
  [
    'INSERT INTO a (b, c) SELECT b, c FROM d ON CONFLICT (b) DO UPDATE SET c = EXCLUDED.c',
    ['d'],
    ['a'],
  ],
  ['UPDATE a SET b = c.b FROM c, d WHERE a.id = c.id RETURNING b', ['c', 'd'], ['a']],
  ['DELETE FROM a USING b WHERE a.id = b.id', ['b'], ['a']],
  ['SELECT FROM a ORDER BY b FOR NO KEY UPDATE', ['a'], []],
  ['COPY a (b, c) FROM STDIN', [], ['a']],
  ['COPY a TO STDOUT', ['a'], []],
  ['COPY (SELECT FROM a) TO STDOUT', ['a'], []],
  [`LEFT JOIN people ON people.id = ${HOLE} -- FROM plans`, ['people'], []],
  [`SELECT FROM ${HOLE} entry, plans WHERE a = 'FROM targets'`, ['plans'], []],
  ['Take it from the plan and copy into projects', [], []],
];

describe('the tables that an SQL text names', () => {
  it.each(cases)('%s', (text, read, written) => {
    const found = tablesNamedIn(text);
    const of = (verb: string): string[] =>
      found.filter((one) => one.verb === verb).map(({ name }) => name);
    expect({ read: of('read'), written: of('write') }).toEqual({ read, written });
  });
});

describe('beside the parser of PostgreSQL', () => {
  beforeAll(() => loadModule());

  it('reads the same tables out of every whole statement of the sources', () => {
    const sources = sourcesOf(root);
    const { owners } = ownersOf(sources);
    const whole = sources
      .flatMap(({ texts }) => texts)
      .filter(({ text, isStatement }) => isStatement && !text.includes(HOLE))
      .map(({ text }) => text)
      .filter(isSql);
    const known = (names: Iterable<string>): string[] =>
      [...new Set(names)].filter((name) => owners.has(name)).sort();
    const different = whole.filter(
      (text) =>
        known(tablesParsedFrom(text)).join() !==
        known(tablesNamedIn(text).map(({ name }) => name)).join(),
    );
    expect(different).toEqual([]);
    expect(whole.length).toBeGreaterThan(150);
  });
});

/**
 * Tells whether the PostgreSQL parser accepts a text as a complete SQL statement. Fragments and
 * plain sentences are not accepted.
 */
function isSql(text: string): boolean {
  try {
    parseSync(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Lists the names of all tables and views in a statement, found with a real SQL parser. Names of
 * WITH queries are left out.
 */
function tablesParsedFrom(text: string): string[] {
  const named = new Set<string>();
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    else if (typeof node === 'object' && node !== null) {
      const { relname, ctename } = node as { relname?: unknown; ctename?: unknown };
      if (typeof relname === 'string') found.push(relname);
      if (typeof ctename === 'string') named.add(ctename);
      Object.values(node).forEach(visit);
    }
  };
  visit(parseSync(text));
  return found.filter((name) => !named.has(name));
}
