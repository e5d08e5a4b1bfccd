import type { ReactNode } from 'react';
import { ExplanationContent } from '../alerts/explanation-content.js';
import { RuleContent } from '../alerts/alert-rules/rule-content.js';
import { ApprovalPage } from '../approvals/approval-page.js';
import { MoneyContent } from '../budget/change-requests/money-content.js';
import type { ApprovalDetail } from '../client/approvals.js';
import { BUDGET_KINDS } from '../client/budget-kinds.js';
import { PackageContent } from '../disclosure/package-content.js';
import { LedgerContent } from '../ledger/change-requests/change-request-content.js';

const LEDGER_KINDS: readonly string[] = ['ledger-entries', 'import'];
const MONEY_KINDS: readonly string[] = BUDGET_KINDS;

function contentOf(request: ApprovalDetail, onDone: (words: string) => void): ReactNode {
  if (LEDGER_KINDS.includes(request.kind))
    return <LedgerContent request={request} onDone={onDone} />;
  if (MONEY_KINDS.includes(request.kind)) return <MoneyContent id={request.id} onDone={onDone} />;
  if (request.kind === 'explanation')
    return <ExplanationContent request={request} onDone={onDone} />;
  if (request.kind === 'disclosure-package') return <PackageContent id={request.subject.id} />;
  if (request.kind === 'rule') return <RuleContent request={request} />;
  return null;
}

/** A decided request has no difference to the values in force any more. */
const comparesItself = ({ kind, state }: ApprovalDetail): boolean =>
  MONEY_KINDS.includes(kind) && state !== 'approved';

/** Shows the page of a change request, with the parts that the domain of its kind adds. */
export default function ApprovalWithContent() {
  return <ApprovalPage contentOf={contentOf} comparesItself={comparesItself} />;
}
