import { Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  type ChangeRequestDetail,
  type ChangeRequestKind,
  useApproveChangeRequest,
  useReturnChangeRequest,
  useSubmitChangeRequest,
  useWithdrawChangeRequest,
} from '../../client/budget-change-requests.js';
import { FormDialog } from '../../ui/form/form-dialog.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { useMay } from '../../session/use-may.js';
import { useSignedIn } from '../../session/signed-in.js';
import { textOrNothing } from '../../ui/form/text-or-nothing.js';
import { CostDialog } from '../cost-chain/cost-dialog.js';
import { PeriodFigureDialog } from '../family/period-figure-dialog.js';
import { BondDialog } from '../funding/bond-dialog.js';

/**
 * Actions that the app can offer to a user for a change request. `own` and `wait` mean that there
 * is no action, and why: the user is one of the change request's authors, or another user has to
 * decide. Null means that there is neither an action nor an explanation.
 */
type Offer = 'edit' | 'decide' | 'own' | 'wait' | null;

function useOffer({ state, unitId, authors, mayDecide }: ChangeRequestDetail): Offer {
  const may = useMay();
  const mine = authors.includes(useSignedIn().person.id);
  if (state === 'draft' || state === 'returned') return may.record(unitId) ? 'edit' : null;
  if (state !== 'submitted') return null;
  if (mayDecide) return 'decide';
  return mine ? 'own' : 'wait';
}

/**
 * Checks whether the user may withdraw the change request. After submission only its submitter may,
 * before submission each of its authors.
 */
function useMayWithdraw({ state, unitId, authors, submittedBy }: ChangeRequestDetail): boolean {
  const me = useSignedIn().person.id;
  return (
    useMay().record(unitId) &&
    state !== 'approved' &&
    state !== 'withdrawn' &&
    (state === 'submitted' ? submittedBy === me : authors.includes(me))
  );
}

/**
 * Shows the buttons for the actions that the user may take on the change request, or a sentence
 * that explains why there are none.
 */
export function ChangeRequestActions({
  filing: changeRequest,
  onDone,
}: {
  filing: ChangeRequestDetail;
  onDone: (statusMessage: string) => void;
}) {
  const { t } = useTranslation();
  const offer = useOffer(changeRequest);
  const mayWithdraw = useMayWithdraw(changeRequest);
  const [asking, setAsking] = useState<'return' | 'withdraw' | 'edit' | null>(null);
  const [submit, approve] = [useSubmitChangeRequest(), useApproveChangeRequest()];
  const EditDialog = FORMS[changeRequest.kind] ?? CostDialog;
  const error = submit.error ?? approve.error;
  return (
    <>
      {offer === 'edit' && (
        <Actions hint={t('budget.filings.submitHint')}>
          <Button
            type="primary"
            loading={submit.isPending}
            onClick={() =>
              submit.mutate(changeRequest, {
                onSuccess: () => onDone(t('budget.filings.submitted')),
              })
            }
          >
            {t('budget.filings.submit')}
          </Button>
          <Edit filing={changeRequest} onEdit={() => setAsking('edit')} />
        </Actions>
      )}
      {offer === 'decide' && (
        <Actions hint={t('budget.filings.approveHint')}>
          <Button
            type="primary"
            loading={approve.isPending}
            onClick={() =>
              approve.mutate(changeRequest, {
                onSuccess: ({ state }) =>
                  onDone(t(`budget.filings.${state === 'approved' ? 'approved' : 'passedOn'}`)),
              })
            }
          >
            {t('budget.filings.approve')}
          </Button>
          <Button disabled={approve.isPending} onClick={() => setAsking('return')}>
            {t('budget.filings.return')}
          </Button>
        </Actions>
      )}
      {offer === 'own' && <p role="note">{t('budget.filings.own')}</p>}
      {(offer === 'own' || offer === 'wait') && <WaitsFor filing={changeRequest} />}
      {mayWithdraw && (
        <div className="actions">
          <Button onClick={() => setAsking('withdraw')}>{t('budget.filings.withdraw')}</Button>
        </div>
      )}
      {error && <ProblemMessage error={error} />}
      {asking === 'return' && (
        <ReturnDialog
          filing={changeRequest}
          onClose={() => setAsking(null)}
          onDone={(statusMessage) => {
            setAsking(null);
            onDone(statusMessage);
          }}
        />
      )}
      {asking === 'withdraw' && (
        <WithdrawDialog
          filing={changeRequest}
          onClose={() => setAsking(null)}
          onDone={(statusMessage) => {
            setAsking(null);
            onDone(statusMessage);
          }}
        />
      )}
      {asking === 'edit' && (
        <EditDialog
          projectId={changeRequest.projectId}
          over={changeRequest}
          onClose={() => setAsking(null)}
          onDone={() => {
            setAsking(null);
            onDone(t('budget.filings.saved'));
          }}
        />
      )}
    </>
  );
}

const SHEETS: Readonly<Partial<Record<ChangeRequestKind, string>>> = {
  'year-plan': 'year-plans',
  funding: 'funding',
};

const FORMS: Readonly<Partial<Record<ChangeRequestKind, typeof CostDialog>>> = {
  cost: CostDialog,
  'special-bond': BondDialog,
  'period-figure': PeriodFigureDialog,
};

/**
 * Shows a link or button to edit a change request: in its own form, or in the table of years in
 * which it was created.
 */
function Edit({
  filing: { kind, projectId },
  onEdit,
}: {
  filing: ChangeRequestDetail;
  onEdit: () => void;
}) {
  const { t } = useTranslation();
  const sheet = SHEETS[kind];
  if (sheet !== undefined)
    return (
      <Link className="ant-btn ant-btn-default" to={`/projects/${projectId}/${sheet}`}>
        {t('budget.filings.editInSheet')}
      </Link>
    );
  return FORMS[kind] !== undefined && <Button onClick={onEdit}>{t('budget.filings.edit')}</Button>;
}

/** Says who decides: the organisation of the level, and the people there. */
function WaitsFor({ filing: { waitsFor, level, levels } }: { filing: ChangeRequestDetail }) {
  const { t } = useTranslation();
  return (
    <ul className="soft">
      {waitsFor.map(({ organisationId, organisationName, personNames, passedUp }) => (
        <li key={organisationId}>
          {t(`budget.filings.${passedUp ? 'waitsAbove' : 'waitsFor'}`, {
            organisation: organisationName,
            people: personNames.join(t('budget.comma')),
            level,
            levels,
          })}
        </li>
      ))}
    </ul>
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

interface Typed {
  reason: string;
}

interface DialogOf {
  filing: ChangeRequestDetail;
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}

function ReturnDialog({ filing: changeRequest, onDone, onClose }: DialogOf) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Typed>();
  const sendBack = useReturnChangeRequest();
  return (
    <FormDialog<Typed>
      name="return"
      title={t('budget.filings.returnTitle')}
      submit={t('budget.filings.return')}
      form={form}
      pending={sendBack.isPending}
      error={sendBack.error}
      onClose={onClose}
      onSubmit={({ reason }) =>
        sendBack.mutate(
          { filing: changeRequest, reason: reason.trim() },
          { onSuccess: () => onDone(t('budget.filings.returned')) },
        )
      }
    >
      <p className="soft small" style={{ marginBottom: 10 }}>
        {t('budget.filings.returnWhat')}
      </p>
      <Form.Item
        name="reason"
        label={t('budget.filings.returnReason')}
        rules={[{ required: true, whitespace: true, message: t('app.required') }]}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}

function WithdrawDialog({ filing: changeRequest, onDone, onClose }: DialogOf) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Typed>();
  const withdraw = useWithdrawChangeRequest();
  return (
    <FormDialog<Typed>
      name="withdraw"
      title={t('budget.filings.withdrawTitle')}
      submit={t('budget.filings.withdraw')}
      form={form}
      pending={withdraw.isPending}
      error={withdraw.error}
      onClose={onClose}
      onSubmit={({ reason }) =>
        withdraw.mutate(
          { filing: changeRequest, reason: textOrNothing(reason) ?? null },
          { onSuccess: () => onDone(t('budget.filings.withdrawn')) },
        )
      }
    >
      <p className="soft small" style={{ marginBottom: 10 }}>
        {t('budget.filings.withdrawWhat')}
      </p>
      <Form.Item name="reason" label={t('budget.chain.reasonOptional')}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
