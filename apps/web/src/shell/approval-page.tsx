import { ApprovalPage } from '../approvals/approval-page.js';
import { LedgerContent } from '../ledger/change-requests/change-request-content.js';

const LEDGER_KINDS: readonly string[] = ['ledger-entries', 'import'];

/** Shows the page of a change request, with the parts that the domain of its kind adds. */
export default function ApprovalWithContent() {
  return (
    <ApprovalPage
      contentOf={(request, onDone) =>
        LEDGER_KINDS.includes(request.kind) && <LedgerContent request={request} onDone={onDone} />
      }
    />
  );
}
