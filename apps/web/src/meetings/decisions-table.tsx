import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { MeetingDecision } from '../client/meetings.js';
import { type Column, DataTable } from '../ui/table/data-table.js';
import { CodeWord } from '../ui/wording/code-word.js';
import { InChinese } from '../ui/wording/in-chinese.js';
import { StatusTag } from '../ui/wording/status-tag.js';
import { useOrganisationName } from './organisation-name.js';

/** Shows what a meeting decided, each with the item of supervision that it became. */
export function DecisionsTable({ decisions }: { decisions: readonly MeetingDecision[] }) {
  const { t } = useTranslation();
  return (
    <DataTable
      stacks
      caption={t('meetings.decisionsCaption')}
      columns={useColumns()}
      rows={decisions}
      rowKey={({ itemId }) => itemId}
      marked={({ overdue }) => overdue}
      empty={t('meetings.noneDecided')}
    />
  );
}

function useColumns(): Column<MeetingDecision>[] {
  const { t } = useTranslation();
  const nameOf = useOrganisationName();
  return [
    {
      key: 'text',
      title: t('meetings.text'),
      names: true,
      cell: ({ text, projectId, projectName }) => (
        <>
          <InChinese className="recorded">{text}</InChinese>
          {projectId !== null && (
            <div className="small">
              <Link to={`/projects/${projectId}`}>
                <InChinese>{projectName}</InChinese>
              </Link>
            </div>
          )}
        </>
      ),
    },
    {
      key: 'item',
      title: t('meetings.item'),
      cell: ({ itemId, number }) => (
        <Link className="nowrap" to={`/supervision/${itemId}`}>
          <InChinese>{number}</InChinese>
        </Link>
      ),
    },
    {
      key: 'state',
      title: t('meetings.state'),
      cell: ({ state, overdue }) => (
        <span className="nowrap">
          <StatusTag tone={state === 'closed' ? 'green' : 'amber'}>
            <CodeWord list="supervisionState" code={state} />
          </StatusTag>{' '}
          {overdue && <StatusTag tone="red">{t('meetings.overdue')}</StatusTag>}
        </span>
      ),
    },
    {
      key: 'lead',
      title: t('meetings.lead'),
      cell: ({ leadOrganisationId, ownerName }) => (
        <>
          <InChinese>{nameOf(leadOrganisationId)}</InChinese>
          {ownerName !== null && (
            <div className="soft small">
              <InChinese>{ownerName}</InChinese>
            </div>
          )}
        </>
      ),
    },
    {
      key: 'due',
      title: t('meetings.dueOn'),
      cell: ({ dueOn }) => <span className="nowrap">{dueOn}</span>,
    },
  ];
}
