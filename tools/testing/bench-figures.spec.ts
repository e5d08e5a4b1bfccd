import { describe, expect, it } from '@jest/globals';
import { compared, figuresOf, keptFigures } from './bench-figures.mjs';

const DOCUMENT = `# Performance

| bench | figure | value | better |
| ----- | ------ | ----- | ------ |
| scope | \`ratio\` | 0.70 | higher |
| ledger | \`totals.bigBySmall\` | 1.2 | lower |
`;

it('reads the figures of the document', () => {
  expect(keptFigures(DOCUMENT)).toEqual([
    { bench: 'scope', figure: 'ratio', value: 0.7, better: 'higher' },
    { bench: 'ledger', figure: 'totals.bigBySmall', value: 1.2, better: 'lower' },
  ]);
});

it('reads the figures that a bench prints, beside other lines', () => {
  const output = [
    'renderer 1',
    '{"bench":"ledger","totals":{"entries":{"big":9},"bigBySmall":1.1}}',
    '{"bench":"alerts","part":"night","ratio":0.5}',
  ].join('\n');
  expect(Object.fromEntries(figuresOf(output))).toEqual({
    'totals.entries.big': 9,
    'totals.bigBySmall': 1.1,
    'night.ratio': 0.5,
  });
});

describe('a figure', () => {
  it.each([
    ['higher', 1, 0.81, true],
    ['higher', 1, 0.79, false],
    ['lower', 1, 1.19, true],
    ['lower', 1, 1.21, false],
  ])('of which %s is better, %d before and %d now: kept is %s', (better, value, now, isKept) => {
    const [line] = compared([{ figure: 'x', value, better }], new Map([['x', now]]));
    expect(line.isKept).toBe(isKept);
    expect(line.text).toContain(isKept ? 'kept' : 'worse');
  });

  it('that was not measured is not kept', () => {
    expect(compared([{ figure: 'x', value: 1, better: 'lower' }], new Map())).toEqual([
      { text: 'x: not measured in this run', isKept: false },
    ]);
  });
});
