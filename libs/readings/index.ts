export { judgeIndicators, judgeTargets, targetKey } from './queries/readings.js';
export { type Judgement, STATE_REASONS, VALUE_STATES } from './rules/judge-value.js';
export { readingsDomain } from './readings.declaration.js';
export { readingsProblems } from './words/problems.js';
export { REASON_OF_STANDING, STATE_OF_JUDGED_TARGET } from './words/list-words.js';
