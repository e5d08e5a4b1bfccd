import { Button, Form, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useOrganisations } from '../../client/organisations.js';
import {
  type ListUnit,
  type TypedList,
  useCheckProjectList,
  useFileProjectList,
} from '../../client/project-lists.js';
import { ProblemMessage } from '../../layout/problem-message.js';
import { StatusMessage } from '../../layout/status-message.js';
import { useMay } from '../../session/use-may.js';
import { PageTitle } from '../../ui/wording/page-title.js';
import { useSubmitted } from '../register/use-submitted.js';
import { FoundList } from './found-list.js';

const UNITS: readonly ListUnit[] = ['万元', '亿元', '元'];

/** Shows the page by which an office brings in its own list of projects. */
export default function ListPage() {
  const { t } = useTranslation();
  const check = useCheckProjectList();
  const filing = useFileProjectList();
  const submitted = useSubmitted();
  const [list, setList] = useState<TypedList | null>(null);
  const read = (asked: TypedList): void => {
    setList(asked);
    filing.reset();
    check.mutate(asked);
  };
  return (
    <>
      <p>
        <Link to="/projects">{t('project.back')}</Link>
      </p>
      <div className="page-head">
        <PageTitle title={t('projectList.title')} />
      </div>
      <StatusMessage text={filing.data ? submitted(filing.data) : null} />
      {!filing.data && (
        <>
          <p className="soft">{t('projectList.hint')}</p>
          <ListForm busy={check.isPending} onRead={read} />
          {check.error && <ProblemMessage error={check.error} />}
          {list && check.data && (
            <FoundList
              list={list}
              found={check.data}
              busy={check.isPending}
              onRead={read}
              filing={filing}
            />
          )}
        </>
      )}
    </>
  );
}

interface Values {
  organisation: string;
  unit?: ListUnit;
}

/** The file, the organisation of rows that name none, and the unit where the list states none. */
function ListForm({ busy, onRead }: { busy: boolean; onRead: (list: TypedList) => void }) {
  const { t } = useTranslation();
  const fileId = useId();
  const [file, setFile] = useState<File | null>(null);
  const [missing, setMissing] = useState(false);
  const { record } = useMay();
  const offered = (useOrganisations().data ?? []).filter(({ id }) => record(id));
  const submit = ({ organisation, unit }: Values): void => {
    setMissing(file === null);
    if (file) onRead({ file, organisation, unit: unit ?? null, columns: {}, leftOut: [] });
  };
  const [only] = offered;
  return (
    <Form<Values>
      key={only?.id}
      name="project-list"
      layout="vertical"
      initialValues={only ? { organisation: only.id } : {}}
      onFinish={submit}
      disabled={busy}
      style={{ maxWidth: 640 }}
    >
      <Form.Item
        label={t('projectList.file')}
        htmlFor={fileId}
        required
        validateStatus={missing && !file ? 'error' : ''}
        help={missing && !file ? t('projectList.fileMissing') : t('projectList.fileHint')}
      >
        <input
          id={fileId}
          type="file"
          accept=".csv,.xlsx"
          aria-required="true"
          onChange={({ target }) => setFile(target.files?.[0] ?? null)}
        />
      </Form.Item>
      <Form.Item
        name="organisation"
        label={t('projectList.organisation')}
        extra={t('projectList.organisationHint')}
        rules={[{ required: true, message: t('app.required') }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={offered.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="unit" label={t('projectList.unit')} extra={t('projectList.unitHint')}>
        <Select
          allowClear
          style={{ width: 160 }}
          options={UNITS.map((unit) => ({ value: unit, label: unit }))}
        />
      </Form.Item>
      <div className="actions">
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('projectList.read')}
        </Button>
      </div>
    </Form>
  );
}
