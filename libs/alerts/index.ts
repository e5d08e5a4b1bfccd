export { acknowledgeAlert, type Acknowledgement } from './commands/acknowledge-alert.js';
export {
  announceYear,
  type Announcement,
  correctYear,
  knownYear,
} from './commands/announce-year.js';
export { type Answer, answerAlerts, type AnswerOptions } from './commands/answer-alerts.js';
export {
  type ComposedDigest,
  composeDigests,
  type ComposeOptions,
  type TellingSettings,
} from './commands/compose-digests.js';
export { type Evaluation, evaluateProjects } from './commands/evaluate-projects.js';
export {
  evaluateChangedProjects,
  type ChangeEvaluation,
} from './commands/evaluate-changed-projects.js';
export type { AlertChange, EvaluatedBatch } from './commands/evaluated-batch.js';
export { transferOpenAlerts } from './commands/transfer-open-alerts.js';
export { changePreferences } from './commands/change-preferences.js';
export { RuleChanges } from './commands/rule-changes.js';
export { proposeRule, proposeSet, type WantedChange } from './commands/propose-rule.js';
export { type RanScan, runDueScan } from './commands/run-due-scan.js';
export { type PortfolioScan, type ScanOptions, scanPortfolio } from './commands/scan-portfolio.js';
export { EvaluateAfterChange } from './jobs/evaluate-after-change.js';
export { dailyScanJob, deliverMessageJob, evaluateAlertsJob } from './jobs/jobs.js';
export { addChannel, type AddedChannel, type WantedChannel } from './commands/add-channel.js';
export {
  ChannelKeys,
  deliverMessage,
  digestOfMessage,
  dueMessages,
  openChannelKeys,
} from './commands/deliver-message.js';
export { endChannel } from './commands/end-channel.js';
export { CHANNEL_KINDS, type ChannelKind, CHANNELS_MAX } from './rules/channel.js';
export { listChannels, type ListedChannel } from './store/alert-channels.js';
export { type SelfCheck, selfCheck } from './commands/self-check.js';
export { openLink, useAcknowledgeLink } from './commands/use-acknowledge-link.js';
export { withdrawStale } from './commands/withdraw-stale.js';
export { type Snooze, snoozeAlert } from './commands/snooze-alert.js';
export { type AlertHealth, alertHealth } from './queries/alert-health.js';
export { type AlertEvent, historyOf } from './queries/alert-history.js';
export {
  type ChannelDelivery,
  DELIVERY_STATES,
  type DeliveryFilters,
  type DeliveryState,
  listDeliveries,
  type ListedDelivery,
} from './queries/deliveries.js';
export { projectLights } from './queries/lights.js';
export { previewOf, type RulePreview } from './queries/preview-rule.js';
export { type GapFilters, type ListedGap, listGaps } from './queries/rule-gaps.js';
export {
  type AlertFilters,
  type AlertKey,
  findAlert,
  listAlerts,
  type ListedAlert,
  listMostUrgent,
  type RankedAlert,
  type UrgencyKey,
} from './queries/list-alerts.js';
export {
  ALERT_EVENTS,
  ALERT_STATES,
  type AlertEventKind,
  alertMoves,
  type AlertState,
  LIVE_STATES,
  SNOOZE_DAYS_MAX,
} from './rules/alert-moves.js';
export {
  explain,
  explainNotEvaluable,
  RULE_CODES,
  type RuleCode,
  ruleName,
  ruleOf,
  RULES,
  turnsGreenWhen,
} from './rules/all-rules.js';
export { AMBER_RHYTHMS, type AlertPreferences, MAIL_FORMATS } from './rules/preferences.js';
export { LIGHT_REASONS, type LightReason, reasonOf } from './rules/light-reason.js';
export { LEVELS, type Level, type Light, worstSeverity } from './rules/lights.js';
export { explainLight, lightTurnsGreen, wordReason } from './texts/light-words.js';
export type { StoredLights } from './store/stored-lights.js';
export { CITY_SETS, type CitySet } from './rules/city-sets.js';
export { evaluateProject } from './rules/evaluate-project.js';
export { DAILY_SCAN, dueSlot } from './rules/scan-day.js';
export {
  type Dimension,
  DIMENSIONS,
  type GreenCondition,
  type Inputs,
  type EscalationLevel,
  type Recipient,
  RECIPIENT_PLACES,
  RECIPIENT_ROLES,
  SEVERITIES,
  type Severity,
  type EvaluationResult,
} from './rules/evaluation-result.js';
export { preferencesOf } from './store/preferences.js';
export {
  ALARM_KINDS,
  type AlarmKind,
  lastSelfCheck,
  listAlarms,
  type SystemAlarm,
} from './store/system-alarms.js';
export { explainAlarm } from './texts/alarms.js';
export type { AlertRuleChange } from './store/rule-change-requests.js';
export { type DatedVersion, ruleVersions } from './store/rule-versions.js';
export { alertEntities, AlertRow } from './store/alert-rows.js';
export { alertsDomain } from './alerts.declaration.js';
export { alertsProblems } from './words/problems.js';
export { ALERTS_SQL, EVALUATIONS_SQL } from './store/exported-sql.js';
export { ALERT_FAILURE_POINTS } from './failure-points.js';
export { REASON_OF_LAYER_RESULT } from './words/list-words.js';
