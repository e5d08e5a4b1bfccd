export { evaluateIndicators, evaluateTargets, targetKey } from './queries/readings.js';
export { type Evaluation, STATE_REASONS, VALUE_STATES } from './rules/evaluate-value.js';
export { readingsDomain } from './readings.declaration.js';
export { readingsProblems } from './words/problems.js';
export { REASON_OF_STANDING, STATE_OF_EVALUATED_TARGET } from './words/list-words.js';
