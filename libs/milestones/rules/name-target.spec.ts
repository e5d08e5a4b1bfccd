import { expect, it } from '@jest/globals';
import { nameTarget, type NamedTarget } from './name-target.js';

it.each<[Partial<NamedTarget>, string]>([
  [{ comparator: '>=', value: '300', unit: '名' }, '目标 ≥ 300 名'],
  [{ comparator: '=', value: '0.6', unit: '%' }, '目标 0.6 %'],
  [{ comparator: 'range', value: '10', valueTo: '15', unit: '个' }, '目标 10–15 个'],
  [{ comparator: 'by-date', value: null, unit: null }, '目标'],
])('%j reads “%s”', (target, name) => {
  expect(
    nameTarget({
      measure: '目标',
      comparator: '=',
      value: null,
      valueTo: null,
      unit: null,
      ...target,
    }),
  ).toBe(name);
});
