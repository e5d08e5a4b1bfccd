import { expect, it } from '@jest/globals';
import type { ChangeRequestKind } from './change-request-contents.js';
import { subjectKeyOf } from './change-request-subject.js';

it.each<[ChangeRequestKind, object, string | null]>([
  [
    'cost',
    { stage: 'estimate', scope: 'whole-line', approvalNumber: '1号' },
    'p estimate whole-line',
  ],
  [
    'cost',
    { stage: 'contract', scope: 'not-stated', approvalNumber: '合同1' },
    'p contract not-stated 合同1',
  ],
  ['cost', { stage: 'contract', scope: 'not-stated' }, 'p contract not-stated -'],
  ['year-plan', { year: 2026, amountFen: '1' }, 'p 2026'],
  ['funding', { year: 2026 }, 'p 2026'],
  ['period-figure', { planCode: 'hangzhou-14fyp' }, 'p hangzhou-14fyp'],
  ['target', { targetId: 't' }, 'p t'],
  ['special-bond', { name: '2026 年一期（示例）' }, null],
  ['year-plan', {}, null],
  ['year-plan', { year: null }, null],
])('a change request of kind %s with %j has the subject', (kind, content, key) =>
  expect(subjectKeyOf('p', kind, content)).toBe(key),
);
