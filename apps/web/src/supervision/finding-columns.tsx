import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Finding } from '../client/findings.js';
import { useOrganisations } from '../client/organisations.js';
import { cityTime } from '../ui/day/city-day.js';
import type { Column } from '../ui/table/data-table.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { FindingStateTag } from './finding-state.js';
import { ActorName } from '../ui/wording/actor-name.js';

/** Returns the table columns for lists of audit findings. */
export function useFindingColumns({ withProject }: { withProject: boolean }): Column<Finding>[] {
  const { t } = useTranslation();
  const units = useOrganisations().data ?? [];
  const project: Column<Finding>[] = [
    {
      key: 'project',
      title: t('alerts.project'),
      cell: ({ projectId, projectName }) => (
        <Link to={`/projects/${projectId}`}>
          <InChinese>{projectName}</InChinese>
        </Link>
      ),
    },
    {
      key: 'unit',
      title: t('findings.unit'),
      cell: ({ unitId }) => (
        <InChinese>{units.find(({ id }) => id === unitId)?.name ?? unitId}</InChinese>
      ),
    },
  ];
  return [
    {
      key: 'title',
      title: t('findings.subject'),
      names: true,
      cell: ({ id, title }) => (
        <Link to={`/findings/${id}`}>
          <InChinese className="recorded">{title}</InChinese>
        </Link>
      ),
    },
    ...(withProject ? project : []),
    {
      key: 'entry',
      title: t('findings.entry'),
      cell: ({ entrySequence }) =>
        entrySequence !== null && (
          <span className="nowrap">{t('findings.entryOf', { sequence: entrySequence })}</span>
        ),
    },
    {
      key: 'due',
      title: t('findings.answerDueOn'),
      cell: ({ answerDueOn }) => <span className="nowrap">{answerDueOn}</span>,
    },
    {
      key: 'state',
      title: t('findings.state'),
      cell: (finding) => <FindingStateTag finding={finding} />,
    },
    {
      key: 'by',
      title: t('findings.raisedBy'),
      cell: ({ raisedBy, raisedByName }) => (
        <ActorName className="nowrap" id={raisedBy} name={raisedByName} />
      ),
    },
    {
      key: 'at',
      title: t('findings.raisedAt'),
      cell: ({ raisedAt }) => <span className="nowrap">{cityTime(raisedAt)}</span>,
    },
  ];
}
