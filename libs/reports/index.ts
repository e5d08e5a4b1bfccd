export { endSavedReport } from './commands/end-saved-report.js';
export { saveReport } from './commands/save-report.js';
export { makeAgain, reproduceReport, type Reproduction } from './commands/reproduce-report.js';
export { issueSpend } from './exports/issue-spend.js';
export { type ReportPlaces, type SpendCsv, spendCsv } from './exports/spend-csv.js';
export {
  portfolio,
  type PortfolioFilter,
  type PortfolioKey,
  portfolioRow,
  type PortfolioRow,
} from './queries/portfolio.js';
export { settleSpend, spendReport, type SpendReport } from './queries/spend.js';
export { NEWEST_RENDERER, RENDERER_VERSIONS } from './renderers/renderers.js';
export { spendLine, type SpendLine, type SpendSumsLine } from './rules/spend-line.js';
export { rendererIn, rowsHashIn, type SpendManifest } from './rules/spend-manifest.js';
export {
  type SettledSpend,
  FIRST_GROUPS,
  REPORT_FORMATS,
  type ReportFormat,
  SPEND_GROUPS,
  type SpendCoverage,
  type SpendGroup,
  type SpendQuestion,
  type SpendRow,
  type SpendTotals,
} from './rules/spend-question.js';
export { type TrackedItem, trackedItems } from './queries/plan-pages.js';
export { type ProjectPage, projectPage } from './queries/project-page.js';
export {
  organisationOfSubject,
  SCOPED_SUBJECTS,
  seesSubject,
} from './queries/organisation-of-subject.js';
export { type Actual, actualsOf } from './queries/actuals.js';
export { type ProjectFunding, projectFunding } from './queries/funding-matrix.js';
export { type FinalCost, finalCost } from './queries/final-cost.js';
export {
  type LayerFilter,
  type LayerKey,
  type LayerPage,
  portfolioLayers,
  projectLayers,
  type ProjectLayers,
} from './queries/layers.js';
export {
  type BudgetTotals,
  budgetTotals,
  type FamilyMember,
  type ProjectFamily,
  projectFamily,
} from './queries/budget-totals.js';
export { type PlanProgress, projectPlans } from './queries/plan-periods.js';
export {
  reopenReport,
  type ReopenedReport,
  type SavedReportKey,
  savedReports,
} from './queries/saved-reports.js';
export { savedReportEntities, SavedReportRow } from './store/saved-report-row.js';
export { reportsProblems } from './words/problems.js';
export {
  differenceOf,
  reportDifference,
  type ReportDifference,
} from './queries/report-difference.js';
export { reportManifest } from './queries/report-manifest.js';
export { questionIn, type ReportManifest } from './rules/report-manifest.js';
export { type FiledManifest, isKeptManifest, readManifest } from './rules/manifest-file.js';
export { findManifest } from './store/report-manifests.js';
export { type LineDifference, lineDifferences } from './rules/line-differences.js';
export { reportsDomain } from './reports.declaration.js';
