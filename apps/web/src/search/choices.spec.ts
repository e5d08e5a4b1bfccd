import { describe, expect, it } from '@jest/globals';
import { choicesFor, movedTo } from './choices.js';

const PAGES = [
  { label: '项目总表', to: '/projects' },
  { label: 'Alerts', to: '/alerts' },
];
const record = (kind: string, id: string) => ({
  kind,
  kindName: `<${kind}>`,
  id,
  title: id,
  within: null,
  projectName: null,
  page: `/${kind}/${id}`,
});
const shown = (text: string, found: ReturnType<typeof record>[] = []): string =>
  choicesFor(text, PAGES, '<pages>', found)
    .map(({ name, choices }) => `${name} ${choices.map(({ to }) => to).join(' ')}`)
    .join('; ');

describe('what the palette offers', () => {
  it.each([
    ['', '<pages> /projects /alerts'],
    ['  ', '<pages> /projects /alerts'],
    ['总表', '<pages> /projects'],
    ['ALE', '<pages> /alerts'],
    ['nothing', ''],
  ])('for “%s” is %s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  it('groups what was found by kind, the kind of the best record first', () => {
    const found = [record('b', '1'), record('a', '1'), record('b', '2')];
    expect(shown('x', found)).toBe('<b> /b/1 /b/2; <a> /a/1');
    expect(shown('ale', found)).toMatch(/^<pages> \/alerts; <b>/);
  });

  it('leaves out what was found for a text that was deleted', () => {
    expect(shown('', [record('a', '1')])).toBe('<pages> /projects /alerts');
  });
});

describe('an arrow key', () => {
  it.each<[number, 1 | -1, number, number]>([
    [0, 1, 3, 1],
    [2, 1, 3, 0],
    [0, -1, 3, 2],
    [0, 1, 0, 0],
  ])('from %s by %s of %s leads to %s', (at, by, count, expected) => {
    expect(movedTo(at, by, count)).toBe(expected);
  });
});
