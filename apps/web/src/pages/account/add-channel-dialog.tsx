import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type AddedChannel, type ChannelKind, useAddChannel } from '../../client/channels.js';
import { FormDialog } from '../../form/form-dialog.js';
import { useWord } from '../../language/use-language.js';

const KINDS = ['webhook', 'dingtalk', 'wecom', 'feishu'] as const satisfies readonly ChannelKind[];
/** Robots that may sign; a webhook is given its secret, and WeCom knows none. */
const SIGNED: readonly ChannelKind[] = ['dingtalk', 'feishu'];

interface Typed {
  kind: ChannelKind;
  name: string;
  url: string;
  secret?: string;
}

/** Makes a channel; it is kept once a test message has arrived there. */
export function AddChannelDialog({
  onDone,
  onClose,
}: {
  onDone: (added: AddedChannel) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const [form] = Form.useForm<Typed>();
  const add = useAddChannel();
  const kind = Form.useWatch('kind', form) ?? 'webhook';
  const rules = [{ required: true, whitespace: true, message: t('app.required') }];
  return (
    <FormDialog<Typed>
      name="channel"
      title={t('channels.add')}
      submit={t('channels.test')}
      form={form}
      initial={{ kind: 'webhook' }}
      pending={add.isPending}
      error={add.error}
      onClose={onClose}
      onSubmit={({ secret, ...typed }) =>
        add.mutate(
          { ...typed, secret: SIGNED.includes(typed.kind) ? secret?.trim() || null : null },
          { onSuccess: onDone },
        )
      }
    >
      <p className="soft small">{t('channels.hint')}</p>
      <Form.Item name="kind" label={t('channels.kind')} rules={[{ required: true }]}>
        <Select options={KINDS.map((value) => ({ value, label: word('channelKind', value) }))} />
      </Form.Item>
      <Form.Item name="name" label={t('channels.name')} rules={rules}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="url" label={t('channels.url')} extra={t('channels.urlHint')} rules={rules}>
        <Input inputMode="url" autoComplete="off" maxLength={2000} />
      </Form.Item>
      {SIGNED.includes(kind) && (
        <Form.Item name="secret" label={t('channels.signing')} extra={t('channels.signingHint')}>
          <Input.Password autoComplete="off" visibilityToggle={false} maxLength={200} />
        </Form.Item>
      )}
    </FormDialog>
  );
}
