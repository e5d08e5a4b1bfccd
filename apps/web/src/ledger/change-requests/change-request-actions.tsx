import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Approval } from '../../client/approvals.js';
import type { LedgerChangeRequest } from '../../client/change-requests.js';
import { useMay } from '../../session/use-may.js';
import { Resubmit } from './resubmit.js';
import { UndoDialog } from './undo-dialog.js';

/**
 * Action, specific to the ledger, that the app can offer to a user for a change request; null means
 * none. `undo` requests the reversal of its entries; `edit` opens a draft or returned one; `take-up`
 * opens the values of another in a new form.
 */
type Offer = 'undo' | 'edit' | 'take-up' | null;

function useOffer({ state, kind, units }: LedgerChangeRequest): Offer {
  const may = useMay();
  if (!units.every((unitId) => may.record(unitId))) return null;
  if (state === 'proposed') return null;
  if (state === 'approved') return kind === 'undo' ? null : 'undo';
  return kind === 'posting' && state !== 'withdrawn' ? 'edit' : 'take-up';
}

/**
 * Shows the buttons for the action of the ledger that the user may take. The confirmation of an
 * action stays visible after its buttons have disappeared.
 */
export function LedgerChangeRequestActions({
  request,
  proposal: changeRequest,
  onDone,
}: {
  request: Approval;
  proposal: LedgerChangeRequest;
  onDone: (statusMessage: string) => void;
}) {
  const { t } = useTranslation();
  const offer = useOffer(changeRequest);
  const [asking, setAsking] = useState(false);
  if (offer === null) return null;
  if (offer !== 'undo')
    return (
      <Resubmit
        proposal={changeRequest}
        editing={offer === 'edit' ? request : undefined}
        onDone={onDone}
      />
    );
  return (
    <div className="lines">
      <div className="actions">
        <Button danger onClick={() => setAsking(true)}>
          {t('approvals.undo')}
        </Button>
      </div>
      <span className="soft small">{t('approvals.undoHint')}</span>
      {asking && (
        <UndoDialog
          proposal={changeRequest}
          onDone={(statusMessage) => {
            setAsking(false);
            onDone(statusMessage);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
