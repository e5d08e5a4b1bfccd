export { createProcedure, type NewProcedure } from './commands/create-procedure.js';
export { recordCompletion } from './commands/record-completion.js';
export { recordStep } from './commands/record-step.js';
export { type DepartmentLoad, departmentLoads } from './queries/department-load.js';
export {
  type ListedProcedure,
  listProcedures,
  PROCEDURE_SEEN,
  procedureDetail,
  proceduresOf,
} from './queries/procedures.js';
export { PROCEDURE_KINDS, type ProcedureKind, type ProcedureStep } from './rules/procedure-life.js';
export { proceduresDomain } from './procedures.declaration.js';
export { procedureEntities, ProcedureRow, ProcedureStepRow } from './store/procedure-rows.js';
export { PROCEDURES_SQL } from './store/exported-sql.js';
export { proceduresProblems } from './words/problems.js';
