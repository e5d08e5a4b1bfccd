import { describe, expect, it } from '@jest/globals';
import { day } from '#values';
import {
  AGENDA_POINTS_MAX,
  type AgendaFacts,
  type AgendaItem,
  proposeAgenda,
  type UnclosedDecision,
} from './agenda.js';

const item = (id: string, over: Partial<AgendaItem> = {}): AgendaItem => ({
  id,
  number: `督办〔2026〕${id}号`,
  kind: 'problem',
  title: id,
  leadOrganisationId: 'lead',
  dueOn: day('2026-11-10'),
  overdue: false,
  ...over,
});
const late = (id: string, dueOn = '2026-11-01'): AgendaItem =>
  item(id, { overdue: true, dueOn: day(dueOn) });
const project = (id: string) => ({ id, name: `项目${id}`, organisationId: `unit-${id}` });
const red = (of: string, raisedOn = '2026-10-01') => ({
  alert: { id: `alert-${of}-${raisedOn}`, rule: 'total-exceeded', raisedOn: day(raisedOn) },
  project: project(of),
});
const decision = (id: string, heldOn: string, dueOn: string): UnclosedDecision => ({
  ...item(id, { kind: 'decision', dueOn: day(dueOn), overdue: true }),
  meetingId: `meeting-${heldOn}`,
  meetingTitle: heldOn,
  heldOn: day(heldOn),
  projectId: null,
  projectName: null,
});
const about = (facts: Partial<AgendaFacts>) =>
  proposeAgenda({ decisions: [], alerts: [], items: [], ...facts });
const told = (facts: Partial<AgendaFacts>): string[] =>
  about(facts).points.map(
    ({ projectId, items, reasons }) =>
      `${projectId ?? `item ${items[0]?.id ?? ''}`}: ${reasons.join(' ')}`,
  );

describe('the agenda that is proposed', () => {
  it.each<[string, Partial<AgendaFacts>, string[]]>([
    ['nothing at all', {}, []],
    ['a red project', { alerts: [red('A')] }, ['A: red']],
    [
      'several red alerts of a project as one point',
      { alerts: [red('A'), red('A', '2026-09-01')] },
      ['A: red'],
    ],
    ['an overdue item', { items: [{ item: late('1'), project: project('A') }] }, ['A: stuck']],
    [
      'an item that is not overdue',
      { items: [{ item: item('1'), project: project('A') }] },
      ['A: asked'],
    ],
    [
      'all of a project at one point',
      {
        alerts: [red('A')],
        items: [
          { item: item('1'), project: project('A') },
          { item: late('2'), project: project('A') },
        ],
      },
      ['A: red stuck asked'],
    ],
    [
      'items about no project each at a point of its own',
      {
        items: [
          { item: late('1'), project: null },
          { item: late('2', '2026-10-01'), project: null },
        ],
      },
      ['item 2: stuck', 'item 1: stuck'],
    ],
    [
      'red before stuck before asked',
      {
        alerts: [red('C')],
        items: [
          { item: item('1', { dueOn: day('2026-01-01') }), project: project('A') },
          { item: late('2', '2026-02-01'), project: project('B') },
        ],
      },
      ['C: red', 'B: stuck', 'A: asked'],
    ],
    [
      'of two red ones that with more reasons first, then what has been red longer',
      {
        alerts: [red('A', '2026-10-03'), red('B', '2026-10-02'), red('C', '2026-10-05')],
        items: [{ item: late('1'), project: project('C') }],
      },
      ['C: red stuck', 'B: red', 'A: red'],
    ],
    [
      'what was decided before not once more among the points',
      {
        decisions: [decision('1', '2026-10-20', '2026-11-01')],
        items: [{ item: late('1'), project: project('A') }],
      },
      [],
    ],
  ])('has %s', (_what, facts, expected) => expect(told(facts)).toEqual(expected));

  it('begins with what was decided and is not closed, the last meeting first, by day', () => {
    const { decisions } = about({
      decisions: [
        decision('1', '2026-09-20', '2026-10-01'),
        decision('2', '2026-10-20', '2026-12-01'),
        decision('3', '2026-10-20', '2026-11-01'),
      ],
    });
    expect(decisions.map(({ id }) => id)).toEqual(['3', '2', '1']);
  });

  it('says how many points it leaves out', () => {
    const alerts = Array.from({ length: AGENDA_POINTS_MAX + 3 }, (_, at) => red(String(at)));
    const { points, more } = about({ alerts });
    expect([points.length, more]).toEqual([AGENDA_POINTS_MAX, 3]);
  });
});
