import { Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import {
  type Approval,
  type ApprovalDetail,
  useApprove,
  useEditApproval,
  useReturn,
  useSubmit,
  useWithdraw,
} from '../client/approvals.js';
import { isProblem } from '../client/problem.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { useSignedIn } from '../session/signed-in.js';
import { FormDialog } from '../ui/form/form-dialog.js';
import { textOrNothing } from '../ui/form/text-or-nothing.js';
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
  const error = approve.error ?? submit.error ?? withdraw.error;
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
  withdraw: ReturnType<typeof useWithdraw>;
}

/** Shows the buttons for the user who filed the request. */
function OwnActions({ request, onDone, submit, withdraw }: OwnActionsOf) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const { state } = request;
  const editable = state !== 'submitted';
  const busy = submit.isPending || withdraw.isPending;
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
            <Button disabled={busy} onClick={() => setEditing(true)}>
              {t('changes.editNote')}
            </Button>
          </>
        )}
        <Button
          loading={withdraw.isPending}
          onClick={() =>
            withdraw.mutate(undefined, { onSuccess: () => onDone(t('changes.withdrawn')) })
          }
        >
          {t('changes.withdraw')}
        </Button>
      </div>
      <span className="soft small">
        {t(state === 'submitted' ? 'changes.withdrawHint' : 'changes.submitHint')}
      </span>
      {editing && (
        <NoteDialog
          request={request}
          onClose={() => setEditing(false)}
          onDone={(words) => {
            setEditing(false);
            onDone(words);
          }}
        />
      )}
    </div>
  );
}

/** Shows the dialog that edits the note of a draft or returned request. */
function NoteDialog({
  request,
  onDone,
  onClose,
}: {
  request: Approval;
  onDone: (words: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ note?: string | null }>();
  const edit = useEditApproval(request);
  return (
    <FormDialog<{ note?: string | null }>
      name="note"
      title={t('changes.editNote')}
      submit={t('app.save')}
      form={form}
      initial={{ note: request.note }}
      pending={edit.isPending}
      error={edit.error}
      onClose={onClose}
      onSubmit={({ note }) =>
        edit.mutate(
          { note: textOrNothing(note) ?? null },
          { onSuccess: () => onDone(t('changes.edited')) },
        )
      }
    >
      <Form.Item name="note" label={t('changes.note')}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      {isProblem(edit.error, 'EDIT_STALE') && <p>{t('changes.editStale')}</p>}
    </FormDialog>
  );
}
