export { type HandedOver, type HandOver, handOverProjects } from './commands/hand-over-projects.js';
export { type TouchCause, touchProject, touchProjects } from './commands/touch-project.js';
export { type NewDocument, registerDocument } from './commands/register-document.js';
export { trackPlanItems, type UnitAssignment } from './commands/track-plan-items.js';
export { documentsOf, type ListedDocument, withRegistrars } from './queries/documents.js';
export { findProject, flagshipIds, projectIdsByItem } from './queries/find-project.js';
export { ProjectDocumentRow } from './store/document-row.js';
export { projectEntities, ProjectRow } from './store/project-row.js';
