import { Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProject, useProjects } from '../../client/projects.js';
import { useTypedText } from './use-typed-text.js';

const ALL = '';

/**
 * Shows a select input with a label that filters a list by project. Users can search by part of the
 * project's name. The first option removes the filter; `none` names it where a project is chosen for
 * something new.
 */
export function ProjectChoice({
  projectId,
  none,
  onChange,
}: {
  projectId: string | null;
  none?: string;
  onChange: (projectId: string | null) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const [q, setQ] = useState('');
  const [typed, setTyped] = useTypedText(q, setQ);
  const found =
    useProjects({ q: q || null, column: null, kind: null, flagship: null, unitId: null }).items ??
    [];
  const chosen = useProject(projectId ?? '', projectId !== null).data;
  const options = found.map(({ id: value, name }) => ({ value, label: name }));
  // The selected project may not be among the search results, so it is added to the options.
  const named =
    projectId !== null && !options.some(({ value }) => value === projectId)
      ? [{ value: projectId, label: chosen?.name ?? '…' }]
      : [];
  return (
    <div className="filter">
      <label htmlFor={id}>{t('alerts.project')}</label>
      <Select<string>
        id={id}
        className="project-choice"
        value={projectId ?? ALL}
        popupMatchSelectWidth={false}
        options={[{ value: ALL, label: none ?? t('app.all') }, ...named, ...options]}
        showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
        onChange={(value) => onChange(value === ALL ? null : value)}
      />
    </div>
  );
}
