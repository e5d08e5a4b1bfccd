import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useIssuePaper, type Paper } from '../client/papers.js';
import { cityToday } from '../ui/day/city-day.js';
import { DayField } from '../ui/form/day-field.js';
import { FormDialog } from '../ui/form/form-dialog.js';

interface Typed {
  number: string;
  issuedOn: string;
  signer?: string;
}

/** Shows a dialog for number, day and signer of a paper that is issued and then never changes. */
export function IssueDialog({
  month,
  onDone,
  onClose,
}: {
  month: string;
  onDone: (paper: Paper) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Typed>();
  const issue = useIssuePaper();
  const required = { required: true, message: t('app.required') };
  return (
    <FormDialog<Typed>
      name="issue-paper"
      title={t('papers.issueOf', { month })}
      submit={t('papers.issue')}
      form={form}
      initial={{ issuedOn: cityToday() }}
      pending={issue.isPending}
      error={issue.error}
      onClose={onClose}
      onSubmit={({ number, issuedOn, signer }) =>
        issue.mutate(
          { kind: 'bulletin', month, number, issuedOn, signer: signer?.trim() || null },
          { onSuccess: onDone },
        )
      }
    >
      <p className="soft">{t('papers.issueHint')}</p>
      <Form.Item
        name="number"
        label={t('papers.number')}
        rules={[{ ...required, whitespace: true }]}
      >
        <Input
          maxLength={60}
          placeholder={t('papers.numberExample', { year: month.slice(0, 4) })}
        />
      </Form.Item>
      <Form.Item name="issuedOn" label={t('papers.issuedOn')} rules={[required]}>
        <DayField clearable={false} max={cityToday()} />
      </Form.Item>
      <Form.Item name="signer" label={t('papers.signer')}>
        <Input maxLength={50} />
      </Form.Item>
    </FormDialog>
  );
}
