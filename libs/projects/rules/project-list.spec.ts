import { describe, expect, it } from '@jest/globals';
import { day } from '#values';
import { listProblems } from './project-list.js';
import type { KnownRegister, Registration } from './registration.js';

const CODE = '2026-330100-48-01-000001';
const known: KnownRegister = {
  today: day('2026-11-23'),
  organisations: new Set(['metro']),
  people: new Set(),
  items: new Set(),
  parentKnown: true,
  takenCodes: new Set(['2026-330100-48-01-000009']),
};
const project = (change: Partial<Registration>): Registration => ({
  name: '一号线（示例）',
  kind: 'investment',
  planItems: [],
  parentId: null,
  part: null,
  leadOrganisationId: 'metro',
  supervisingOrganisationId: null,
  officerPersonId: null,
  leaderPersonId: null,
  codes: [],
  approvalRegime: null,
  tier: 'standard',
  scope: 'not-stated',
  sector: null,
  location: null,
  district: null,
  plannedStartOn: null,
  plannedFinishOn: null,
  summary: null,
  totalInvestmentFen: null,
  fypSpendFen: null,
  figureNote: null,
  stage: null,
  stageOn: null,
  ...change,
});
const problemsOf = (...changes: Partial<Registration>[]) =>
  listProblems(
    changes.map((change, at) => ({ row: at + 2, wanted: project(change) })),
    known,
  ).map(({ row, path, code }) => `${row} ${path} ${code}`);

describe('a list of projects', () => {
  it.each([
    ['of different names', [{}, { name: '二号线（示例）' }], []],
    ['of one name twice', [{}, { name: '一号线 （示例）' }], ['3 name LISTED_TWICE']],
    [
      'of one code twice',
      [{ codes: [CODE] }, { name: '二号线（示例）', codes: [CODE] }],
      ['3 codes.0 LISTED_TWICE'],
    ],
    [
      'with a code that another project has',
      [{ codes: ['2026-330100-48-01-000009'] }],
      ['2 codes.0 PROJECT_CODE_TAKEN'],
    ],
    [
      'with an unknown organisation, twice',
      [{ leadOrganisationId: 'x' }, { leadOrganisationId: 'y' }],
      ['2 leadOrganisationId UNIT_UNKNOWN', '3 leadOrganisationId UNIT_UNKNOWN'],
    ],
    [
      'whose works end before they begin',
      [{ plannedStartOn: day('2026-05-01'), plannedFinishOn: day('2026-04-30') }],
      ['2 plannedFinishOn DAYS_REVERSED'],
    ],
  ])('%s', (_, changes, expected) => expect(problemsOf(...changes)).toEqual(expected));
});
