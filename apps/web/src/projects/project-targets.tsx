import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Target } from '../client/plan.js';
import type { ProjectDetail } from '../client/projects.js';
import { StandingTag } from '../ui/readings/standing-tag.js';
import { type Column, DataTable } from '../ui/table/data-table.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { TargetDue, TargetValue } from '../ui/wording/target-value.js';

/** Shows the targets and other attributes of the plan item to which a project belongs. */
export function ProjectTargets({ project }: { project: ProjectDetail }) {
  const { t } = useTranslation();
  const [targets, attributes] = [useId(), useId()];
  const [targetColumns, attributeColumns] = [useTargetColumns(), useAttributeColumns()];
  return (
    <>
      <section className="panel" aria-labelledby={targets}>
        <h2 id={targets}>{t('project.targets')}</h2>
        <DataTable
          caption={t('project.targetsCaption')}
          columns={targetColumns}
          rows={project.targets}
          rowKey={({ id }) => id}
          empty={t('project.noTargets')}
        />
      </section>
      {project.attributes.length > 0 && (
        <section className="panel" aria-labelledby={attributes}>
          <h2 id={attributes}>{t('project.attributes')}</h2>
          <DataTable
            caption={t('project.attributesCaption')}
            columns={attributeColumns}
            rows={project.attributes}
            rowKey={({ name, place }) => `${name} ${place}`}
            empty={t('app.none')}
          />
        </section>
      )}
    </>
  );
}

function useTargetColumns(): Column<Target>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'measure',
      title: t('project.measure'),
      names: true,
      cell: ({ measure }) => <InChinese>{measure}</InChinese>,
    },
    {
      key: 'value',
      title: t('project.value'),
      number: true,
      cell: (target) => <TargetValue target={target} />,
    },
    {
      key: 'state',
      title: t('readings.state'),
      cell: ({ standing, unit, comparator }) => (
        <StandingTag standing={standing} unit={unit} doneOnly={comparator === 'by-date'} />
      ),
    },
    { key: 'due', title: t('project.due'), cell: ({ due }) => <TargetDue due={due} /> },
    {
      key: 'basis',
      title: t('project.basis'),
      cell: ({ basis }) => basis !== null && <CodeWord list="basis" code={basis} />,
    },
    { key: 'note', title: t('project.note'), cell: ({ note }) => <InChinese>{note}</InChinese> },
    {
      key: 'source',
      title: t('project.source'),
      cell: ({ place }) => <InChinese className="nowrap">{place}</InChinese>,
    },
  ];
}

type Attribute = ProjectDetail['attributes'][number];

function useAttributeColumns(): Column<Attribute>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'name',
      title: t('project.measure'),
      names: true,
      cell: ({ name }) => <InChinese>{name}</InChinese>,
    },
    {
      key: 'value',
      title: t('project.value'),
      number: true,
      cell: ({ comparator, value, unit }) => (
        <TargetValue target={{ comparator, value, valueTo: null, unit }} />
      ),
    },
    { key: 'note', title: t('project.note'), cell: ({ note }) => <InChinese>{note}</InChinese> },
    {
      key: 'source',
      title: t('project.source'),
      cell: ({ place }) => <InChinese className="nowrap">{place}</InChinese>,
    },
  ];
}
