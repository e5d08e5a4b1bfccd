import '../words/problems.js';

// Exported with `*`, because domains must be able to extend the interface `DeclaredProblems`. An
// interface that is exported by its name cannot be extended.
export * from './declared-problems.js';
export { ERRORS_WORDED_MAX, type ProblemDocument, problemDocumentOf } from './problem-document.js';
export { type FieldProblem, Problem, refuseField, type ProblemFacts } from './problem.js';
export { refuseDayTooFar, refuseYearTooFar } from './too-far-ahead.js';
export { defineFactWords, type FactWords } from './fact-words.js';
export { wordProblemCode } from './word-problem.js';
