import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Approval } from '../../client/approvals.js';
import { type LedgerChangeRequest, useLedgerChangeRequest } from '../../client/change-requests.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { MoneyUnitSwitch } from '../../ui/money/money-unit-switch.js';
import { useMoneyUnit } from '../../ui/money/use-money-unit.js';
import { AlikeNotice } from './alike-notice.js';
import { LedgerChangeRequestActions } from './change-request-actions.js';
import { LedgerChangeRequestLines } from './change-request-lines.js';
import { LedgerChangeRequestTotals } from './change-request-totals.js';

interface ContentOf {
  request: Approval;
  onDone: (statusMessage: string) => void;
}

/**
 * Shows what only the ledger knows of a change request: its entries, their effect on the totals,
 * similar requests, and how it can be filed again or undone.
 */
export function LedgerContent({ request, onDone }: ContentOf) {
  const { data: proposal, error, refetch } = useLedgerChangeRequest(request.id);
  if (proposal) return <Sections request={request} proposal={proposal} onDone={onDone} />;
  return error ? <ProblemMessage error={error} retry={() => void refetch()} /> : <Loading />;
}

function Sections({ request, proposal, onDone }: ContentOf & { proposal: LedgerChangeRequest }) {
  const { t } = useTranslation();
  const [unit, setUnit] = useMoneyUnit('wan');
  const [totals, lines] = [useId(), useId()];
  return (
    <>
      <section className="panel" aria-labelledby={totals}>
        <div className="panel-head">
          <h2 id={totals}>{t('approvals.totals')}</h2>
          <span className="spacer" />
          <MoneyUnitSwitch unit={unit} onChange={setUnit} />
        </div>
        <AlikeNotice
          alike={proposal.alike}
          said={t('approvals.alike', { count: proposal.alike.length })}
        />
        {proposal.undoesId !== null && (
          <p>
            <Link to={`/change-requests/${proposal.undoesId}`}>{t('approvals.undoneOne')}</Link>
          </p>
        )}
        <LedgerChangeRequestTotals proposal={proposal} unit={unit} />
        <LedgerChangeRequestActions request={request} proposal={proposal} onDone={onDone} />
      </section>
      <section className="panel" aria-labelledby={lines}>
        <h2 id={lines}>{t('approvals.lines')}</h2>
        <LedgerChangeRequestLines proposal={proposal} unit={unit} />
      </section>
    </>
  );
}
