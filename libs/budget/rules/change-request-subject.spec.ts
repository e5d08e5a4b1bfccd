import { describe, expect, it } from '@jest/globals';
import type { ChangeRequestKind } from './change-request-contents.js';
import { changeRequestSubject } from './change-request-subject.js';

describe('what a change request is about', () => {
  it.each<[ChangeRequestKind, object, unknown]>([
    [
      'cost',
      { stage: 'estimate', scope: 'whole-line', approvalNumber: '1号' },
      { stage: 'estimate', scope: 'whole-line' },
    ],
    [
      'cost',
      { stage: 'contract', scope: 'not-stated', approvalNumber: '合同1' },
      { stage: 'contract', scope: 'not-stated', approvalNumber: '合同1' },
    ],
    [
      'cost',
      { stage: 'contract', scope: 'not-stated' },
      { stage: 'contract', scope: 'not-stated', approvalNumber: null },
    ],
    ['year-plan', { year: 2026, amountFen: '1' }, { year: 2026 }],
    ['funding', { year: 2026 }, { year: 2026 }],
    ['period-figure', { planCode: 'hangzhou-14fyp' }, { planCode: 'hangzhou-14fyp' }],
    ['target', { targetId: 't' }, { targetId: 't' }],
    ['special-bond', { name: '2026 年一期（示例）' }, null],
    ['year-plan', {}, null],
    ['year-plan', { year: null }, null],
  ])('of kind %s with %j', (kind, content, subject) =>
    expect(changeRequestSubject(kind, content)).toEqual(subject),
  );
});
