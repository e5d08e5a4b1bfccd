import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProject, useProjects } from '../../client/projects.js';
import { useTypedText } from '../../ui/form/use-typed-text.js';

interface ParentChoiceProps {
  id?: string;
  value?: string | null;
  onChange?: (value: string | null) => void;
}

/** Shows a select input for the parent of a project, which is found by a part of its name. */
export function ParentChoice({ id, value, onChange }: ParentChoiceProps) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState('');
  const [typed, setTyped] = useTypedText(wanted, setWanted);
  const filter = { column: null, kind: null, flagship: null, unitId: null };
  const projects = useProjects({ q: wanted || null, ...filter });
  const chosen = useProject(value ?? '', Boolean(value)).data;
  const listed = (projects.items ?? []).map((one) => ({ value: one.id, label: one.name }));
  const options =
    chosen && !listed.some((one) => one.value === chosen.id)
      ? [{ value: chosen.id, label: chosen.name }, ...listed]
      : listed;
  return (
    <Select
      id={id}
      allowClear
      value={value ?? undefined}
      onChange={(picked: string | undefined) => onChange?.(picked ?? null)}
      showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
      loading={projects.isFetching}
      options={options}
      notFoundContent={t('portfolio.empty')}
    />
  );
}
