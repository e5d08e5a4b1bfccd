import { describe, expect, it } from '@jest/globals';
import { PartialType } from '@nestjs/swagger';
import { PartField, PartListField, TextField } from './fields/index.js';
import { inputPipe, type InvalidInput } from './input.js';
import { shapeFlaws } from './body-shape.js';

class Line {
  @TextField({ max: 5 }) name: string;
}
class Sheet {
  @TextField({ max: 5 }) title: string;
  @PartField(() => Line, { optional: true }) head?: Line;
  @PartListField(() => Line, { max: 3 }) lines: Line[];
}
const unknown = (count: number): object =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, at]));

describe('the shape of an input', () => {
  it.each<[string, unknown, string[]]>([
    ['all that is known', { title: 'a', head: { name: 'b' }, lines: [{ name: 'c' }] }, []],
    ['a field nobody knows', { role: 1 }, ['role']],
    ['one in a part', { head: { x: 1 } }, ['head.x']],
    ['one in an item', { lines: [{}, { x: 1 }] }, ['lines.1.x']],
    ['a list that is too long, whatever is in it', { lines: [{ x: 1 }, {}, {}, {}] }, ['lines']],
    ['no object', [unknown(3)], []],
    ['a name of the language itself', { constructor: 1, toString: 2 }, ['constructor', 'toString']],
  ])('%s', (_, value, paths) =>
    expect(shapeFlaws(value, Sheet, 20).map(({ path }) => path)).toEqual(paths),
  );

  it('of a class made optional is the same', () => {
    expect(
      shapeFlaws(
        { x: 1, lines: Array.from({ length: 4 }, () => ({})) },
        PartialType(Sheet),
        20,
      ).map(({ path }) => path),
    ).toEqual(['x', 'lines']);
  });

  it.each<[string, (size: number) => object]>([
    ['unknown fields', unknown],
    ['unknown fields in a part', (size) => ({ head: unknown(size) })],
    ['items', (size) => ({ lines: Array.from({ length: size }, () => unknown(10)) })],
  ])('is known after as many steps however many %s there are', (_, make) => {
    const visits = (size: number): number => {
      let visited = 0;
      shapeFlaws(make(size), Sheet, 20, () => {
        visited += 1;
      });
      return visited;
    };
    expect(visits(20_000)).toBe(visits(200));
    expect(visits(20_000)).toBeLessThanOrEqual(21);
  });
});

describe('what a refused input words', () => {
  const problem = (value: unknown): Promise<readonly { path: string; code: string }[]> =>
    (inputPipe().transform(value, { type: 'body', metatype: Sheet }) as Promise<unknown>).then(
      () => [],
      (error: InvalidInput) => error.problems,
    );

  it('is twenty errors at most, of unknown fields and of wrong items alike', async () => {
    expect(await problem(unknown(5_000))).toHaveLength(20);
    expect(
      (await problem({ title: 'a', lines: Array.from({ length: 4 }, () => ({})) })).map(
        ({ path, code }) => `${path} ${code}`,
      ),
    ).toEqual(['lines NOT_A_LIST']);
  });

  it('are unknown and wrong fields together, where there are few', async () => {
    expect(
      (await problem({ title: 7, lines: [], x: 1 }))
        .map(({ path, code }) => `${path} ${code}`)
        .sort(),
    ).toEqual(['title NOT_TEXT', 'x FIELD_UNKNOWN']);
  });
});
