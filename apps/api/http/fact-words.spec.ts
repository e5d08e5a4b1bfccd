import { describe, expect, it } from '@jest/globals';
import { FINDING_STATES } from '#supervision';
import '#budget';
import { STATES } from '#approvals';
import { SHOWN_IMPORT_STATES } from '#returns';
import { ROLES } from '#identity';
import { Problem, type ProblemCode, problemDocumentOf } from '#platform/problem';

const STAGES = [
  'proposed',
  'preparation',
  'construction',
  'completed',
  'final-account',
  'evaluated',
  'deferred',
  'suspended',
  'cancelled',
];

describe('codes that a refusal names', () => {
  it.each<[ProblemCode, string, readonly string[]]>([
    ['CHANGE_REQUEST_DECIDED', 'state', STATES],
    ['FINDING_STATE', 'state', FINDING_STATES],
    ['IMPORT_NOT_READY', 'state', SHOWN_IMPORT_STATES],
    ['PROJECT_CLOSED', 'stage', STAGES],
    ['SCOPE_DIFFERS', 'scope', ['whole-line', 'hangzhou-section', 'not-stated']],
    ['ROLES_NOT_COMBINABLE', 'held', ROLES],
  ])('%s says each %s in words of both languages', (code, fact, values) => {
    for (const value of values) {
      const problem = new Problem(code, { [fact]: value });
      expect(problemDocumentOf(problem, 'zh', 'r').detail).not.toMatch(/[a-z]/i);
      expect(problemDocumentOf(problem, 'en', 'r').detail).not.toMatch(/[a-z]-[a-z]|\{/);
    }
  });
});

describe('a field that a rule finds empty', () => {
  it('is said in words', () => {
    const problem = new Problem('FILING_INCOMPLETE', {}, [
      { path: 'amountFen', code: 'FIELD_REQUIRED' },
    ]);
    expect(problemDocumentOf(problem, 'zh', 'r').errors[0]?.message).toBe('必须填写');
    expect(problemDocumentOf(problem, 'en', 'r').errors[0]?.message).toBe('This field is required');
  });
});
