import { Button, Form, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRemoveSecondFactor, useSecondFactor } from '../../client/account.js';
import { cityTime } from '../../ui/day/city-day.js';
import { FormDialog } from '../../ui/form/form-dialog.js';
import { Loading } from '../../layout/loading.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { StatusMessage } from '../../layout/status-message.js';
import { StatusTag } from '../../ui/wording/status-tag.js';
import { EnrolSecondFactor } from './enrol-second-factor.js';

/** Shows whether the user has a second factor, with its setup and removal. */
export function SecondFactorSection() {
  const { t } = useTranslation();
  const heading = useId();
  const { data: factor, error, refetch } = useSecondFactor();
  const [enrolling, setEnrolling] = useState(false);
  const [removing, setRemoving] = useState(false);
  const [statusMessage, setStatusMessage] = useState<string | null>(null);
  const say = (text: string): void => {
    setStatusMessage(text);
    setEnrolling(false);
    setRemoving(false);
  };
  // The setup stays open until its last step. Otherwise it would disappear as soon as the second
  // factor is active, together with the recovery codes that the user still has to store.
  if (factor?.enabled === false && !enrolling) setEnrolling(true);
  return (
    <section className="panel" aria-labelledby={heading}>
      <div className="panel-head">
        <h2 id={heading}>{t('account.factor')}</h2>
        {factor && (
          <StatusTag tone={factor.enabled ? 'green' : 'grey'}>
            {t(factor.enabled ? 'account.factorOn' : 'account.factorOff')}
          </StatusTag>
        )}
      </div>
      <StatusMessage text={statusMessage} onClose={() => setStatusMessage(null)} />
      {error && <ProblemMessage error={error} retry={() => void refetch()} />}
      {!factor && !error && <Loading />}
      {factor?.enabled && !enrolling && (
        <>
          <p>
            {t('account.factorSince', {
              since: factor.since === null ? t('app.unknown') : cityTime(factor.since),
              count: factor.recoveryCodesLeft,
            })}
          </p>
          <div className="actions">
            <Button onClick={() => setRemoving(true)}>{t('account.remove')}</Button>
          </div>
        </>
      )}
      {enrolling && <EnrolSecondFactor onDone={() => say(t('account.enrolled'))} />}
      {removing && (
        <RemoveDialog onDone={() => say(t('account.removed'))} onClose={() => setRemoving(false)} />
      )}
    </section>
  );
}

interface Proof {
  password: string;
  totp: string;
}

function RemoveDialog({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Proof>();
  const remove = useRemoveSecondFactor();
  const rules = [{ required: true, message: t('app.required') }];
  return (
    <FormDialog<Proof>
      name="remove-factor"
      title={t('account.remove')}
      submit={t('account.remove')}
      danger
      form={form}
      pending={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onSubmit={(proof) => remove.mutate(proof, { onSuccess: onDone })}
    >
      <p>{t('account.removeAsk')}</p>
      <Form.Item name="password" label={t('account.current')} rules={rules}>
        <Input.Password autoComplete="current-password" visibilityToggle={false} />
      </Form.Item>
      <Form.Item name="totp" label={t('signIn.code')} rules={rules}>
        <Input autoComplete="one-time-code" maxLength={40} />
      </Form.Item>
    </FormDialog>
  );
}
