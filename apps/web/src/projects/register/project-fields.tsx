import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useOrganisations } from '../../client/organisations.js';
import { useOfferedItems, usePeopleInCharge } from '../../client/register.js';
import { useWord } from '../../language/use-language.js';
import { useMay } from '../../session/use-may.js';
import { cityToday } from '../../ui/day/city-day.js';
import { DayField } from '../../ui/form/day-field.js';
import { ParentChoice } from './parent-choice.js';
import { STAGES } from './stages-after.js';
import { isAmount, itemKey, type TypedProject } from './typed-project.js';

const KINDS = ['investment', 'programme', 'reform', 'spatial-guidance'] as const;
const REGIMES = ['approval', 'verification', 'filing'] as const;
const TIERS = ['flagship', 'standard'] as const;
const SCOPES = ['whole-line', 'hangzhou-section', 'not-stated'] as const;
const PARTS = ['sub-item', 'section'] as const;
const SHAPES = ['Point', 'LineString', 'Polygon'] as const;
const SYSTEMS = ['CGCS2000', 'WGS84', 'GCJ-02', 'BD-09'] as const;

type Name = keyof TypedProject;

/** Shows the fields of a project. A project that is changed keeps its organisation and stage. */
export function ProjectFields({ edits }: { edits: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <Section title={t('register.whatSection')}>
        <Line name="name" max={200} required />
        <Codes name="kind" list="kind" values={KINDS} required />
        <ItemsField />
        <Form.Item name="parentId" label={t('register.parentId')}>
          <ParentChoice />
        </Form.Item>
        <Codes name="part" list="partKind" values={PARTS} clearable />
      </Section>
      <Section title={t('register.whoSection')}>
        {!edits && <OrganisationField name="leadOrganisationId" required />}
        <OrganisationField name="supervisingOrganisationId" />
        <PersonField name="officerPersonId" />
        <PersonField name="leaderPersonId" />
      </Section>
      <Section title={t('register.howSection')}>
        {!edits && <Codes name="stage" list="stage" values={STAGES} clearable />}
        {!edits && (
          <Form.Item name="stageOn" label={t('register.stageOn')} extra={t('register.stageOnHint')}>
            <DayField max={cityToday()} />
          </Form.Item>
        )}
        <Codes name="approvalRegime" list="approvalRegime" values={REGIMES} clearable />
        <Codes name="tier" list="tier" values={TIERS} required />
        <Line name="sector" max={100} />
        <Form.Item name="plannedStartOn" label={t('register.plannedStartOn')}>
          <DayField />
        </Form.Item>
        <Form.Item name="plannedFinishOn" label={t('register.plannedFinishOn')}>
          <DayField />
        </Form.Item>
        <Form.Item name="codes" label={t('register.codes')} extra={t('register.codesHint')}>
          <Input placeholder="2019-330100-48-01-012345" maxLength={2000} />
        </Form.Item>
      </Section>
      <Section title={t('register.moneySection')}>
        <AmountField name="total" />
        <AmountField name="fypSpend" />
        <Codes name="scope" list="scope" values={SCOPES} required />
        <Line name="figureNote" max={1000} />
      </Section>
      <Section title={t('register.whereSection')}>
        <Codes name="locationType" list="locationType" values={SHAPES} clearable />
        <Form.Item
          name="locationSystem"
          label={t('register.locationSystem')}
          extra={t('register.locationSystemHint')}
        >
          <Select options={SYSTEMS.map((value) => ({ value, label: value }))} />
        </Form.Item>
        <Form.Item
          name="positions"
          label={t('register.positions')}
          extra={t('register.positionsHint')}
        >
          <Input.TextArea rows={3} placeholder="120.1551, 30.2741" />
        </Form.Item>
        <Line name="district" max={100} />
      </Section>
      <Form.Item name="summary" label={t('register.summary')}>
        <Input.TextArea rows={3} maxLength={4000} />
      </Form.Item>
      <Form.Item name="reason" label={t('register.reason')}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="panel register-section">
      <legend>{title}</legend>
      <div className="register-fields">{children}</div>
    </fieldset>
  );
}

function Line({ name, max, required = false }: { name: Name; max: number; required?: boolean }) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name={name}
      label={t(`register.${name}` as 'register.name')}
      rules={required ? [{ required, whitespace: true, message: t('app.required') }] : []}
    >
      <Input maxLength={max} />
    </Form.Item>
  );
}

interface CodesProps {
  name: Name;
  list: 'kind' | 'partKind' | 'stage' | 'approvalRegime' | 'tier' | 'scope' | 'locationType';
  values: readonly string[];
  required?: boolean;
  clearable?: boolean;
}

function Codes({ name, list, values, required = false, clearable = false }: CodesProps) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <Form.Item
      name={name}
      label={t(`register.${name}` as 'register.name')}
      rules={required ? [{ required, message: t('app.required') }] : []}
    >
      <Select
        allowClear={clearable}
        options={values.map((value) => ({ value, label: word(list, value) }))}
      />
    </Form.Item>
  );
}

function AmountField({ name }: { name: 'total' | 'fypSpend' }) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name={name}
      label={t(`register.${name}`)}
      extra={t('register.unknownHint')}
      rules={[
        {
          validator: (_, typed: string | undefined) =>
            isAmount(typed) ? Promise.resolve() : Promise.reject(new Error(t('register.noAmount'))),
        },
      ]}
    >
      <Input inputMode="decimal" />
    </Form.Item>
  );
}

function ItemsField() {
  const { t } = useTranslation();
  const items = useOfferedItems();
  const several = new Set((items.data ?? []).map(({ plan }) => plan)).size > 1;
  return (
    <Form.Item name="planItems" label={t('register.planItems')} extra={t('register.planItemsHint')}>
      <Select
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        loading={items.isFetching}
        options={(items.data ?? []).map((item) => ({
          value: itemKey(item),
          label: `${several ? `${item.plan} ` : ''}${item.column}-${item.number} ${item.title}`,
        }))}
      />
    </Form.Item>
  );
}

function OrganisationField({
  name,
  required = false,
}: {
  name: 'leadOrganisationId' | 'supervisingOrganisationId';
  required?: boolean;
}) {
  const { t } = useTranslation();
  const { record } = useMay();
  const all = useOrganisations().data ?? [];
  const offered = name === 'leadOrganisationId' ? all.filter(({ id }) => record(id)) : all;
  return (
    <Form.Item
      name={name}
      label={t(`register.${name}`)}
      rules={required ? [{ required, message: t('app.required') }] : []}
    >
      <Select
        allowClear={!required}
        showSearch={{ optionFilterProp: 'label' }}
        options={offered.map((one) => ({ value: one.id, label: one.name }))}
      />
    </Form.Item>
  );
}

function PersonField({ name }: { name: 'officerPersonId' | 'leaderPersonId' }) {
  const { t } = useTranslation();
  const word = useWord();
  const form = Form.useFormInstance<TypedProject>();
  const organisation = Form.useWatch('leadOrganisationId', { form, preserve: true });
  const people = usePeopleInCharge(organisation);
  const offered = new Map(
    (people.data?.items ?? []).map((one) => [
      one.personId,
      { value: one.personId, label: `${one.name}（${word('role', one.role)}）` },
    ]),
  );
  return (
    <Form.Item name={name} label={t(`register.${name}`)}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        loading={people.isFetching}
        notFoundContent={t('register.noPerson')}
        options={[...offered.values()]}
      />
    </Form.Item>
  );
}
