import { describe, expect, it } from '@jest/globals';
import { JSON_BOUNDS, measureJson } from './json-bounds.js';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const small = { depth: 3, fields: 3, values: 8, textBytes: 5 };
const fields = (count: number): string =>
  `{${Array.from({ length: count }, (_, at) => `"k${at}":0`).join(',')}}`;

describe('a body is within bounds', () => {
  it.each<[string, string, keyof typeof small | null]>([
    ['nothing', '', null],
    ['a text', '"abcde"', null],
    ['a text too long', '"abcdef"', 'textBytes'],
    ['a text of escaped quotes', String.raw`"\"\""`, null],
    ['a text too long by escapes', String.raw`"\"\"\""`, 'textBytes'],
    ['a text that does not end', '"abc', null],
    ['a long name of a field', '{"abcdef":1}', 'textBytes'],
    ['three deep', '[{"a":[]}]', null],
    ['four deep', '[{"a":[[]]}]', 'depth'],
    ['brackets in a text', '"[[[[["', null],
    ['three fields', fields(3), null],
    ['four fields', fields(4), 'fields'],
    ['three and three fields', `[${fields(2)},${fields(2)}]`, null],
    ['eight items', '[1,2,3,4,5,6,7,8]', null],
    ['nine items', '[1,2,3,4,5,6,7,8,9]', 'values'],
    ['lists beside each other', '[[],[],[],[],[]]', 'values'],
    ['no JSON at all', ']]}{', null],
  ])('%s', (_, text, over) => expect(measureJson(bytes(text), small).over).toBe(over));
});

describe('what refusing looks at', () => {
  const visited = (text: string): number => measureJson(bytes(text)).visited;

  it.each<[string, (size: number) => string]>([
    ['unknown fields', fields],
    ['items', (size) => `{"a":[${'0,'.repeat(size)}0]}`],
    ['objects in a list', (size) => `{"a":[${'{},'.repeat(size)}{}]}`],
    ['nested lists', (size) => `${'['.repeat(size)}${']'.repeat(size)}`],
    ['one text', (size) => `"${'a'.repeat(size)}"`],
  ])('does not grow with the number of %s beyond the bound', (_, make) => {
    expect(measureJson(bytes(make(100_000))).over).not.toBeNull();
    expect(visited(make(200_000))).toBe(visited(make(100_000)));
  });

  it('never is more than the bytes there are, and all of them once when nothing is wrong', () => {
    const text = `{"a":[${'{"b":"c"},'.repeat(1_000)}0]}`;
    expect(measureJson(bytes(text), JSON_BOUNDS)).toEqual({ over: null, visited: text.length });
  });
});
