import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useOrganisations } from '../client/organisations.js';
import { useProject } from '../client/projects.js';
import { usePeopleInCharge } from '../client/register.js';
import { type NewSupervisionItem, useOpenItem } from '../client/supervision.js';
import { useWord } from '../language/use-language.js';
import { Loading } from '../layout/loading.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { useMay } from '../session/use-may.js';
import { addDays, cityToday } from '../ui/day/city-day.js';
import { DayField } from '../ui/form/day-field.js';
import { ProjectChoice } from '../ui/form/project-choice.js';
import { textOrNothing } from '../ui/form/text-or-nothing.js';
import { useFieldProblems } from '../ui/form/use-field-problems.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { PageTitle } from '../ui/wording/page-title.js';
import { readItemFilters } from './item-filters.js';

type OpenKind = Exclude<NewSupervisionItem['kind'], 'finding'>;

interface Typed {
  kind: OpenKind;
  title: string;
  words: string;
  leadOrganisationId: string;
  supportingOrganisationIds?: string[];
  ownerId: string;
  dueOn: string;
  likelihood?: number;
  effect?: number;
  response?: string;
  element?: NonNullable<NewSupervisionItem['element']>;
}

/** Default number of days that an organisation is given. */
const DAYS_GIVEN = 14;
const LEVELS = [1, 2, 3, 4, 5];
const ELEMENTS = [
  'land',
  'forest',
  'environment',
  'energy',
  'water',
  'permit',
  'resettlement',
  'funds',
  'other',
] as const;

/**
 * Shows the form that assigns an item of supervision. The address may name the project and the
 * alert over which it is opened.
 */
export default function NewItemPage() {
  const [params, setParams] = useSearchParams();
  const { projectId, alertId } = readItemFilters(params);
  const project = useProject(projectId ?? '', projectId !== null);
  if (projectId !== null && !project.data)
    return project.error ? <ProblemMessage error={project.error} /> : <Loading />;
  return (
    <NewItemForm
      key={projectId}
      project={project.data ?? null}
      alertId={alertId}
      onProject={(chosen) =>
        setParams(chosen === null ? {} : { projectId: chosen }, { replace: true })
      }
    />
  );
}

function NewItemForm({
  project,
  alertId,
  onProject,
}: {
  project: { id: string; name: string; unitId: string } | null;
  alertId: string | null;
  onProject: (id: string | null) => void;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [form] = Form.useForm<Typed>();
  const open = useOpenItem();
  const atFields = useFieldProblems(form, open.error, {});
  const may = useMay();
  const lead = Form.useWatch('leadOrganisationId', { form, preserve: true });
  // Only a manager over the organisation orders something; an officer registers.
  const orders = lead !== undefined && may.approve(lead);
  const required = { required: true, whitespace: true, message: t('app.required') };
  return (
    <>
      <p>
        <Link to={alertId === null ? '/supervision' : `/alerts/${alertId}`}>
          {alertId === null ? t('supervision.back') : t('supervision.backToAlert')}
        </Link>
      </p>
      <div className="page-head">
        <PageTitle title={t('supervision.open')} />
      </div>
      <section className="panel" style={{ maxWidth: 820 }}>
        {alertId === null ? (
          <ProjectChoice
            projectId={project?.id ?? null}
            none={t('supervision.noProject')}
            onChange={onProject}
          />
        ) : (
          <p>
            {t('supervision.overAlertOf')} <InChinese>{project?.name}</InChinese>
          </p>
        )}
        <Form<Typed>
          name="supervision"
          form={form}
          layout="vertical"
          disabled={open.isPending}
          initialValues={{
            kind: 'problem',
            leadOrganisationId: project?.unitId,
            dueOn: addDays(cityToday(), DAYS_GIVEN),
          }}
          onFinish={(typed) =>
            open.mutate(itemOf(typed, project?.id ?? null, alertId), {
              onSuccess: ({ id }) => void navigate(`/supervision/${id}`),
            })
          }
        >
          <OrganisationFields />
          <KindFields orders={orders} />
          <Form.Item name="title" label={t('supervision.item')} rules={[required]}>
            <Input maxLength={200} autoComplete="off" />
          </Form.Item>
          <Form.Item name="words" label={t('supervision.asks')} rules={[required]}>
            <Input.TextArea rows={5} maxLength={4000} />
          </Form.Item>
          <div className="field-row">
            <OwnerField organisationId={lead} />
            <Form.Item name="dueOn" label={t('supervision.dueOn')} rules={[required]}>
              <DayField clearable={false} min={cityToday()} />
            </Form.Item>
          </div>
          {Boolean(open.error) && <ProblemMessage error={open.error} atFields={atFields} />}
          <div className="actions">
            <Button type="primary" htmlType="submit" loading={open.isPending}>
              {t('supervision.assign')}
            </Button>
          </div>
        </Form>
      </section>
    </>
  );
}

const itemOf = (
  typed: Typed,
  projectId: string | null,
  alertId: string | null,
): NewSupervisionItem => ({
  kind: typed.kind,
  title: typed.title.trim(),
  words: typed.words.trim(),
  projectId,
  alertId,
  leadOrganisationId: typed.leadOrganisationId,
  supportingOrganisationIds: typed.supportingOrganisationIds ?? [],
  ownerId: typed.ownerId,
  dueOn: typed.dueOn,
  ...(typed.kind === 'risk'
    ? {
        likelihood: typed.likelihood,
        effect: typed.effect,
        response: textOrNothing(typed.response),
      }
    : {}),
  ...(typed.kind === 'element' ? { element: typed.element } : {}),
});

function OrganisationFields() {
  const { t } = useTranslation();
  const may = useMay();
  const all = (useOrganisations().data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const search = { optionFilterProp: 'label' };
  return (
    <div className="field-row">
      <Form.Item
        name="leadOrganisationId"
        label={t('supervision.lead')}
        rules={[{ required: true, message: t('app.required') }]}
        style={{ flex: '1 1 260px' }}
      >
        <Select showSearch={search} options={all.filter(({ value }) => may.record(value))} />
      </Form.Item>
      <Form.Item
        name="supportingOrganisationIds"
        label={t('supervision.supportingOptional')}
        style={{ flex: '1 1 260px' }}
      >
        <Select mode="multiple" maxCount={20} showSearch={search} options={all} />
      </Form.Item>
    </div>
  );
}

function KindFields({ orders }: { orders: boolean }) {
  const { t } = useTranslation();
  const word = useWord();
  const kind = Form.useWatch<OpenKind>('kind');
  const kinds: OpenKind[] = [
    'problem',
    'risk',
    'element',
    ...(orders ? (['directive', 'decision'] as const) : []),
  ];
  const level = [{ required: true, message: t('app.required') }];
  return (
    <>
      <div className="field-row">
        <Form.Item name="kind" label={t('supervision.kind')} style={{ flex: '0 1 200px' }}>
          <Select
            options={kinds.map((value) => ({ value, label: word('supervisionKind', value) }))}
          />
        </Form.Item>
        {kind === 'element' && (
          <Form.Item name="element" label={t('supervision.element')} style={{ flex: '0 1 200px' }}>
            <Select
              allowClear
              options={ELEMENTS.map((value) => ({
                value,
                label: word('supervisionElement', value),
              }))}
            />
          </Form.Item>
        )}
        {kind === 'risk' &&
          (['likelihood', 'effect'] as const).map((name) => (
            <Form.Item
              key={name}
              name={name}
              label={t(`supervision.${name}`)}
              rules={level}
              style={{ flex: '0 1 180px' }}
            >
              <Select
                options={LEVELS.map((value) => ({
                  value,
                  label: `${value} ${word(name === 'effect' ? 'riskEffect' : 'riskLikelihood', String(value))}`,
                }))}
              />
            </Form.Item>
          ))}
      </div>
      {kind === 'risk' && (
        <Form.Item name="response" label={t('supervision.response')}>
          <Input.TextArea rows={2} maxLength={4000} />
        </Form.Item>
      )}
    </>
  );
}

function OwnerField({ organisationId }: { organisationId: string | undefined }) {
  const { t } = useTranslation();
  const word = useWord();
  const people = usePeopleInCharge(organisationId);
  const offered = new Map(
    (people.data?.items ?? []).map((one) => [
      one.personId,
      { value: one.personId, label: `${one.name}（${word('role', one.role)}）` },
    ]),
  );
  return (
    <Form.Item
      name="ownerId"
      label={t('supervision.owner')}
      rules={[{ required: true, message: t('app.required') }]}
      style={{ flex: '1 1 260px' }}
    >
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        loading={people.isFetching}
        options={[...offered.values()]}
      />
    </Form.Item>
  );
}
