import { describe, expect, it } from '@jest/globals';
import {
  type ParameterKind,
  parametersOf,
  parseRising,
  typedParameters,
  wantedParameters,
} from './rule-parameters.js';

const kinds: [string, ParameterKind][] = [
  ['daysBefore', { kind: 'whole', min: 0, max: 365, optional: false }],
  ['atPercents', { kind: 'rising', min: 1, max: 100, optional: true }],
  ['bands', { kind: 'bands' }],
  ['measure', { kind: 'code', codes: ['points-behind'] }],
];
const band = { from: 10, fromIncluded: true, to: 30, toIncluded: true, light: 'amber' };

describe('thresholds of a rule', () => {
  it('are read from what the server describes', () => {
    expect(
      parametersOf({
        parameters: {
          daysBefore: { kind: 'whole', min: 0, max: 365 },
          atPercents: { kind: 'rising', min: 1, max: 100, optional: true },
          bands: { kind: 'bands' },
          measure: { kind: 'code', codes: ['points-behind'] },
          later: { kind: 'formula' },
        },
      }),
    ).toEqual(kinds);
  });

  it('come back from the form as they went in', () => {
    const version = {
      daysBefore: 30,
      atPercents: [80, 90, 100],
      bands: [band],
      measure: 'points-behind',
    };
    const typed = typedParameters(kinds, version);
    expect(typed['parameters.atPercents']).toBe('80, 90, 100');
    expect(wantedParameters(kinds, typed)).toEqual(version);
  });

  it('that were left empty are left out, so that the server says which are missing', () => {
    expect(
      wantedParameters(kinds, { 'parameters.daysBefore': null, 'parameters.atPercents': '' }),
    ).toEqual({});
  });

  it.each<[string, number[] | null]>([
    ['80, 90, 100', [80, 90, 100]],
    ['80，90、100', [80, 90, 100]],
    ['7', [7]],
    ['', null],
    ['90, 80', null],
    ['80, 80', null],
    ['1.5', null],
    ['eighty', null],
  ])('a rising list is read from %j', (text, numbers) =>
    expect(parseRising(text)).toEqual(numbers),
  );

  it('that cannot be read are sent as typed', () =>
    expect(wantedParameters(kinds, { 'parameters.atPercents': '90, 80' })).toEqual({
      atPercents: '90, 80',
    }));
});
