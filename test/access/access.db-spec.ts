import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Attempts, attemptsOnEverything, type Outcome, VERBS } from './attempts.js';
import { type Context, CONTEXTS, type Who } from './contexts.js';
import { FUNCTIONS, type Line, TABLES } from './matrix.js';

let attempts: Attempts;
beforeAll(async () => {
  attempts = await attemptsOnEverything(
    Object.fromEntries(
      Object.entries(FUNCTIONS).flatMap(([name, line]) =>
        line === 'trigger' ? [] : [[name, line.call]],
      ),
    ),
  );
});
afterAll(() => attempts?.close());

/**
 * Returns in which contexts (user, service or connection) an SQL operation on a table succeeded,
 * each with the rows that it reached: `own` or `all`.
 */
const whoOf = (
  outcomes: ReadonlyMap<Context, Outcome>,
  name: string,
  verb: (typeof VERBS)[number] | 'call',
): Who =>
  Object.fromEntries(
    [...outcomes].flatMap(([context, outcome]) => {
      const whose = outcome.get(name)?.[verb];
      return whose === undefined ? [] : [[context, whose]];
    }),
  );

const verbsOf = (line: Line): Record<string, Who> =>
  Object.fromEntries(VERBS.map((verb) => [verb, line[verb] ?? {}]));

describe("what the program's login can do to each table, in each scope", () => {
  it('is what the matrix says, and nothing is missing from either', async () => {
    const outcomes = await attempts.tryAll(CONTEXTS);
    const found = Object.fromEntries(
      attempts.relations.map(({ name }) => [
        name,
        Object.fromEntries(VERBS.map((verb) => [verb, whoOf(outcomes, name, verb)])),
      ]),
    );
    expect(found).toEqual(
      Object.fromEntries(Object.entries(TABLES).map(([name, line]) => [name, verbsOf(line)])),
    );
    const called = Object.keys(FUNCTIONS)
      .filter((name) => FUNCTIONS[name] !== 'trigger')
      .map((name) => [name, whoOf(outcomes, name, 'call')]);
    expect(called).toEqual(
      Object.entries(FUNCTIONS).flatMap(([name, line]) =>
        line === 'trigger' ? [] : [[name, line.who]],
      ),
    );
  });

  it('touches the columns that the matrix names, and no more', () => {
    const found = attempts.relations.map(({ name, columns, reads, changes }) => ({
      name,
      changes: changes.join(' '),
      hidden:
        reads.length === 0 ? '' : columns.filter((column) => !reads.includes(column)).join(' '),
    }));
    expect(found).toEqual(
      attempts.relations.map(({ name, columns }) => ({
        name,
        changes: TABLES[name]?.update ? (TABLES[name]?.changes ?? columns.join(' ')) : '',
        hidden: TABLES[name]?.hides ?? '',
      })),
    );
  });

  it('never empties one, refers to one or hangs a trigger on one', () => {
    expect(attempts.relations.filter(({ beyond }) => beyond.length > 0)).toEqual([]);
  });

  it('is decided by policies that bind the owner too, wherever anything is granted', () => {
    const bare = attempts.relations.filter(
      ({ walled, reads, adds, changes }) =>
        !walled && [reads, adds, changes].some((columns) => columns.length > 0),
    );
    expect(bare.map(({ name }) => name)).toEqual([]);
  });
});

describe("a function that runs with its owner's rights", () => {
  it('has a line', () =>
    expect(attempts.functions.map(({ name }) => name)).toEqual(Object.keys(FUNCTIONS)));

  it("is run by a trigger, or by the program's role and nobody else", () => {
    expect(
      attempts.functions.map(({ name, isTrigger, isPublic, isGranted }) => [
        name,
        isTrigger ? 'trigger' : [isPublic, isGranted],
      ]),
    ).toEqual(
      Object.entries(FUNCTIONS).map(([name, line]) => [
        name,
        line === 'trigger' ? line : [false, true],
      ]),
    );
  });

  it('looks for names where nobody else can put any', () => {
    expect(attempts.functions.map(({ path }) => path)).toEqual(
      attempts.functions.map(() =>
        expect.stringMatching(/^(pg_catalog, )?(public|bullmq)?,? ?pg_temp$/),
      ),
    );
  });
});
