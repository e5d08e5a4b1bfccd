import { lazy, Suspense } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { basePath } from '../client/base-path.js';
import { ErrorBoundary } from '../layout/error-boundary.js';
import { NoSuchPage } from '../layout/no-such-page.js';
import { Start } from './start.js';
import { FormerAddress } from '../approvals/former-address.js';
import { AuthGate } from './auth-gate.js';
import PasswordLinkPage, { ForgottenPasswordPage } from '../session/password-link-page.js';

const PortfolioPage = lazy(() => import('../overview/portfolio/portfolio-page.js'));
const WorkbenchPage = lazy(() => import('../overview/workbench/workbench-page.js'));
const ProjectPage = lazy(() => import('./project/project-page.js'));
const RegisterPage = lazy(() => import('../projects/register/register-page.js'));
const ListPage = lazy(() => import('../projects/list/list-page.js'));
const NotRecordedPage = lazy(() => import('../projects/register/not-recorded-page.js'));
const EditProjectPage = lazy(() => import('../projects/register/edit-project-page.js'));
const DocumentsPage = lazy(() => import('./project/documents-page.js'));
const CostChainPage = lazy(() => import('../budget/cost-chain/cost-chain-page.js'));
const YearPlansPage = lazy(() => import('../budget/year-plans/year-plans-page.js'));
const FundingPage = lazy(() => import('../budget/funding/funding-page.js'));
const LayersPage = lazy(() => import('../overview/layers/layers-page.js'));
const ApprovalsPage = lazy(() => import('../approvals/approvals-page.js'));
const ReviewLevelsPage = lazy(() => import('../approvals/review-levels/review-levels-page.js'));
const ApprovalPage = lazy(() => import('./approval-page.js'));
const VerificationPage = lazy(() => import('../ledger/verification/verification-page.js'));
const AlertsPage = lazy(() => import('../alerts/alerts-page.js'));
const GapsPage = lazy(() => import('../alerts/gaps-page.js'));
const AlertPage = lazy(() => import('../alerts/alert-page.js'));
const AcknowledgePage = lazy(() => import('../alerts/acknowledge/acknowledge-page.js'));
const DeliveriesPage = lazy(() => import('../alerts/deliveries/deliveries-page.js'));
const RulesPage = lazy(() => import('../alerts/alert-rules/rules-page.js'));
const NewRuleChangeRequestPage = lazy(
  () => import('../alerts/alert-rules/new-change-request-page.js'),
);
const CalendarPage = lazy(() => import('../alerts/calendar/calendar-page.js'));
const CalendarYearPage = lazy(() => import('../alerts/calendar/year-page.js'));
const FindingsPage = lazy(() => import('../supervision/findings-page.js'));
const FindingPage = lazy(() => import('../supervision/finding-page.js'));
const ItemsPage = lazy(() => import('../supervision/items-page.js'));
const NewItemPage = lazy(() => import('../supervision/new-item-page.js'));
const ItemPage = lazy(() => import('../supervision/item-page.js'));
const MeetingsPage = lazy(() => import('../meetings/meetings-page.js'));
const MeetingPage = lazy(() => import('../meetings/meeting-page.js'));
const LetterPage = lazy(() => import('../supervision/letter-page.js'));
const PlanDatesPage = lazy(() => import('../milestones/plan-dates/plan-dates-page.js'));
const ProceduresPage = lazy(() => import('../procedures/procedures-page.js'));
const ProcedurePage = lazy(() => import('./procedure-page.js'));
const SpendPage = lazy(() => import('../reports/spend-page.js'));
const ReconciliationPage = lazy(() => import('../reconciliation/reconciliation-page.js'));
const PapersPage = lazy(() => import('../papers/papers-page.js'));
const PaperPage = lazy(() => import('../papers/paper-page.js'));
const PackagesPage = lazy(() => import('../disclosure/packages-page.js'));
const NewPackagePage = lazy(() => import('../disclosure/new-package-page.js'));
const PackagePage = lazy(() => import('../disclosure/package-page.js'));
const MoveLimitsPage = lazy(() => import('../milestones/move-limits/move-limits-page.js'));
const OutsideSystemsPage = lazy(() => import('../reports/outside-systems/outside-systems-page.js'));
const DisplaysPage = lazy(() => import('../reports/displays/displays-page.js'));
const DisplayPage = lazy(() => import('../reports/displays/display-page.js'));
const ReturnsPage = lazy(() => import('../returns/monthly/returns-page.js'));
const ReturnBoardPage = lazy(() => import('../returns/board/board-page.js'));
const ImportsPage = lazy(() => import('../returns/imports-page.js'));
const ImportPage = lazy(() => import('../returns/import-page.js'));
const ColumnsPage = lazy(() => import('../plan/columns-page.js'));
const ColumnPage = lazy(() => import('../plan/column-page.js'));
const IndicatorsPage = lazy(() => import('../plan/indicators-page.js'));
const TokensPage = lazy(() => import('../identity/tokens/tokens-page.js'));
const AccountPage = lazy(() => import('../identity/account/account-page.js'));
const DelegationsPage = lazy(() => import('../identity/delegations/delegations-page.js'));
const StatusPage = lazy(() => import('../operations/status-page.js'));
const MailsPage = lazy(() => import('../identity/mails/mails-page.js'));
const MailPage = lazy(() => import('../identity/mails/mail-page.js'));
const PeoplePage = lazy(() => import('../identity/people/people-page.js'));
const OrganisationsPage = lazy(() => import('../identity/organisations/organisations-page.js'));
const RecordPage = lazy(() => import('../audit/record-page.js'));

/** Makes a router whose addresses begin with the path under which a proxy serves the program. */
const routerBelow = (routes: RouteObject[]) =>
  createBrowserRouter(routes, { basename: basePath || '/' });

/**
 * Creates the routes of the app. Two pages, for setting and for requesting a password, need no
 * sign-in.
 */
export const makeRouter = () =>
  routerBelow([
    { path: 'password', element: <PasswordLinkPage />, errorElement: <ErrorBoundary /> },
    {
      path: 'forgotten-password',
      element: <ForgottenPasswordPage />,
      errorElement: <ErrorBoundary />,
    },
    {
      path: 'display/:secret',
      element: (
        <Suspense fallback={null}>
          <DisplayPage />
        </Suspense>
      ),
      errorElement: <ErrorBoundary />,
    },
    {
      element: <AuthGate />,
      errorElement: <ErrorBoundary />,
      children: [
        {
          errorElement: <ErrorBoundary />,
          children: [
            { index: true, element: <Start /> },
            { path: 'workbench', element: <WorkbenchPage /> },
            { path: 'projects', element: <PortfolioPage /> },
            { path: 'projects/new', element: <RegisterPage /> },
            { path: 'projects/list', element: <ListPage /> },
            { path: 'projects/not-recorded', element: <NotRecordedPage /> },
            { path: 'projects/:id', element: <ProjectPage /> },
            { path: 'projects/:id/edit', element: <EditProjectPage /> },
            { path: 'projects/:id/documents', element: <DocumentsPage /> },
            { path: 'projects/:id/cost-chain', element: <CostChainPage /> },
            { path: 'projects/:id/year-plans', element: <YearPlansPage /> },
            { path: 'projects/:id/funding', element: <FundingPage /> },
            { path: 'reports/layers', element: <LayersPage /> },
            { path: 'change-requests', element: <ApprovalsPage /> },
            { path: 'change-requests/:id', element: <ApprovalPage /> },
            // Addresses of earlier versions, in mails and bookmarks.
            { path: 'approvals/:id?', element: <FormerAddress page="ledger" /> },
            { path: 'budget-filings/:id?', element: <FormerAddress page="budget" /> },
            { path: 'alert-rules/proposals/:id?', element: <FormerAddress page="rules" /> },
            { path: 'verification', element: <VerificationPage /> },
            { path: 'alerts', element: <AlertsPage /> },
            { path: 'alerts/gaps', element: <GapsPage /> },
            { path: 'alerts/:id', element: <AlertPage /> },
            { path: 'acknowledge', element: <AcknowledgePage /> },
            { path: 'deliveries', element: <DeliveriesPage /> },
            { path: 'alert-rules', element: <RulesPage /> },
            { path: 'alert-rules/new', element: <NewRuleChangeRequestPage /> },
            { path: 'calendar', element: <CalendarPage /> },
            { path: 'calendar/:year', element: <CalendarYearPage /> },
            { path: 'findings', element: <FindingsPage /> },
            { path: 'findings/:id', element: <FindingPage /> },
            { path: 'supervision', element: <ItemsPage /> },
            { path: 'supervision/new', element: <NewItemPage /> },
            { path: 'supervision/:id', element: <ItemPage /> },
            { path: 'supervision/:id/letter', element: <LetterPage /> },
            { path: 'plan-dates', element: <PlanDatesPage /> },
            { path: 'procedures', element: <ProceduresPage /> },
            { path: 'procedures/:id', element: <ProcedurePage /> },
            { path: 'reports/spend', element: <SpendPage /> },
            { path: 'reports/reconciliation', element: <ReconciliationPage /> },
            { path: 'meetings', element: <MeetingsPage /> },
            { path: 'meetings/:id', element: <MeetingPage /> },
            { path: 'papers', element: <PapersPage /> },
            { path: 'papers/:id', element: <PaperPage /> },
            { path: 'disclosure', element: <PackagesPage /> },
            { path: 'disclosure/new', element: <NewPackagePage /> },
            { path: 'disclosure/:id', element: <PackagePage /> },
            { path: 'milestone-move-limits', element: <MoveLimitsPage /> },
            { path: 'outside-systems', element: <OutsideSystemsPage /> },
            { path: 'displays', element: <DisplaysPage /> },
            { path: 'returns', element: <ReturnsPage /> },
            { path: 'returns/board', element: <ReturnBoardPage /> },
            { path: 'ledger-imports', element: <ImportsPage /> },
            { path: 'ledger-imports/:id', element: <ImportPage /> },
            { path: 'plan', element: <ColumnsPage /> },
            { path: 'plan/:column', element: <ColumnPage /> },
            { path: 'indicators', element: <IndicatorsPage /> },
            { path: 'tokens', element: <TokensPage /> },
            { path: 'account', element: <AccountPage /> },
            { path: 'delegations', element: <DelegationsPage /> },
            { path: 'status', element: <StatusPage /> },
            { path: 'mails', element: <MailsPage /> },
            { path: 'mails/:name', element: <MailPage /> },
            { path: 'people', element: <PeoplePage /> },
            { path: 'units', element: <OrganisationsPage /> },
            { path: 'units/:id/review-levels', element: <ReviewLevelsPage /> },
            { path: 'record', element: <RecordPage /> },
            { path: '*', element: <NoSuchPage /> },
          ],
        },
      ],
    },
  ]);
