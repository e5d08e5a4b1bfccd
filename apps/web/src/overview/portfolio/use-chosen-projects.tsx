import { Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOrganisations } from '../../client/organisations.js';
import type { Project } from '../../client/projects.js';
import { mayTransfer } from '../../session/may.js';
import { useSignedIn } from '../../session/signed-in.js';
import type { Column } from '../../ui/table/data-table.js';

/**
 * Returns the projects that the user has selected, and the table column with the checkboxes. The
 * column is missing for users who cannot transfer projects.
 */
export function useChosenProjects(shown: readonly Project[]): {
  chosen: readonly Project[];
  clear: () => void;
  column: Column<Project> | null;
} {
  const { t } = useTranslation();
  const me = useSignedIn();
  const tree = useOrganisations().data ?? [];
  const [ticked, setTicked] = useState<ReadonlyMap<string, Project>>(new Map());
  // A transfer needs two organisations in which the user may transfer projects: the present one and
  // the receiving one.
  const offered = tree.filter(({ id }) => mayTransfer(me, id, tree)).length > 1;
  const movable = shown.filter(({ unitId }) => mayTransfer(me, unitId, tree));
  const tick = (projects: readonly Project[], on: boolean): void =>
    setTicked((now) => {
      const next = new Map(now);
      for (const project of projects)
        if (on) next.set(project.id, project);
        else next.delete(project.id);
      return next;
    });
  const all = movable.length > 0 && movable.every(({ id }) => ticked.has(id));
  const some = movable.some(({ id }) => ticked.has(id));
  const column: Column<Project> = {
    key: 'choose',
    ticks: true,
    title: (
      <Checkbox
        aria-label={t('portfolio.chooseAll')}
        checked={all}
        indeterminate={some && !all}
        disabled={movable.length === 0}
        onChange={({ target }) => tick(movable, target.checked)}
      />
    ),
    cell: (project) =>
      mayTransfer(me, project.unitId, tree) && (
        <Checkbox
          aria-label={t('portfolio.choose', { name: project.name })}
          checked={ticked.has(project.id)}
          onChange={({ target }) => tick([project], target.checked)}
        />
      ),
  };
  return {
    chosen: [...ticked.values()],
    clear: () => setTicked(new Map()),
    column: offered ? column : null,
  };
}
