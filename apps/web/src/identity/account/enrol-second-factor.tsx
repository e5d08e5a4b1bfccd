import { Button, Checkbox, Form, Input, QRCode } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type BegunFactor,
  useBeginSecondFactor,
  useConfirmSecondFactor,
} from '../../client/account.js';
import { useFieldProblems } from '../../ui/form/use-field-problems.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { CopyField, ShownOnce } from '../../layout/shown-once.js';

/**
 * Shows the setup of a second factor in four steps: enter the password, store the secret, confirm
 * it with a code, store the recovery codes.
 */
export function EnrolSecondFactor({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const [begun, setBegun] = useState<BegunFactor | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  if (codes) {
    return (
      <ShownOnce
        title={t('account.codes')}
        hint={t('account.codesHint')}
        label={t('account.codesLabel')}
        text={codes.join('\n')}
        closeText={t('account.codesKept')}
        onClose={onDone}
      />
    );
  }
  return begun ? <Confirm begun={begun} onConfirmed={setCodes} /> : <Begin onBegun={setBegun} />;
}

function Begin({ onBegun }: { onBegun: (begun: BegunFactor) => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ password: string }>();
  const begin = useBeginSecondFactor();
  const atFields = useFieldProblems(form, begin.error);
  return (
    <div className="lines">
      <p>{t('account.enrolIntro')}</p>
      <Form<{ password: string }>
        name="begin-factor"
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={begin.isPending}
        onFinish={(proof) => begin.mutate(proof, { onSuccess: onBegun })}
        style={{ maxWidth: 360 }}
      >
        <Form.Item
          name="password"
          label={t('account.enrolPassword')}
          rules={[{ required: true, message: t('app.required') }]}
        >
          <Input.Password autoComplete="current-password" visibilityToggle={false} />
        </Form.Item>
        {begin.error && <ProblemMessage error={begin.error} atFields={atFields} />}
        <Button type="primary" htmlType="submit" loading={begin.isPending}>
          {t('account.enrol')}
        </Button>
      </Form>
    </div>
  );
}

interface Typed {
  code: string;
  endOtherSessions: boolean;
}

function Confirm({
  begun,
  onConfirmed,
}: {
  begun: BegunFactor;
  onConfirmed: (recoveryCodes: string[]) => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Typed>();
  const confirm = useConfirmSecondFactor();
  const atFields = useFieldProblems(form, confirm.error);
  const submit = ({ code, endOtherSessions }: Typed): void =>
    confirm.mutate(
      { code: code.replace(/\s/g, ''), endOtherSessions },
      { onSuccess: ({ recoveryCodes }) => onConfirmed(recoveryCodes) },
    );
  return (
    <div className="lines">
      <p>{t('account.secretHint')}</p>
      {/* The QR code is black on white in every theme, because cameras may not read other
          colours. */}
      <QRCode
        value={begun.otpauthUri}
        type="svg"
        size={200}
        color="#000"
        bgColor="#fff"
        aria-label={t('account.qr')}
      />
      <CopyField label={t('account.secret')} text={begun.secret.replace(/(.{4})(?=.)/g, '$1 ')} />
      <details>
        <summary>{t('account.uriMore')}</summary>
        <CopyField label={t('account.uri')} text={begun.otpauthUri} />
      </details>
      <Form<Typed>
        name="confirm-factor"
        form={form}
        layout="vertical"
        requiredMark={false}
        disabled={confirm.isPending}
        initialValues={{ endOtherSessions: true }}
        onFinish={submit}
      >
        <Form.Item
          name="code"
          label={t('account.code')}
          rules={[{ required: true, whitespace: true, message: t('app.required') }]}
        >
          <Input
            autoComplete="one-time-code"
            inputMode="numeric"
            maxLength={10}
            style={{ width: 160 }}
            autoFocus
          />
        </Form.Item>
        <Form.Item name="endOtherSessions" valuePropName="checked">
          <Checkbox>{t('account.endOthers')}</Checkbox>
        </Form.Item>
        {confirm.error && <ProblemMessage error={confirm.error} atFields={atFields} />}
        <Button type="primary" htmlType="submit" loading={confirm.isPending}>
          {t('account.confirm')}
        </Button>
      </Form>
    </div>
  );
}
