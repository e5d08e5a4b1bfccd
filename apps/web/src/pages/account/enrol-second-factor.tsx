import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BegunFactor, useBeginSecondFactor, useConfirmSecondFactor } from '../../client/account.js';
import { useFieldRefusals } from '../../form/use-field-refusals.js';
import { Refused } from '../../frame/refused.js';
import { CopyField, ShownOnce } from '../../frame/shown-once.js';

/** Sets a second factor up: take the secret along, prove it with a code, keep the recovery codes. */
export function EnrolSecondFactor({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const begin = useBeginSecondFactor();
  const [codes, setCodes] = useState<string[] | null>(null);
  if (codes) return <ShownOnce title={t('account.codes')} hint={t('account.codesHint')} label={t('account.codesLabel')} text={codes.join('\n')} closeText={t('account.codesKept')} onClose={onDone} />;
  if (begin.data) return <Confirm begun={begin.data} onConfirmed={setCodes} />;
  return (
    <div className="lines">
      <p>{t('account.enrolIntro')}</p>
      {begin.error && <Refused error={begin.error} />}
      <div className="actions"><Button type="primary" loading={begin.isPending} onClick={() => begin.mutate()}>{t('account.enrol')}</Button></div>
    </div>
  );
}

function Confirm({ begun, onConfirmed }: { begun: BegunFactor; onConfirmed: (recoveryCodes: string[]) => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ totp: string }>();
  const confirm = useConfirmSecondFactor();
  const strayed = useFieldRefusals(form, confirm.error);
  return (
    <div className="lines">
      <p>{t('account.secretHint')}</p>
      <CopyField label={t('account.secret')} text={begun.secret.replace(/(.{4})(?=.)/g, '$1 ')} />
      <details>
        <summary>{t('account.uriMore')}</summary>
        <CopyField label={t('account.uri')} text={begun.otpauthUri} />
      </details>
      <Form<{ totp: string }>
        name="confirm-factor" form={form} layout="vertical" requiredMark={false} disabled={confirm.isPending}
        onFinish={({ totp }) => confirm.mutate({ totp: totp.replace(/\s/g, '') }, { onSuccess: ({ recoveryCodes }) => onConfirmed(recoveryCodes) })}
      >
        <Form.Item name="totp" label={t('account.code')} rules={[{ required: true, whitespace: true, message: t('app.required') }]}><Input autoComplete="one-time-code" inputMode="numeric" maxLength={10} style={{ width: 160 }} autoFocus /></Form.Item>
        {confirm.error && <Refused error={confirm.error} fields={strayed} />}
        <Button type="primary" htmlType="submit" loading={confirm.isPending} style={{ marginTop: 12 }}>{t('account.confirm')}</Button>
      </Form>
    </div>
  );
}
