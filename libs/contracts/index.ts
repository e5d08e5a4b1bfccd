export { contractsOf, type ListedContract, type ProjectContracts } from './queries/contracts.js';
export { CONTRACT_KINDS, type ContractKind } from './rules/contract.js';
export { contractsDomain } from './contracts.declaration.js';
export { contractsProblems } from './words/problems.js';
