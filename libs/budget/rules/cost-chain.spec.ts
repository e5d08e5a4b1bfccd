import { describe, expect, it } from '@jest/globals';
import { day } from '#values';
import {
  type Baseline,
  buildChain,
  type ChainedRecord,
  type CostChoice,
  type CostRecord,
  type PlanFigure,
  planSubject,
  sharesOf,
  subjectOf,
} from './cost-chain.js';

const at = new Date('2026-01-01T00:00:00Z');
const plan = (over: Partial<PlanFigure> = {}): PlanFigure => ({
  totalFen: 270n,
  periodFen: 150n,
  scope: 'not-stated',
  note: null,
  place: '专栏10 第1项',
  ...over,
});
const record = (id: string, over: Partial<CostRecord> = {}): CostRecord => ({
  id,
  filingId: id,
  stage: 'approved-estimate',
  amountFen: 100n,
  scope: 'not-stated',
  effectiveOn: day('2022-01-01'),
  composition: null,
  approvalNumber: null,
  approvalBody: null,
  source: 'approval',
  document: '示例',
  place: null,
  priceBasis: null,
  note: null,
  reasons: [],
  funding: [],
  auditDocument: null,
  adjustsFen: null,
  findings: [],
  filedBy: 'a',
  approvedBy: 'b',
  recordedAt: at,
  ...over,
});
const baseline = (number: number, recordId: string, amountFen: bigint): Baseline => ({
  number,
  recordId,
  amountFen,
  scope: 'not-stated',
  setOn: day('2022-01-01'),
  reason: '示例',
  approvedBy: 'b',
  recordedAt: at,
});
const choice = (subject: string, recordId: string | null): CostChoice => ({
  id: `choice-${recordId}`,
  subject,
  recordId,
  reason: '示例',
  effectiveOn: day('2022-02-01'),
  chosenBy: 'b',
  recordedAt: at,
});
const bulletin = record('bulletin', { stage: 'stated-total', amountFen: 290n, source: 'bulletin' });

describe('the ceiling of a project', () => {
  it.each<[string, Parameters<typeof buildChain>[0], object]>([
    [
      "is the plan's total as long as no estimate was approved",
      { plan: plan(), records: [], baselines: [], choices: [] },
      { basis: 'plan-figure', amountFen: 270n },
    ],
    [
      'is unknown where the plan is silent',
      { plan: plan({ totalFen: null }), records: [], baselines: [], choices: [] },
      { amountFen: null, reason: 'TOTAL_NOT_STATED' },
    ],
    [
      'is what a bulletin states where the plan is silent',
      { plan: plan({ totalFen: null }), records: [bulletin], baselines: [], choices: [] },
      { basis: 'stated-total', amountFen: 290n },
    ],
    [
      'waits for a decision while plan and bulletin disagree',
      { plan: plan(), records: [bulletin], baselines: [], choices: [] },
      { amountFen: null, reason: 'SOURCES_DISAGREE' },
    ],
    [
      "is the bulletin's once that was decided",
      {
        plan: plan(),
        records: [bulletin],
        baselines: [],
        choices: [choice(planSubject(plan()), 'bulletin')],
      },
      { basis: 'stated-total', amountFen: 290n },
    ],
    [
      "is the plan's again after another decision",
      {
        plan: plan(),
        records: [bulletin],
        baselines: [],
        choices: [choice(planSubject(plan()), 'bulletin'), choice(planSubject(plan()), null)],
      },
      { basis: 'plan-figure', amountFen: 270n },
    ],
    [
      'does not wait where both say the same',
      { plan: plan(), records: [{ ...bulletin, amountFen: 270n }], baselines: [], choices: [] },
      { basis: 'plan-figure', amountFen: 270n },
    ],
    [
      'is the approved estimate, whatever the plan said',
      { plan: plan(), records: [record('e')], baselines: [baseline(1, 'e', 100n)], choices: [] },
      { basis: 'approved-estimate', amountFen: 100n },
    ],
    [
      'is the newest adjustment',
      {
        plan: plan(),
        records: [
          record('e'),
          record('a', {
            stage: 'adjusted-estimate',
            amountFen: 112n,
            approvalNumber: '2',
            adjustsFen: 100n,
          }),
        ],
        baselines: [baseline(1, 'e', 100n), baseline(2, 'a', 112n)],
        choices: [],
      },
      { basis: 'approved-estimate', amountFen: 112n },
    ],
    [
      'waits while two papers state the approved estimate differently',
      {
        plan: plan(),
        records: [record('e'), record('f', { amountFen: 101n })],
        baselines: [baseline(1, 'e', 100n)],
        choices: [],
      },
      { amountFen: null, reason: 'SOURCES_DISAGREE' },
    ],
  ])('%s', (_, facts, ceiling) => expect(buildChain(facts).ceiling).toMatchObject(ceiling));
});

describe('each figure of the chain', () => {
  const adjusted = record('a', {
    stage: 'adjusted-estimate',
    amountFen: 112n,
    approvalNumber: '2',
    adjustsFen: 100n,
  });
  const final = record('z', { stage: 'final-account', amountFen: 115n });
  const chain = buildChain({
    plan: plan(),
    records: [record('e'), adjusted, final],
    baselines: [baseline(1, 'e', 100n), baseline(2, 'a', 112n)],
    choices: [],
  });

  it('is held against the original and against the current baseline', () => {
    expect(
      chain.records.map(({ id, againstOriginal, againstCurrent }) => [
        id,
        againstOriginal?.fen,
        againstOriginal?.percent,
        againstCurrent?.fen,
        againstCurrent?.percent,
      ]),
    ).toEqual([
      ['e', 0n, '0.00', -12n, '-10.71'],
      ['a', 12n, '12.00', 0n, '0.00'],
      ['z', 15n, '15.00', 3n, '2.68'],
    ]);
    expect([chain.original?.amountFen, chain.current?.amountFen]).toEqual([100n, 112n]);
  });

  it('is not held against a baseline of another scope', () => {
    expect(
      buildChain({
        plan: plan(),
        records: [record('e'), record('s', { scope: 'hangzhou-section' })],
        baselines: [baseline(1, 'e', 100n)],
        choices: [],
      }).records[1],
    ).toMatchObject({ againstOriginal: null, standing: 'counts' });
  });

  it('stands beside the one that disagrees, with its own place', () => {
    const { records, planStanding } = buildChain({
      plan: plan(),
      records: [{ ...bulletin, place: '第3页' }],
      baselines: [],
      choices: [],
    });
    expect([planStanding, records[0]?.standing, records[0]?.place]).toEqual([
      'undecided',
      'undecided',
      '第3页',
    ]);
  });

  it.each([
    [
      'two contracts are two things',
      record('x', { stage: 'contract', approvalNumber: '1' }),
      record('y', { stage: 'contract', approvalNumber: '2' }),
      false,
    ],
    ['two approved estimates are one', record('x'), record('y', { approvalNumber: '2' }), true],
    [
      'the whole line and its section are two',
      record('x', { scope: 'whole-line' }),
      record('y', { scope: 'hangzhou-section' }),
      false,
    ],
  ])('%s', (_, one, other, same) => expect(subjectOf(one) === subjectOf(other)).toBe(same));
});

it("the section's share of the whole line shows where both are known", () => {
  const { records } = buildChain({
    plan: plan(),
    records: [
      record('w', { scope: 'whole-line', amountFen: 400n }),
      record('s', { scope: 'hangzhou-section' }),
    ],
    baselines: [],
    choices: [],
  });
  const shares = (known: readonly ChainedRecord[], figure = plan()) =>
    sharesOf({
      plan: figure,
      planStanding: figure.totalFen === null ? null : 'counts',
      records: [...known],
    });
  expect(shares(records)).toEqual([
    { stage: 'approved-estimate', sectionFen: 100n, wholeFen: 400n },
  ]);
  expect(shares(records.filter(({ scope }) => scope === 'whole-line'))).toEqual([
    { stage: 'approved-estimate', sectionFen: null, wholeFen: 400n },
  ]);
  expect(shares([], plan({ scope: 'hangzhou-section' }))).toEqual([
    { stage: 'stated-total', sectionFen: 270n, wholeFen: null },
  ]);
  expect(shares([])).toEqual([]);
  expect(shares([], plan({ scope: 'whole-line', totalFen: null }))).toEqual([]);
});
