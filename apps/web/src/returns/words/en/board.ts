import type { board as zh } from '../zh/board.js';

/** English texts about the board of returns. */
export const board: typeof zh = {
  title: 'Progress of returns',
  intro:
    'How far the returns of each lead organisation are; a month with returns missing after its day is late.',
  toReturns: 'To the returns →',
  caption: 'Returns by organisation, {{from}} to {{until}}',
  organisation: 'Lead organisation',
  empty: 'No organisation leads a project.',
  earlier: 'Earlier',
  later: 'Later',
  notAsked: 'No returns are asked for yet',
  askedFrom: 'Asked for from {{month}} on, by working day {{day}} of the next month',
  set: 'Set',
  setOf: 'Returns asked of {{organisation}}',
  handedIn: '{{count}} of {{all}} handed in',
  due: 'due {{day}}',
  from: 'First month owed',
  fromHint: 'Earlier months are not asked for; leave it empty to ask for none.',
  workingDay: 'Due on working day of the next month',
  flagships: 'Flagship projects',
  others: 'Other projects',
  every: { '1': 'every month', '3': 'every quarter', '6': 'every half-year' },
  termsFrom: 'New day and rhythm from which month on',
  termsHint: 'Also for organisations below that have none of their own; earlier months stay.',
  save: 'Save',
  done: 'What is asked of “{{organisation}}” is changed.',
};
