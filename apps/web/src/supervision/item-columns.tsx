import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useOrganisations } from '../client/organisations.js';
import type { SupervisionItem } from '../client/supervision.js';
import type { Column } from '../ui/table/data-table.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { ItemStateTag, RiskTag } from './item-state.js';

/** Returns the address of the page of an item; an audit finding has a page of its own. */
export const itemAddress = ({ id, kind }: Pick<SupervisionItem, 'id' | 'kind'>): string =>
  kind === 'finding' ? `/findings/${id}` : `/supervision/${id}`;

/** Returns a function that gives the name of an organisation. */
export function useOrganisationName(): (id: string) => string {
  const { t } = useTranslation();
  const all = useOrganisations().data ?? [];
  return (id) => all.find((one) => one.id === id)?.name ?? t('app.unknown');
}

/** Returns the table columns for lists of items of supervision. */
export function useItemColumns({
  withProject,
}: {
  withProject: boolean;
}): Column<SupervisionItem>[] {
  const { t } = useTranslation();
  const nameOf = useOrganisationName();
  const project: Column<SupervisionItem>[] = [
    {
      key: 'project',
      title: t('alerts.project'),
      cell: ({ projectId, projectName }) =>
        projectId === null ? (
          <span className="soft">{t('supervision.noProject')}</span>
        ) : (
          <Link to={`/projects/${projectId}`}>
            <InChinese>{projectName}</InChinese>
          </Link>
        ),
    },
  ];
  return [
    {
      key: 'title',
      title: t('supervision.item'),
      names: true,
      cell: (item) => (
        <Link to={itemAddress(item)}>
          {item.number !== null && <InChinese className="nowrap">{item.number}</InChinese>}{' '}
          <InChinese className="recorded">{item.title}</InChinese>
        </Link>
      ),
    },
    {
      key: 'kind',
      title: t('supervision.kind'),
      cell: (item) => (
        <>
          <span className="nowrap">
            <CodeWord list="supervisionKind" code={item.kind} />
          </span>{' '}
          <RiskTag item={item} />
        </>
      ),
    },
    {
      key: 'state',
      title: t('supervision.state'),
      cell: (item) => <ItemStateTag item={item} />,
    },
    {
      key: 'due',
      title: t('supervision.dueOn'),
      cell: ({ dueOn }) => <span className="nowrap">{dueOn}</span>,
    },
    {
      key: 'lead',
      title: t('supervision.lead'),
      cell: ({ leadOrganisationId }) => <InChinese>{nameOf(leadOrganisationId)}</InChinese>,
    },
    {
      key: 'owner',
      title: t('supervision.owner'),
      cell: ({ ownerName }) => ownerName !== null && <InChinese>{ownerName}</InChinese>,
    },
    ...(withProject ? project : []),
  ];
}
