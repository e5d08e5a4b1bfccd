export {
  type ApprovedChange,
  checkMilestoneChange,
  enterMilestoneChange,
} from './commands/approved-change.js';
export { changeMilestone, type ChangedMilestone } from './commands/change-milestone.js';
export { type Answered, answerDerivedMilestones } from './commands/answer-derived.js';
export { createMilestone, type NewMilestone } from './commands/create-milestone.js';
export { keepReading, type NewReading, recordProgress } from './commands/record-progress.js';
export { tellPlanDates } from './commands/tell-plan-dates.js';
export { meetTargetMilestones } from './commands/meet-target-milestones.js';
export { reforecastMilestones } from './commands/reforecast-milestones.js';
export { createPlanMilestones } from './commands/create-plan-milestones.js';
export {
  changesOf,
  findMilestone,
  type ListedChange,
  type MilestoneKey,
  milestonesOf,
} from './queries/find-milestones.js';
export { progressOf, type ReadingKey } from './queries/progress-readings.js';
export type { MilestoneChange } from './rules/check-change.js';
export { scheduleOf, type ScheduleLink, type ScheduleNode } from './rules/schedule.js';
export { milestoneEntities, MilestoneRow } from './store/milestone-row.js';
export { ProgressReadingRow } from './store/progress-row.js';
export { milestonesDomain } from './milestones.declaration.js';
export { milestonesProblems } from './words/problems.js';
export {
  ALL_MILESTONES_SQL,
  MILESTONES_SQL,
  MILESTONE_CHANGES_SQL,
  MILESTONES_STAMP_SQL,
  PROGRESS_READINGS_SQL,
  MILESTONE_FACTS,
} from './store/exported-sql.js';
