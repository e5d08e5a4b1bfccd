import { Alert, Button, Checkbox, Form, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import {
  type DisclosedField,
  type DisclosurePreview,
  type DisclosureTier,
  type NewPackage,
  useFilePackage,
  usePreviewPackage,
} from '../client/disclosure.js';
import { useProjects } from '../client/projects.js';
import { useWord } from '../language/use-language.js';
import { ProblemMessage } from '../layout/problem-message.js';
import { useTypedText } from '../ui/form/use-typed-text.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { PageTitle } from '../ui/wording/page-title.js';
import { SaidTable } from './said-table.js';

const TIERS = ['public', 'internal', 'withheld'] as const satisfies readonly DisclosureTier[];
const FIELDS = [
  'description',
  'location',
  'period',
  'budget',
  'spend',
  'milestones',
  'documents',
] as const satisfies readonly DisclosedField[];

interface Typed {
  projects: { value: string; label: string }[];
  tier: DisclosureTier;
  fields: DisclosedField[];
}

const packageOf = ({ projects, tier, fields }: Typed): NewPackage => ({
  projectIds: projects.map(({ value }) => value),
  tier,
  fields,
});

/** Shows the form that chooses projects, what is said of them, and submits the package. */
export default function NewPackagePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const preview = usePreviewPackage();
  const file = useFilePackage();
  const [looked, setLooked] = useState<{ wanted: NewPackage; preview: DisclosurePreview }>();
  return (
    <>
      <p>
        <Link to="/disclosure">{t('disclosure.back')}</Link>
      </p>
      <div className="page-head">
        <PageTitle title={t('disclosure.new')} />
      </div>
      <section className="panel" style={{ maxWidth: 820 }}>
        <PackageForm
          pending={preview.isPending}
          onChange={() => setLooked(undefined)}
          onLook={(wanted) =>
            preview.mutate(wanted, {
              onSuccess: (answer) => setLooked({ wanted, preview: answer }),
            })
          }
        />
        {preview.error && <ProblemMessage error={preview.error} />}
      </section>
      {looked && (
        <section className="panel">
          <Looked preview={looked.preview} />
          {file.error && <ProblemMessage error={file.error} />}
          <div className="actions">
            <Button
              type="primary"
              disabled={looked.preview.problems.length > 0}
              loading={file.isPending}
              onClick={() =>
                file.mutate(looked.wanted, {
                  onSuccess: ({ id }) => void navigate(`/change-requests/${id}`),
                })
              }
            >
              {t('disclosure.submit')}
            </Button>
          </div>
        </section>
      )}
    </>
  );
}

function PackageForm({
  pending,
  onChange,
  onLook,
}: {
  pending: boolean;
  onChange: () => void;
  onLook: (wanted: NewPackage) => void;
}) {
  const { t } = useTranslation();
  const word = useWord();
  const [form] = Form.useForm<Typed>();
  const [q, setQ] = useState('');
  const [typed, setTyped] = useTypedText(q, setQ);
  const found =
    useProjects({ q: q || null, column: null, kind: null, flagship: null, unitId: null }).items ??
    [];
  const tier = Form.useWatch('tier', form);
  const required = { required: true, message: t('app.required') };
  return (
    <Form<Typed>
      name="disclosure"
      form={form}
      layout="vertical"
      disabled={pending}
      initialValues={{ tier: 'public', fields: [...FIELDS] }}
      onValuesChange={onChange}
      onFinish={(values) => onLook(packageOf(values))}
    >
      <Form.Item name="projects" label={t('disclosure.projects')} rules={[required]}>
        <Select
          mode="multiple"
          labelInValue
          options={found.map(({ id, name }) => ({ value: id, label: name }))}
          showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
          placeholder={t('disclosure.search')}
        />
      </Form.Item>
      <Form.Item name="tier" label={t('disclosure.tier')}>
        <Radio.Group
          options={TIERS.map((value) => ({ value, label: word('disclosureTier', value) }))}
        />
      </Form.Item>
      {tier !== 'withheld' && (
        <Form.Item name="fields" label={t('disclosure.content')}>
          <Checkbox.Group
            options={FIELDS.map((value) => ({ value, label: word('disclosedField', value) }))}
          />
        </Form.Item>
      )}
      <Button htmlType="submit" loading={pending}>
        {t('disclosure.look')}
      </Button>
    </Form>
  );
}

function Looked({ preview }: { preview: DisclosurePreview }) {
  const { t } = useTranslation();
  return (
    <>
      <h2>{t('disclosure.looked')}</h2>
      {preview.prefixIsExample && (
        <Alert type="warning" showIcon title={t('disclosure.examplePrefix')} />
      )}
      {preview.problems.length > 0 && (
        <Alert
          type="error"
          showIcon
          title={t('disclosure.forbidden')}
          description={
            <ul>
              {preview.problems.map(({ path, code, message, accepted }) => (
                <li key={`${path} ${code} ${String(accepted)}`}>
                  <InChinese>{nameAt(preview, path)}</InChinese>
                  {' · '}
                  {message}
                  {accepted !== null && (
                    <div className="soft">
                      <InChinese>{accepted}</InChinese>
                    </div>
                  )}
                </li>
              ))}
            </ul>
          }
        />
      )}
      <SaidTable projects={preview.projects} />
    </>
  );
}

/** Returns the name of the project at a place such as `projectIds.3`. */
const nameAt = ({ projects }: DisclosurePreview, path: string): string =>
  projects[Number(path.split('.')[1])]?.projectName ?? '';
