import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FamilyMember, useEndParentage, useRelateProject } from '../../client/family.js';
import { type ProjectDetail, useProjects } from '../../client/projects.js';
import { cityToday } from '../../ui/day/city-day.js';
import { DayField } from '../../ui/form/day-field.js';
import { FormDialog } from '../../ui/form/form-dialog.js';
import { useTypedText } from '../../ui/form/use-typed-text.js';
import { useWord } from '../../language/use-language.js';

const PARTS = ['sub-item', 'section'] as const;

interface DialogOf {
  projectId: string;
  onDone: (statusMessage: string) => void;
  onClose: () => void;
}

/**
 * Shows a button for managers. If the project has no parent project, the button makes it a
 * sub-project of another one; otherwise the button ends that relation.
 */
export function FamilyActions({
  project,
  parent,
  onDone,
}: {
  project: ProjectDetail;
  parent: FamilyMember | null;
  onDone: (statusMessage: string) => void;
}) {
  const { t } = useTranslation();
  // Stores the parent project as it was when the dialog was opened. Otherwise reloading the project
  // could replace the open dialog (to add a parent) by the other one (to end the relation), or vice
  // versa.
  const [opened, setOpened] = useState<{ parent: FamilyMember | null } | null>(null);
  const dialog = {
    projectId: project.id,
    onClose: () => setOpened(null),
    onDone: (statusMessage: string) => {
      setOpened(null);
      onDone(statusMessage);
    },
  };
  return (
    <>
      <Button onClick={() => setOpened({ parent })}>
        {t(parent ? 'family.end' : 'family.relate')}
      </Button>
      {opened &&
        (opened.parent ? (
          <EndDialog {...dialog} parent={opened.parent} />
        ) : (
          <RelateDialog {...dialog} />
        ))}
    </>
  );
}

interface TypedParent {
  parentId: string;
  part: (typeof PARTS)[number];
  validFrom: string;
  validTo?: string | null;
  document: string;
}

function RelateDialog({ projectId, onDone, onClose }: DialogOf) {
  const { t } = useTranslation();
  const word = useWord();
  const [form] = Form.useForm<TypedParent>();
  const relate = useRelateProject(projectId);
  const [wanted, setWanted] = useState('');
  const [typed, setTyped] = useTypedText(wanted, setWanted);
  const projects = useProjects({
    q: wanted || null,
    column: null,
    kind: null,
    flagship: null,
    unitId: null,
  });
  const required = { required: true, message: t('app.required') };
  const options = (projects.items ?? [])
    .filter(({ id }) => id !== projectId)
    .map(({ id, name, planItem }) => ({
      value: id,
      label: planItem ? `${name}（${planItem.column}-${planItem.number}）` : name,
    }));
  const submit = (values: TypedParent): void =>
    relate.mutate(
      { ...values, validTo: values.validTo ?? null, document: values.document.trim() },
      { onSuccess: () => onDone(t('family.related')) },
    );
  return (
    <FormDialog<TypedParent>
      name="parent"
      title={t('family.relate')}
      submit={t('app.save')}
      form={form}
      initial={{ part: 'sub-item' }}
      pending={relate.isPending}
      error={relate.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="soft small" style={{ marginBottom: 10 }}>
        {t('family.relateHint')}
      </p>
      <Form.Item name="parentId" label={t('family.parent')} rules={[required]}>
        <Select
          showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
          loading={projects.isFetching}
          options={options}
          notFoundContent={t('portfolio.empty')}
        />
      </Form.Item>
      <div className="field-row">
        <Form.Item name="part" label={t('family.part')} rules={[required]}>
          <Select
            style={{ width: 150 }}
            options={PARTS.map((value) => ({ value, label: word('partKind', value) }))}
          />
        </Form.Item>
        <Form.Item name="validFrom" label={t('family.validFrom')} rules={[required]}>
          <DayField />
        </Form.Item>
        <Form.Item name="validTo" label={t('family.validToOptional')}>
          <DayField />
        </Form.Item>
      </div>
      <Form.Item
        name="document"
        label={t('budget.chain.document')}
        rules={[{ ...required, whitespace: true }]}
      >
        <Input maxLength={300} />
      </Form.Item>
    </FormDialog>
  );
}

interface TypedEnd {
  endedOn: string;
}

function EndDialog({ projectId, parent, onDone, onClose }: DialogOf & { parent: FamilyMember }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<TypedEnd>();
  const end = useEndParentage(projectId, parent.linkId);
  return (
    <FormDialog<TypedEnd>
      name="parent-end"
      title={t('family.end')}
      submit={t('family.end')}
      form={form}
      initial={{ endedOn: cityToday() }}
      pending={end.isPending}
      error={end.error}
      onClose={onClose}
      onSubmit={(body) => end.mutate(body, { onSuccess: () => onDone(t('family.ended')) })}
    >
      <p className="soft small" style={{ marginBottom: 10 }}>
        {t('family.endHint', { name: parent.projectName })}
      </p>
      <Form.Item
        name="endedOn"
        label={t('family.lastDay')}
        rules={[{ required: true, message: t('app.required') }]}
      >
        <DayField min={parent.validFrom} max={cityToday()} />
      </Form.Item>
    </FormDialog>
  );
}
