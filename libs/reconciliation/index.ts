export { reconciliationDomain } from './reconciliation.declaration.js';
export { reconciliationProblems } from './words/problems.js';
