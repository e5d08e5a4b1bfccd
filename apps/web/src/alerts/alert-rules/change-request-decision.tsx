import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RuleChangeRequest, useDecideRule } from '../../client/alert-rules.js';
import { FormDialog } from '../../ui/form/form-dialog.js';
import { useSignedIn } from '../../session/signed-in.js';
import { mayDecide } from './may-rules.js';

type Decision = 'approved' | 'rejected' | 'withdrawn';

/**
 * Shows buttons to approve or reject another user's proposal, or to withdraw one's own. The
 * confirmation of the action stays visible after the buttons have disappeared.
 */
export function RuleChangeRequestDecision({
  proposal: changeRequest,
  onDone,
}: {
  proposal: RuleChangeRequest;
  onDone: (statusMessage: string) => void;
}) {
  const { t } = useTranslation();
  const offer = mayDecide(useSignedIn(), changeRequest);
  const [deciding, setDeciding] = useState<Decision | null>(null);
  const offered: readonly Decision[] =
    offer === 'decide' ? ['approved', 'rejected'] : offer === 'withdraw' ? ['withdrawn'] : [];
  return (
    <>
      {offered.length > 0 && (
        <div className="lines">
          <div className="actions">
            {offered.map((decision) => (
              <Button
                key={decision}
                type={decision === 'approved' ? 'primary' : 'default'}
                onClick={() => setDeciding(decision)}
              >
                {t(`rules.deed.${decision}`)}
              </Button>
            ))}
          </div>
          <span className="soft small">
            {t(offer === 'decide' ? 'rules.decideHint' : 'rules.withdrawHint')}
          </span>
        </div>
      )}
      {deciding && (
        <DecisionDialog
          decision={deciding}
          proposal={changeRequest}
          onClose={() => setDeciding(null)}
          onDone={() => {
            setDeciding(null);
            onDone(t(`rules.said.${deciding}`, { name: changeRequest.name }));
          }}
        />
      )}
    </>
  );
}

function DecisionDialog({
  decision,
  proposal: changeRequest,
  onDone,
  onClose,
}: {
  decision: Decision;
  proposal: RuleChangeRequest;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ note?: string }>();
  const decide = useDecideRule(changeRequest);
  return (
    <FormDialog<{ note?: string }>
      name="decide-rule"
      title={`${t(`rules.deed.${decision}`)}${t('alerts.colon')}${changeRequest.name}`}
      submit={t(`rules.deed.${decision}`)}
      danger={decision !== 'approved'}
      form={form}
      pending={decide.isPending}
      error={decide.error}
      onClose={onClose}
      onSubmit={({ note }) =>
        decide.mutate({ decision, note: note?.trim() || null }, { onSuccess: onDone })
      }
    >
      <p>{t(`rules.ask.${decision}`, { day: changeRequest.validFrom })}</p>
      <Form.Item
        name="note"
        label={t(decision === 'rejected' ? 'rules.noteNeeded' : 'rules.noteOptional')}
        rules={
          decision === 'rejected'
            ? [{ required: true, whitespace: true, message: t('app.required') }]
            : []
        }
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
