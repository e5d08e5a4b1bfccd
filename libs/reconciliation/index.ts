export { reconciliationDomain } from './reconciliation.declaration.js';
export { EXTERNAL_IDS_SQL } from './store/exported-sql.js';
export { reconciliationProblems } from './words/problems.js';
