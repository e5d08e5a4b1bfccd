import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type NewMeeting, usePlanMeeting } from '../client/meetings.js';
import { useOrganisations } from '../client/organisations.js';
import { useMay } from '../session/use-may.js';
import { cityToday } from '../ui/day/city-day.js';
import { DayField } from '../ui/form/day-field.js';
import { FormDialog } from '../ui/form/form-dialog.js';
import { textOrNothing } from '../ui/form/text-or-nothing.js';

interface Typed extends Omit<NewMeeting, 'chair'> {
  chair?: string;
}

/** Shows the dialog that plans a meeting, and goes to its page. */
export function PlanDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [form] = Form.useForm<Typed>();
  const plan = usePlanMeeting();
  const may = useMay();
  const mine = (useOrganisations().data ?? []).filter(({ id }) => may.approve(id));
  // The one above the others is what a manager plans a meeting of, most of the time.
  const first = mine.find(({ parentId }) => !mine.some(({ id }) => id === parentId));
  const required = { required: true, message: t('app.required') };
  return (
    <FormDialog<Typed>
      name="plan-meeting"
      title={t('meetings.plan')}
      submit={t('meetings.plan')}
      form={form}
      initial={{
        heldOn: cityToday(),
        ...(first ? { organisationId: first.id } : {}),
      }}
      pending={plan.isPending}
      error={plan.error}
      onClose={onClose}
      onSubmit={({ chair, ...typed }) =>
        plan.mutate(
          { ...typed, chair: textOrNothing(chair) ?? null },
          { onSuccess: ({ id }) => void navigate(`/meetings/${id}`) },
        )
      }
    >
      <Form.Item
        name="title"
        label={t('meetings.name')}
        rules={[{ ...required, whitespace: true }]}
      >
        <Input maxLength={200} placeholder={t('meetings.nameExample')} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="organisationId"
        label={t('meetings.organisation')}
        extra={t('meetings.organisationHint')}
        rules={[required]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={mine.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="heldOn" label={t('meetings.heldOn')} rules={[required]}>
        <DayField clearable={false} min={cityToday()} />
      </Form.Item>
      <Form.Item name="chair" label={t('meetings.chairOptional')}>
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
    </FormDialog>
  );
}
