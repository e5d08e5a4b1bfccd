import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import {
  type ApprovalDetail,
  useApprove,
  useReturn,
  useSubmit,
  useWithdraw,
} from '../client/approvals.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { useSignedIn } from '../session/signed-in.js';
import { OwnDialog, type Withdrawal } from './own-dialogs.js';
import { ReturnDialog } from './return-dialog.js';

interface ActionsOf {
  request: ApprovalDetail;
  /** URL path of the next request that waits for the user; null when there is none. */
  next: string | null;
  onDone: (words: string) => void;
}

/**
 * Shows the buttons that the user may use: approve and return for a user who can decide; submit,
 * edit the note and withdraw for the user who filed the request. The component stays on the page
 * after the buttons have disappeared, so that it can still report the result of an action.
 */
export function ApprovalActions({ request, next, onDone }: ActionsOf) {
  const [approve, giveBack] = [useApprove(request), useReturn(request.id)];
  const [submit, withdraw] = [useSubmit(request), useWithdraw(request.id)];
  const own = useIsOwn(request);
  const error = approve.error ?? submit.error;
  return (
    <>
      {request.mayDecide && <Decide {...{ request, next, onDone, approve, giveBack }} />}
      {own && <OwnActions {...{ request, onDone, submit, withdraw }} />}
      {error && <ProblemMessage error={error} />}
    </>
  );
}

/** Checks whether a key was pressed outside of fields and dialogs. */
const isFree = ({ target }: KeyboardEvent): boolean =>
  !(target instanceof Element && target.closest('input, textarea, select, [role="dialog"]')) &&
  document.querySelector('[role="dialog"]') === null;

interface DecideOf extends ActionsOf {
  approve: ReturnType<typeof useApprove>;
  giveBack: ReturnType<typeof useReturn>;
}

/**
 * Shows the buttons for a user who can decide. Ctrl+Enter approves the request and opens the next.
 */
function Decide({ request, next, onDone, approve, giveBack }: DecideOf) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [returning, setReturning] = useState(false);
  const { level, levels, summary } = request;
  const busy = approve.isPending || giveBack.isPending;
  const warned = (summary?.warnings.length ?? 0) > 0;
  const send = (then: (words: string) => void): void =>
    approve.mutate(undefined, {
      onSuccess: ({ state }) =>
        then(t(state === 'approved' ? 'changes.approved' : 'changes.passedOn')),
    });
  const andNext = (): void =>
    send((words) =>
      next === null ? onDone(words) : void navigate(next, { state: { said: words } }),
    );
  // A request with warnings can be approved only with the button, not with the keyboard shortcut.
  useShortcut(!busy && !warned && next !== null, andNext);
  return (
    <div className="lines">
      <div className="actions">
        <Button type="primary" loading={approve.isPending} onClick={() => send(onDone)}>
          {t('changes.approve')}
        </Button>
        {next !== null && (
          <Button
            disabled={busy}
            aria-keyshortcuts={warned ? undefined : 'Control+Enter'}
            onClick={andNext}
          >
            {t('changes.approveNext')}
          </Button>
        )}
        <Button disabled={busy} onClick={() => setReturning(true)}>
          {t('changes.return')}
        </Button>
      </div>
      <span className="soft small">
        {t(level < levels ? 'changes.approveOnHint' : 'changes.approveHint')}
        {next !== null && !warned && ` ${t('changes.keysHint')}`}
      </span>
      {returning && (
        <ReturnDialog
          count={1}
          hasLevelBelow={level > 1}
          pending={giveBack.isPending}
          error={giveBack.error}
          onClose={() => setReturning(false)}
          onSubmit={({ reason, to }) =>
            giveBack.mutate(
              { reason, to, version: request.version },
              {
                onSuccess: () => {
                  setReturning(false);
                  onDone(t('changes.returned'));
                },
              },
            )
          }
        />
      )}
    </div>
  );
}

/** Calls a function on Ctrl+Enter outside of fields and dialogs. */
function useShortcut(enabled: boolean, act: () => void): void {
  useEffect(() => {
    if (!enabled) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (!event.ctrlKey || event.key !== 'Enter' || event.repeat || !isFree(event)) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}

/** Returns whether the user filed an undecided request, and so may submit or withdraw it. */
function useIsOwn({ state, submittedBy, steps }: ApprovalDetail): boolean {
  const me = useSignedIn().person.id;
  if (state === 'submitted') return submittedBy === me;
  return (
    (state === 'draft' || state === 'returned') &&
    steps.some(({ actorId, move }) => actorId === me && ['draft', 'edit', 'submit'].includes(move))
  );
}

interface OwnActionsOf extends Pick<ActionsOf, 'request' | 'onDone'> {
  submit: ReturnType<typeof useSubmit>;
  withdraw: Withdrawal;
}

/** Shows the buttons for the user who filed the request. */
function OwnActions({ request, onDone, submit, withdraw }: OwnActionsOf) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<'note' | 'withdraw' | null>(null);
  const { state } = request;
  const editable = state !== 'submitted';
  return (
    <div className="lines">
      <div className="actions">
        {editable && (
          <>
            <Button
              type="primary"
              loading={submit.isPending}
              onClick={() =>
                submit.mutate(undefined, { onSuccess: () => onDone(t('changes.submitted')) })
              }
            >
              {t('changes.submit')}
            </Button>
            <Button disabled={submit.isPending} onClick={() => setAsking('note')}>
              {t('changes.editNote')}
            </Button>
          </>
        )}
        <Button disabled={submit.isPending} onClick={() => setAsking('withdraw')}>
          {t('changes.withdraw')}
        </Button>
      </div>
      <span className="soft small">
        {t(state === 'submitted' ? 'changes.withdrawHint' : 'changes.submitHint')}
      </span>
      {asking && (
        <OwnDialog
          {...{ asks: asking, request, withdraw }}
          onClose={() => setAsking(null)}
          onDone={(words) => {
            setAsking(null);
            onDone(words);
          }}
        />
      )}
    </div>
  );
}
