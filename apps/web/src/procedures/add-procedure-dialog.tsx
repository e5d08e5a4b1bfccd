import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useOrganisations } from '../client/organisations.js';
import { type Procedure, useCreateProcedure } from '../client/procedures.js';
import { useWord } from '../language/use-language.js';
import { cityToday } from '../ui/day/city-day.js';
import { DayField } from '../ui/form/day-field.js';
import { FormDialog } from '../ui/form/form-dialog.js';
import { textOrNothing } from '../ui/form/text-or-nothing.js';

const KINDS = [
  'feasibility',
  'estimate',
  'land',
  'planning',
  'environment',
  'energy',
  'funding',
  'construction-permit',
  'other',
] as const;
const LIMIT_DAYS_MAX = 1000;
const LIMIT_DAYS = 20;

interface Typed {
  kind: Procedure['kind'];
  name?: string;
  organisationId: string;
  limitDays: number;
  afterId?: string | null;
  handedInOn?: string | null;
  acceptedOn?: string | null;
  doneOn?: string | null;
}

/** Shows a dialog that enters a procedure of a project, with the steps that lie behind it. */
export function AddProcedureDialog({
  projectId,
  others,
  onDone,
  onClose,
}: {
  projectId: string;
  others: readonly Procedure[];
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const [form] = Form.useForm<Typed>();
  const kind = Form.useWatch('kind', form);
  const create = useCreateProcedure(projectId);
  const submit = ({ name, ...typed }: Typed): void =>
    create.mutate(
      { ...typed, name: textOrNothing(name) },
      {
        onSuccess: (made) =>
          onDone(t('procedures.added', { name: made.name ?? word('procedureKind', made.kind) })),
      },
    );
  return (
    <FormDialog<Typed>
      name="procedure"
      title={t('procedures.add')}
      submit={t('procedures.add')}
      form={form}
      initial={{ limitDays: LIMIT_DAYS }}
      pending={create.isPending}
      error={create.error}
      onClose={onClose}
      onSubmit={submit}
    >
      <KindFields kind={kind} others={others} />
      <p className="soft small">{t('procedures.daysHint')}</p>
      <div className="field-row">
        {(['handedInOn', 'acceptedOn', 'doneOn'] as const).map((name) => (
          <Form.Item key={name} name={name} label={t(`procedures.${name}`)}>
            <DayField max={cityToday()} />
          </Form.Item>
        ))}
      </div>
    </FormDialog>
  );
}

function KindFields({
  kind,
  others,
}: {
  kind: Procedure['kind'] | undefined;
  others: readonly Procedure[];
}) {
  const { t } = useTranslation();
  const word = useWord();
  const organisations = useOrganisations().data ?? [];
  const required = { required: true, message: t('app.required') };
  return (
    <>
      <Form.Item name="kind" label={t('procedures.kind')} rules={[required]}>
        <Select options={KINDS.map((value) => ({ value, label: word('procedureKind', value) }))} />
      </Form.Item>
      <Form.Item
        name="name"
        label={t(kind === 'other' ? 'procedures.name' : 'procedures.nameOptional')}
        rules={kind === 'other' ? [{ ...required, whitespace: true }] : []}
      >
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <div className="field-row">
        <Form.Item
          name="organisationId"
          label={t('procedures.department')}
          rules={[required]}
          style={{ flex: '1 1 240px' }}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item name="limitDays" label={t('procedures.limitDays')} rules={[required]}>
          <InputNumber min={1} max={LIMIT_DAYS_MAX} precision={0} style={{ width: 150 }} />
        </Form.Item>
      </div>
      <Form.Item name="afterId" label={t('procedures.afterOptional')}>
        <Select
          allowClear
          notFoundContent={t('procedures.noneYet')}
          options={others.map((one) => ({
            value: one.id,
            label: one.name ?? word('procedureKind', one.kind),
          }))}
        />
      </Form.Item>
    </>
  );
}
