export {
  type TransferredProjects,
  type Transfer,
  transferProjects,
} from './commands/transfer-projects.js';
export {
  type ProjectChangeCause,
  projectChanged,
  recordProjectChange,
  recordProjectChanges,
} from './commands/record-project-change.js';
export { fileProjectList, type ProjectList, projectListProblems } from './commands/project-list.js';
export { LIST_PROJECTS_MAX, type ListedProject, type ListProblem } from './rules/project-list.js';
export { registerCode } from './commands/register-code.js';
export { trackPlanItems, type OrganisationAssignment } from './commands/track-plan-items.js';
export { ProjectSubjects } from './queries/project-subjects.js';
export { peopleInCharge, type PersonInCharge } from './queries/people-in-charge.js';
export { codesOf, codesOfProjects, namedProjects } from './queries/codes.js';
export { findProject, flagshipIds, itemKey, projectIdsByItem } from './queries/find-project.js';
export { type NamedProject, ProjectDirectory, type ProjectMatch } from './rules/match-project.js';
export { type ProjectCode, readProjectCode } from './rules/project-code.js';
export { ProjectCodeRow } from './store/code-row.js';
export { recordApprovalRegime, type RecordedRegime } from './commands/record-approval-regime.js';
export { endParentage, type Parentage, relateProject } from './commands/relate-project.js';
export {
  APPROVAL_REGIMES,
  type ApprovalRegime,
  approvalRegimeOf,
  approvalRegimesOf,
  type AsKnown,
  PROJECT_SECTORS,
  type ProjectSector,
  projectSectorsOf,
} from './queries/approval-regime.js';
export { familyDaysSql, type FamilyLink, familyLinks } from './queries/families.js';
export { PART_KINDS, type PartKind } from './rules/part.js';
export { ProjectParentRow } from './store/parent-row.js';
export { lockProject } from './store/project-homes.js';
export { countProjects, projectIdsAfter } from './queries/project-ids.js';
export { lockForEvaluation } from './store/lock-for-evaluation.js';
export { changedProjects, claimProjectChanges } from './store/pending-changes.js';
export { projectsDomain } from './projects.declaration.js';
export { projectEntities, type ProjectRow } from './store/project-row.js';
export { projectsProblems } from './words/problems.js';
export {
  PROJECTS_SQL,
  PROJECTS_STAMP_SQL,
  FURTHER_ITEMS_SQL,
  PROJECT_PARENTS_SQL,
  projectOrder,
  projectIdsKnownAtSql,
  projectsKnownAtSql,
  STAGE_MOVES_SQL,
  UNPLANNED,
  PROJECT_CHANGES_SQL,
  PROJECT_FACTS,
  projectInScope,
  projectReadable,
} from './store/exported-sql.js';
export { LeadOrganisation } from './store/lead-organisation.js';
export { type Location } from './rules/location.js';
export {
  type ItemRef,
  PROJECT_KINDS,
  PROJECT_SCOPES,
  type ProjectKind,
  type ProjectScope,
  type Registration,
  type Tier,
  TIERS,
} from './rules/registration.js';
export { RESTING_STAGES, type Stage, STAGES, stagesAfter } from './rules/stages.js';
export { ProjectChanges } from './commands/project-changes.js';
export { findProjects } from './queries/project-finder.js';
export { projectNames } from './queries/project-names.js';
export { selectProjects } from './queries/select-projects.js';
export { STAGE_WORDS } from './texts/fact-words.js';
export { type NearName, NearNames } from './rules/near-names.js';
