export { issueSpend } from './exports/issue-spend.js';
export { type SpendCsv, spendCsv } from './exports/spend-csv.js';
export { portfolio, type PortfolioFilter, type PortfolioKey, portfolioRow, type PortfolioRow } from './queries/portfolio.js';
export {
  type SettledSpend, settleSpend, SPEND_GROUPS, type SpendCoverage, type SpendGroup, type SpendManifest, type SpendQuestion, spendReport, type SpendReport, type SpendRow, type SpendTotals,
} from './queries/spend.js';
export { type TrackedItem, trackedItems } from './queries/plan-pages.js';
export { type ProjectPage, projectPage } from './queries/project-page.js';
export { unitOfSubject } from './queries/unit-of-subject.js';
