import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type MeetingDecision,
  type MeetingDetail,
  type NewMeetingDecision,
  useRecordDecision,
} from '../client/meetings.js';
import { useOrganisations } from '../client/organisations.js';
import { usePeopleInCharge } from '../client/register.js';
import { useWord } from '../language/use-language.js';
import { addDays, cityToday } from '../ui/day/city-day.js';
import { DayField } from '../ui/form/day-field.js';
import { FormDialog } from '../ui/form/form-dialog.js';
import { ProjectChoice } from '../ui/form/project-choice.js';
import { organisationsBelow } from './organisations-below.js';

/** Default number of days that an organisation is given. */
const DAYS_GIVEN = 14;

type Typed = Omit<NewMeetingDecision, 'projectId'>;

/** Shows the dialog that records what a meeting decided; it becomes an item of supervision. */
export function DecideDialog({
  meeting: { id, organisationId },
  onDone,
  onClose,
}: {
  meeting: Pick<MeetingDetail, 'id' | 'organisationId'>;
  onDone: (decision: MeetingDecision) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const [form] = Form.useForm<Typed>();
  const [projectId, setProjectId] = useState<string | null>(null);
  const record = useRecordDecision(id);
  const below = organisationsBelow(useOrganisations().data ?? [], organisationId);
  const lead = Form.useWatch('leadOrganisationId', form);
  const people = usePeopleInCharge(lead);
  const owners = new Map(
    (people.data?.items ?? []).map((one) => [
      one.personId,
      { value: one.personId, label: `${one.name}（${word('role', one.role)}）` },
    ]),
  );
  const required = { required: true, message: t('app.required') };
  const search = { optionFilterProp: 'label' };
  return (
    <FormDialog<Typed>
      name="decide"
      title={t('meetings.decide')}
      submit={t('meetings.decide')}
      form={form}
      initial={{ dueOn: addDays(cityToday(), DAYS_GIVEN) }}
      pending={record.isPending}
      error={record.error}
      onClose={onClose}
      onSubmit={(typed) => record.mutate({ ...typed, projectId }, { onSuccess: onDone })}
    >
      <p className="soft">{t('meetings.decideWhat')}</p>
      <Form.Item name="text" label={t('meetings.text')} rules={[{ ...required, whitespace: true }]}>
        <Input.TextArea rows={4} maxLength={4000} />
      </Form.Item>
      <ProjectChoice projectId={projectId} none={t('meetings.noProject')} onChange={setProjectId} />
      <Form.Item
        name="leadOrganisationId"
        label={t('meetings.lead')}
        rules={[required]}
        style={{ marginTop: 12 }}
      >
        <Select
          showSearch={search}
          options={below.map((one) => ({ value: one.id, label: one.name }))}
          onChange={() => form.resetFields(['ownerId'])}
        />
      </Form.Item>
      <Form.Item name="ownerId" label={t('meetings.owner')} rules={[required]}>
        <Select showSearch={search} loading={people.isFetching} options={[...owners.values()]} />
      </Form.Item>
      <Form.Item name="dueOn" label={t('meetings.dueOn')} rules={[required]}>
        <DayField clearable={false} min={cityToday()} />
      </Form.Item>
    </FormDialog>
  );
}
