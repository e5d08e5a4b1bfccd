export { answerFinding, type NewAnswer } from './commands/answer-finding.js';
export { closeFinding, returnAnswer } from './commands/decide-answer.js';
export { type NewFinding, raiseFinding } from './commands/raise-finding.js';
export {
  type FindingFilter,
  type FindingKey,
  findingPage,
  type FindingPage,
  listFindings,
  type ListedFinding,
  type ListedStep,
} from './queries/findings.js';
export {
  FINDING_STATES,
  type FindingState,
  isOverdue,
  type StepKind,
} from './rules/finding-life.js';
export { findingEntities, FindingRow, FindingStepRow } from './store/finding-rows.js';
export { supervisionDomain } from './supervision.declaration.js';
export { supervisionProblems } from './words/problems.js';
export { FINDINGS_SQL } from './store/exported-sql.js';
