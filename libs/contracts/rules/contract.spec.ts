import { describe, expect, it } from '@jest/globals';
import type { Problem } from '#platform/problem';
import { day } from '#values';
import {
  checkContract,
  checkEvent,
  type ContractEvent,
  type SignedContract,
  standingOf,
} from './contract.js';
import { sumByLine, sumContracts } from './contract-sums.js';

const TODAY = day('2026-11-30');
const contract: SignedContract = {
  kind: 'construction',
  name: null,
  contractNumber: null,
  counterparty: '示例建设集团',
  amountFen: 1000n,
  signedOn: day('2026-03-01'),
  costLine: null,
  note: null,
};
const event = (
  kind: ContractEvent['kind'],
  amountFen: bigint,
  on = '2026-05-01',
): ContractEvent => ({
  kind,
  amountFen,
  on: day(on),
  words: '示例',
  document: null,
});

const codeOf = (check: () => void): string | null => {
  try {
    check();
    return null;
  } catch (error) {
    const { code, errors } = error as Problem;
    return `${code} ${errors?.[0]?.path}`;
  }
};

describe('what a contract has become', () => {
  it.each<[string, bigint | null, ContractEvent[], object]>([
    ['as signed', 1000n, [], { changesFen: 0n, currentFen: 1000n, countsFen: 1000n }],
    ['of unknown amount', null, [event('change', 5n)], { changesFen: 5n, countsFen: null }],
    [
      'with changes up and down',
      1000n,
      [event('change', 300n), event('visa', -100n)],
      { changesFen: 200n, currentFen: 1200n, settledFen: null },
    ],
    [
      'settled for less than submitted',
      1000n,
      [event('settlement-submitted', 1100n), event('settled', 1050n)],
      { currentFen: 1000n, reductionFen: 50n, countsFen: 1050n },
    ],
    [
      'submitted again',
      1000n,
      [event('settlement-submitted', 1300n), event('settlement-submitted', 1200n)],
      { submittedFen: 1200n, reductionFen: null, countsFen: 1000n },
    ],
  ])('%s', (_, amountFen, events, expected) => {
    expect(standingOf(amountFen, events)).toMatchObject(expected);
  });
});

describe('a contract', () => {
  it.each<[string, Partial<SignedContract>, string[], string | null]>([
    ['without lines takes any name of one', { costLine: '站房' }, [], null],
    ['without a line', {}, ['站房'], null],
    ['of a line of the estimate', { costLine: '站房' }, ['站房'], null],
    ['of another line', { costLine: '桥梁' }, ['站房'], 'CONTRACT_LINE_UNKNOWN costLine'],
    ['of tomorrow', { signedOn: day('2026-12-01') }, [], 'DAY_AFTER_TODAY signedOn'],
    ['with a person', { counterparty: '张三' }, [], 'CONTRACT_WITH_PERSON counterparty'],
  ])('%s', (_, change, lines, expected) => {
    expect(codeOf(() => checkContract({ ...contract, ...change }, { lines, today: TODAY }))).toBe(
      expected,
    );
  });
});

describe('an event of a contract', () => {
  const submitted = event('settlement-submitted', 900n);
  it.each<[string, ContractEvent[], ContractEvent, string | null]>([
    ['a change', [], event('change', 5n), null],
    ['a change of nothing', [], event('change', 0n), 'CONTRACT_AMOUNT_ZERO amountFen'],
    ['a change below zero', [], event('change', -1001n), 'CONTRACT_BELOW_ZERO amountFen'],
    ['before the signing', [], event('visa', 5n, '2026-02-28'), 'CONTRACT_DAY_BEFORE on'],
    ['tomorrow', [], event('visa', 5n, '2026-12-01'), 'DAY_AFTER_TODAY on'],
    ['settled unsubmitted', [], event('settled', 5n), 'CONTRACT_NOT_SUBMITTED kind'],
    [
      'settled before it was submitted',
      [submitted],
      event('settled', 5n, '2026-04-01'),
      'CONTRACT_DAY_BEFORE on',
    ],
    ['settled', [submitted], event('settled', 5n), null],
    ['settled below zero', [submitted], event('settled', -5n), 'CONTRACT_BELOW_ZERO amountFen'],
    [
      'a change of a settled one',
      [submitted, event('settled', 5n)],
      event('change', 5n),
      'CONTRACT_SETTLED kind',
    ],
  ])('%s', (_, events, added, expected) => {
    expect(codeOf(() => checkEvent({ ...contract, events }, added, TODAY))).toBe(expected);
  });
});

describe('sums of contracts', () => {
  it('leave unknown amounts out and say so', () => {
    const one = { costLine: null, countsFen: 700n, paidFen: null };
    expect(sumContracts([])).toEqual({
      contracts: 0,
      known: 0,
      contractedFen: null,
      paidFen: null,
    });
    expect(sumContracts([one, { ...one, countsFen: null, paidFen: 30n }])).toEqual({
      contracts: 2,
      known: 1,
      contractedFen: 700n,
      paidFen: 30n,
    });
  });

  it('stand by line: those of the estimate, those that only contracts name, and none', () => {
    const lines = [
      { name: '站房', amountFen: 1000n },
      { name: '预备费', amountFen: 100n },
    ];
    const rows = sumByLine(
      [
        { costLine: null, countsFen: 5n, paidFen: null },
        { costLine: '桥梁', countsFen: 6n, paidFen: 1n },
        { costLine: '站房', countsFen: 1200n, paidFen: null },
      ],
      lines,
    );
    expect(rows.map(({ name, contractedFen, leftFen }) => [name, contractedFen, leftFen])).toEqual([
      ['站房', 1200n, -200n],
      ['预备费', null, 100n],
      ['桥梁', 6n, null],
      [null, 5n, null],
    ]);
  });

  it('do not say what is left where an amount is unknown', () => {
    const rows = sumByLine(
      [{ costLine: '站房', countsFen: null, paidFen: null }],
      [{ name: '站房', amountFen: 1000n }],
    );
    expect(rows[0]?.leftFen).toBeNull();
  });
});
