export { type HandedOver, type HandOver, handOverProjects } from './commands/hand-over-projects.js';
export { type TouchCause, touchProject } from './commands/touch-project.js';
export { trackPlanItems, type UnitAssignment } from './commands/track-plan-items.js';
export { findProject, flagshipIds, projectIdsByItem } from './queries/find-project.js';
export { projectEntities, ProjectRow } from './store/project-row.js';
