import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type LedgerChangeRequest,
  useApproveLedgerChangeRequest,
  useWithdrawLedgerChangeRequest,
} from '../../client/change-requests.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { useMay } from '../../session/use-may.js';
import { useSignedIn } from '../../session/signed-in.js';
import { ReasonDialog } from './reason-dialog.js';
import { Resubmit } from './resubmit.js';

/**
 * Actions that the app can offer to a user for a ledger change request; null means none. `undo`
 * requests the reversal of its entries, and `take-up` opens its values in a new form.
 */
type Offer = 'decide' | 'withdraw' | 'undo' | 'take-up' | null;

/**
 * Returns the action that the user may take on a change request. No user may decide about their own
 * change request.
 */
function useOffer({ state, kind, units, filedBy }: LedgerChangeRequest): Offer {
  const may = useMay();
  const mine = filedBy === useSignedIn().person.id;
  if (state === 'proposed' && !mine)
    return units.every((unitId) => may.approve(unitId)) ? 'decide' : null;
  if (!units.every((unitId) => may.record(unitId))) return null;
  if (state === 'proposed') return 'withdraw';
  if (state === 'approved') return kind === 'undo' ? null : 'undo';
  return 'take-up';
}

/**
 * Shows the buttons for the action that the user may take. The confirmation of an action stays
 * visible after its buttons have disappeared.
 */
export function LedgerChangeRequestActions({
  proposal: changeRequest,
  onDone,
}: {
  proposal: LedgerChangeRequest;
  onDone: (statusMessage: string) => void;
}) {
  const { t } = useTranslation();
  const offer = useOffer(changeRequest);
  const [asking, setAsking] = useState<'return' | 'undo' | null>(null);
  const [approve, withdraw] = [
    useApproveLedgerChangeRequest(changeRequest.id),
    useWithdrawLedgerChangeRequest(changeRequest.id),
  ];
  const error = approve.error ?? withdraw.error;
  return (
    <>
      {offer === 'decide' && (
        <Actions hint={t('approvals.approveHint')}>
          <Button
            type="primary"
            loading={approve.isPending}
            onClick={() =>
              approve.mutate(undefined, {
                onSuccess: () => onDone(t('approvals.approved', { count: changeRequest.entries })),
              })
            }
          >
            {t('approvals.approve')}
          </Button>
          <Button disabled={approve.isPending} onClick={() => setAsking('return')}>
            {t('approvals.return')}
          </Button>
        </Actions>
      )}
      {offer === 'withdraw' && (
        <Actions hint={t('approvals.withdrawHint')}>
          <Button
            loading={withdraw.isPending}
            onClick={() =>
              withdraw.mutate(undefined, { onSuccess: () => onDone(t('approvals.withdrawn')) })
            }
          >
            {t('approvals.withdraw')}
          </Button>
        </Actions>
      )}
      {offer === 'undo' && (
        <Actions hint={t('approvals.undoHint')}>
          <Button danger onClick={() => setAsking('undo')}>
            {t('approvals.undo')}
          </Button>
        </Actions>
      )}
      {offer === 'take-up' && <Resubmit proposal={changeRequest} onDone={onDone} />}
      {error && <ProblemMessage error={error} />}
      {asking && (
        <ReasonDialog
          action={asking}
          proposal={changeRequest}
          onDone={(statusMessage) => {
            setAsking(null);
            onDone(statusMessage);
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}

function Actions({ hint, children }: { hint: string; children: ReactNode }) {
  return (
    <div className="lines">
      <div className="actions">{children}</div>
      <span className="soft small">{hint}</span>
    </div>
  );
}
