import { lazy } from 'react';
import { createBrowserRouter } from 'react-router';
import { ErrorBoundary } from './layout/error-boundary.js';
import { NoSuchPage } from './layout/no-such-page.js';
import { Start } from './layout/start.js';
import { AuthGate } from './session/auth-gate.js';
import PasswordLinkPage, { ForgottenPasswordPage } from './session/password-link-page.js';

const PortfolioPage = lazy(() => import('./pages/portfolio/portfolio-page.js'));
const ProjectPage = lazy(() => import('./pages/project/project-page.js'));
const DocumentsPage = lazy(() => import('./documents/documents-page.js'));
const CostChainPage = lazy(() => import('./pages/project/money/cost-chain/cost-chain-page.js'));
const YearPlansPage = lazy(() => import('./pages/project/money/year-plans/year-plans-page.js'));
const FundingPage = lazy(() => import('./pages/project/money/funding/funding-page.js'));
const LayersPage = lazy(() => import('./pages/layers/layers-page.js'));
const ChangeRequestsPage = lazy(() => import('./pages/filings/change-requests-page.js'));
const ChangeRequestPage = lazy(() => import('./pages/filings/change-request-page.js'));
const ApprovalsPage = lazy(() => import('./pages/approvals/approvals-page.js'));
const LedgerChangeRequestPage = lazy(() => import('./pages/approvals/change-request-page.js'));
const VerificationPage = lazy(() => import('./pages/verification/verification-page.js'));
const AlertsPage = lazy(() => import('./pages/alerts/alerts-page.js'));
const GapsPage = lazy(() => import('./pages/alerts/gaps-page.js'));
const AlertPage = lazy(() => import('./pages/alerts/alert-page.js'));
const AcknowledgePage = lazy(() => import('./pages/acknowledge/acknowledge-page.js'));
const DeliveriesPage = lazy(() => import('./pages/deliveries/deliveries-page.js'));
const RulesPage = lazy(() => import('./pages/alert-rules/rules-page.js'));
const NewRuleChangeRequestPage = lazy(
  () => import('./pages/alert-rules/new-change-request-page.js'),
);
const RuleChangeRequestsPage = lazy(() => import('./pages/alert-rules/change-requests-page.js'));
const RuleChangeRequestPage = lazy(() => import('./pages/alert-rules/change-request-page.js'));
const CalendarPage = lazy(() => import('./pages/calendar/calendar-page.js'));
const CalendarYearPage = lazy(() => import('./pages/calendar/year-page.js'));
const FindingsPage = lazy(() => import('./pages/findings/findings-page.js'));
const FindingPage = lazy(() => import('./pages/findings/finding-page.js'));
const SpendPage = lazy(() => import('./pages/spend/spend-page.js'));
const ImportsPage = lazy(() => import('./pages/ledger-imports/imports-page.js'));
const ImportPage = lazy(() => import('./pages/ledger-imports/import-page.js'));
const ColumnsPage = lazy(() => import('./pages/plan/columns-page.js'));
const ColumnPage = lazy(() => import('./pages/plan/column-page.js'));
const IndicatorsPage = lazy(() => import('./pages/plan/indicators-page.js'));
const TokensPage = lazy(() => import('./pages/tokens/tokens-page.js'));
const AccountPage = lazy(() => import('./pages/account/account-page.js'));
const DelegationsPage = lazy(() => import('./pages/delegations/delegations-page.js'));
const StatusPage = lazy(() => import('./pages/status/status-page.js'));
const MailsPage = lazy(() => import('./pages/mails/mails-page.js'));
const MailPage = lazy(() => import('./pages/mails/mail-page.js'));
const PeoplePage = lazy(() => import('./pages/people/people-page.js'));
const OrganisationsPage = lazy(() => import('./pages/organisations/organisations-page.js'));
const RecordPage = lazy(() => import('./pages/record/record-page.js'));

/**
 * Creates the routes of the app. Two pages, for setting and for requesting a password, need no
 * sign-in.
 */
export const makeRouter = () =>
  createBrowserRouter([
    { path: 'password', element: <PasswordLinkPage />, errorElement: <ErrorBoundary /> },
    {
      path: 'forgotten-password',
      element: <ForgottenPasswordPage />,
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
            { path: 'projects', element: <PortfolioPage /> },
            { path: 'projects/:id', element: <ProjectPage /> },
            { path: 'projects/:id/documents', element: <DocumentsPage /> },
            { path: 'projects/:id/cost-chain', element: <CostChainPage /> },
            { path: 'projects/:id/year-plans', element: <YearPlansPage /> },
            { path: 'projects/:id/funding', element: <FundingPage /> },
            { path: 'reports/layers', element: <LayersPage /> },
            { path: 'budget-filings', element: <ChangeRequestsPage /> },
            { path: 'budget-filings/:id', element: <ChangeRequestPage /> },
            { path: 'approvals', element: <ApprovalsPage /> },
            { path: 'approvals/:id', element: <LedgerChangeRequestPage /> },
            { path: 'verification', element: <VerificationPage /> },
            { path: 'alerts', element: <AlertsPage /> },
            { path: 'alerts/gaps', element: <GapsPage /> },
            { path: 'alerts/:id', element: <AlertPage /> },
            { path: 'acknowledge', element: <AcknowledgePage /> },
            { path: 'deliveries', element: <DeliveriesPage /> },
            { path: 'alert-rules', element: <RulesPage /> },
            { path: 'alert-rules/new', element: <NewRuleChangeRequestPage /> },
            { path: 'alert-rules/proposals', element: <RuleChangeRequestsPage /> },
            { path: 'alert-rules/proposals/:id', element: <RuleChangeRequestPage /> },
            { path: 'calendar', element: <CalendarPage /> },
            { path: 'calendar/:year', element: <CalendarYearPage /> },
            { path: 'findings', element: <FindingsPage /> },
            { path: 'findings/:id', element: <FindingPage /> },
            { path: 'reports/spend', element: <SpendPage /> },
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
            { path: 'record', element: <RecordPage /> },
            { path: '*', element: <NoSuchPage /> },
          ],
        },
      ],
    },
  ]);
