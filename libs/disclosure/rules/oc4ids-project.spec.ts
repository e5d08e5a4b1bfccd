import { describe, expect, it } from '@jest/globals';
import { day } from '#values';
import { oc4idsErrors } from '../../../test/builders/oc4ids.js';
import { packageHeader, packageText } from './oc4ids-package.js';
import { oc4idsProject, type ProjectFacts, type Writing } from './oc4ids-project.js';
import { DISCLOSED_FIELDS } from './tiers.js';

const BARE: ProjectFacts = {
  id: '0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c10',
  name: '萧山机场三期（示例）',
  summary: null,
  stage: null,
  stageOn: null,
  codes: [],
  organisation: { id: 'sample-transport', name: '交通建设单位（示例）' },
  planItems: [],
  location: null,
  district: null,
  plannedStartOn: null,
  plannedFinishOn: null,
  ceiling: { basis: null, amountFen: null, scope: 'not-stated', reason: 'TOTAL_NOT_STATED' },
  approvedOn: null,
  finalFen: null,
  years: [],
  spend: [],
  milestones: [],
  documents: [],
};
const milestone = { id: 'm1', name: '主体封顶', baselineOn: day('2025-06-30') };
const FULL: ProjectFacts = {
  ...BARE,
  summary: '三期（示例）',
  stage: 'completed',
  stageOn: day('2025-07-01'),
  codes: ['2017-330100-56-01-012345'],
  planItems: ['示例规划专栏10第1项'],
  location: {
    type: 'Polygon',
    positions: [
      [120.1, 30.2],
      [120.2, 30.2],
      [120.2, 30.3],
      [120.1, 30.2],
    ],
    system: 'CGCS2000',
    statedSystem: 'CGCS2000',
  },
  district: '萧山区',
  plannedStartOn: day('2021-01-01'),
  plannedFinishOn: day('2025-12-31'),
  ceiling: {
    basis: 'approved-estimate',
    amountFen: 9_007_199_254_740_993_01n,
    scope: 'whole-line',
    reason: null,
  },
  approvedOn: day('2018-05-01'),
  finalFen: 26_999_999_999_990n,
  years: [{ year: 2025, plannedFen: 100_00n }],
  spend: [
    { year: 2024, series: 'completed', amountFen: 12_345n },
    { year: 2025, series: 'paid', amountFen: -50n },
  ],
  milestones: [
    { ...milestone, forecastOn: day('2025-08-30'), actualOn: null },
    { ...milestone, id: 'm2', forecastOn: day('2025-06-30'), actualOn: day('2025-06-01') },
  ],
  documents: [
    {
      id: 'd1',
      name: '初步设计批复.pdf',
      number: '杭发改〔2018〕12号',
      issuer: '示例机关',
      issuedOn: '2018-05-01',
      mediaType: 'application/pdf',
    },
  ],
};
const WRITING: Writing = {
  prefix: 'oc4ids-bu3kcz',
  fields: DISCLOSED_FIELDS,
  today: day('2025-11-30'),
  composedAt: new Date('2025-11-30T02:00:00Z'),
};
const header = packageHeader({
  uri: 'urn:uuid:0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c11',
  publisher: '市级管理（示例）',
  publishedAt: new Date('2025-11-30T02:00:00Z'),
  withheld: 2,
});
interface Written {
  status: string;
  stage: { code: string };
  budget: { description: string };
  milestones: object[];
}
const written = (facts: ProjectFacts, writing: Partial<Writing> = {}): Written =>
  JSON.parse(oc4idsProject(facts, { ...WRITING, ...writing })) as Written;

describe('a project as OC4IDS', () => {
  it.each([
    ['with everything', [FULL]],
    ['of which nothing is known', [BARE]],
    ['two of them', [BARE, { ...FULL, id: '0197d0a2-5b1e-7c44-9a57-3f0f3a9f5c12' }]],
  ])('holds against the official schema: %s', (_, facts) => {
    const text = packageText(
      header,
      facts.map((one) => oc4idsProject(one, WRITING)),
    );
    expect(oc4idsErrors(text)).toEqual([]);
    expect(JSON.parse(text)).toMatchObject({ version: '0.9', withheldProjects: 2 });
  });

  it('leaves out what is unknown, and has no empty value', () => {
    expect(Object.keys(written(BARE)).sort()).toEqual([
      'id',
      'language',
      'parties',
      'publicAuthority',
      'title',
      'updated',
    ]);
  });

  it('keeps every digit of an amount', () => {
    const text = oc4idsProject(FULL, WRITING);
    expect(text).toContain('{"amount":9007199254740993.01,"currency":"CNY"}');
    expect(text).toContain('"amount":123.45');
    expect(text).toContain('"amount":-0.5');
  });

  it('says where a milestone stands, and nothing of why', () => {
    expect(written(FULL).milestones).toEqual([
      expect.objectContaining({ status: 'notMet', description: '目前预计 2025-08-30' }),
      expect.objectContaining({ status: 'met', dateMet: '2025-06-01T00:00:00+08:00' }),
    ]);
  });

  it.each([
    ['suspended', 'implementation'],
    ['deferred', 'preparation'],
    ['cancelled', 'cancelled'],
    ['final-account', 'completion'],
  ] as const)('%s is %s, with the stage beside it', (stage, status) => {
    const project = written({ ...FULL, stage });
    expect([project.status, project.stage.code]).toEqual([status, stage]);
  });

  it('holds only the content that was chosen', () => {
    const project = written(FULL, { fields: ['budget'] });
    expect(project.budget.description).toBe('经批准的概算；全线');
    for (const left of ['metrics', 'milestones', 'documents', 'description', 'locations', 'period'])
      expect(project).not.toHaveProperty(left);
  });
});
