export { answerFinding, type NewAnswer } from './commands/answer-finding.js';
export { closeFinding, returnAnswer } from './commands/decide-answer.js';
export { type NewFinding, raiseFinding } from './commands/raise-finding.js';
export {
  assignItem,
  assignWithin,
  type NewItem,
  openItem,
  type OpenedItem,
} from './commands/assign-item.js';
export { askExtension, decideExtension } from './commands/extend-item.js';
export {
  answerItem,
  closeItem,
  receiveItem,
  verifyItem,
  withdrawItem,
} from './commands/move-item.js';
export { noteMeasure } from './commands/note-measure.js';
export {
  type ItemFilter,
  type ItemKey,
  itemPage,
  type ItemPage,
  listItems,
  type ListedItem,
} from './queries/items.js';
export {
  supervisionNotifications,
  type SupervisionNotification,
} from './queries/item-notifications.js';
export { type ItemEvent } from './rules/item-occasions.js';
export {
  isItemOverdue,
  ITEM_KINDS,
  ITEM_STATES,
  type ItemKind,
  itemNumber,
  type ItemState,
  type ListedKind,
  WAITING_STATES,
} from './rules/item-life.js';
export { ITEM_STATE_WORDS } from './words/item-state-words.js';
export { itemEntities } from './store/item-rows.js';
export { ITEM_IN_SCOPE } from './store/items.js';
export {
  type FindingFilter,
  type FindingKey,
  findingPage,
  type FindingPage,
  listFindings,
  type ListedFinding,
  type ListedStep,
} from './queries/findings.js';
export {
  FINDING_STATES,
  type FindingState,
  isOverdue,
  type StepKind,
} from './rules/finding-life.js';
export { findingEntities, FindingRow, FindingStepRow } from './store/finding-rows.js';
export { supervisionDomain } from './supervision.declaration.js';
export { supervisionProblems } from './words/problems.js';
export { FINDINGS_SQL, SUPERVISION_ITEMS_SQL } from './store/exported-sql.js';
