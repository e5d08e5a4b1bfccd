import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Delegation, useCandidates, useCreateDelegation } from '../../client/delegations.js';
import { cityToday } from '../../ui/day/city-day.js';
import { DayField } from '../../ui/form/day-field.js';
import { FormDialog } from '../../ui/form/form-dialog.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { useWord } from '../../language/use-language.js';
import { useSignedIn } from '../../session/signed-in.js';

interface Wanted {
  held: number;
  toPersonId: string;
  fromOn: string;
  untilOn: string;
  reason: string;
}

/**
 * Shows a dialog that delegates one of the user's roles to another person, for example during an
 * absence.
 */
export function CreateDelegationDialog({
  onDone,
  onClose,
}: {
  onDone: (made: Delegation) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const [form] = Form.useForm<Wanted>();
  const { roles, person } = useSignedIn();
  const create = useCreateDelegation();
  const chosen = Form.useWatch('held', form) ?? 0;
  const candidates = useCandidates(roles[chosen]?.unitId);
  const rules = [{ required: true, message: t('app.required') }];
  const submit = ({ held, ...wanted }: Wanted): void => {
    const lent = roles[held];
    if (lent)
      create.mutate({ ...wanted, role: lent.role, unitId: lent.unitId }, { onSuccess: onDone });
  };
  return (
    <FormDialog<Wanted>
      name="delegation"
      title={t('delegations.create')}
      submit={t('delegations.create')}
      form={form}
      initial={{ held: 0, fromOn: cityToday() }}
      fieldOf={{ role: 'held', unitId: 'held' }}
      pending={create.isPending}
      error={create.error}
      onClose={onClose}
      onSubmit={submit}
    >
      <Form.Item name="held" label={t('delegations.role')} rules={rules}>
        <Select
          options={roles.map(({ role, unitName }, value) => ({
            value,
            label: t('people.role', { role: word('role', role), unit: unitName }),
          }))}
          onChange={() => form.resetFields(['toPersonId'])}
        />
      </Form.Item>
      <Form.Item
        name="toPersonId"
        label={t('delegations.to')}
        extra={t('delegations.toHint')}
        rules={rules}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          loading={candidates.isFetching}
          notFoundContent={t('delegations.nobody')}
          options={candidates.data?.items
            .filter(({ id }) => id !== person.id)
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      {candidates.error && (
        <ProblemMessage error={candidates.error} retry={() => void candidates.refetch()} />
      )}
      <div className="field-row">
        <Form.Item name="fromOn" label={t('people.fromOn')} rules={rules}>
          <DayField clearable={false} min={cityToday()} />
        </Form.Item>
        <Form.Item name="untilOn" label={t('delegations.untilOn')} rules={rules}>
          <DayField clearable={false} min={cityToday()} />
        </Form.Item>
      </div>
      <Form.Item
        name="reason"
        label={t('delegations.reason')}
        rules={[{ ...rules[0], whitespace: true }]}
      >
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </FormDialog>
  );
}
