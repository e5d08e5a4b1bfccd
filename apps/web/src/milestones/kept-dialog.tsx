import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type ListedMilestone, useChangeMilestone } from '../client/milestones.js';
import { usePeopleInCharge } from '../client/register.js';
import { useWord } from '../language/use-language.js';
import { FormDialog } from '../ui/form/form-dialog.js';
import { changeOfKept, isWeight, shownWeight, type TypedKept } from './kept.js';
import { useStaleEdit } from './use-stale-edit.js';

/** Shows a dialog in which a milestone gets its weight and the person who answers for it. */
export function KeptDialog({
  milestone,
  organisationId,
  onDone,
  onClose,
}: {
  milestone: ListedMilestone;
  /** Organisation whose people may be named. */
  organisationId: string;
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<TypedKept>();
  const { read, notice, send } = useStaleEdit(milestone);
  const change = useChangeMilestone(milestone.projectId);

  const submit = async (typed: TypedKept): Promise<void> => {
    await send(async () => {
      await change.mutateAsync({ read, change: changeOfKept(typed, read.ownerPersonId) });
      onDone(t('milestones.keptSaved', { name: milestone.name }));
    }, change.reset);
  };

  return (
    <FormDialog<TypedKept>
      name="milestone-kept"
      title={t('milestones.ofMilestone', { action: t('milestones.kept'), name: milestone.name })}
      submit={t('app.save')}
      form={form}
      initial={{
        weight: shownWeight(milestone.weight) ?? '',
        ownerPersonId: milestone.ownerPersonId,
      }}
      pending={change.isPending}
      error={change.error}
      onSubmit={(typed) => void submit(typed)}
      onClose={onClose}
    >
      {notice}
      <Form.Item
        name="weight"
        label={t('milestones.weight')}
        extra={t('milestones.weightHint')}
        rules={[
          {
            validator: (_, typed: string | undefined) =>
              isWeight(typed)
                ? Promise.resolve()
                : Promise.reject(new Error(t('milestones.noWeight'))),
          },
        ]}
      >
        <Input inputMode="decimal" maxLength={6} suffix="%" />
      </Form.Item>
      <Form.Item name="ownerPersonId" label={t('milestones.owner')}>
        <OwnerChoice milestone={milestone} organisationId={organisationId} />
      </Form.Item>
    </FormDialog>
  );
}

/** Offers the people of the organisation and of those above it, and who answers for it now. */
function OwnerChoice({
  milestone: { ownerPersonId, ownerName },
  organisationId,
  ...field
}: {
  milestone: ListedMilestone;
  organisationId: string;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const people = usePeopleInCharge(organisationId);
  const offered = new Map(
    (people.data?.items ?? []).map(({ personId, name, role }) => [
      personId,
      { value: personId, label: `${name}（${word('role', role)}）` },
    ]),
  );
  if (ownerPersonId !== null && !offered.has(ownerPersonId))
    offered.set(ownerPersonId, { value: ownerPersonId, label: ownerName ?? '—' });
  return (
    <Select
      {...field}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={people.isFetching}
      notFoundContent={t('milestones.noOwner')}
      options={[...offered.values()]}
    />
  );
}
